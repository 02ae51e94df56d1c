"""One proposal: explained, agreed, pinned. Each press is small, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from rugzak.apps.planning import queries, services
from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.views.addresses import board_with, seen_in
from rugzak.apps.planning.views.board import RELATION
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL)
def proposal(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    """The board with this proposal explained."""
    row = get_or_404(queries.proposals_for(request.person), proposal_id)
    return redirect(board_with(row.plan, row))


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def agree(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    return _deed(
        request, proposal_id, lambda row, seen: services.agree(proposal=row, seen=seen, by=request.person)
    )


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def let_go(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    return _deed(
        request, proposal_id, lambda row, seen: services.let_go(proposal=row, seen=seen, by=request.person)
    )


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL, methods=("POST",))
def pin(request: PersonRequest, proposal_id: UUID) -> HttpResponse:
    on = request.POST.get("vast") == "ja"
    return _deed(
        request,
        proposal_id,
        lambda row, seen: services.pin(proposal=row, on=on, seen=seen, by=request.person),
    )


def _deed(request: PersonRequest, proposal_id: UUID, deed: Callable[[Proposal, int], object]) -> HttpResponse:
    row = get_or_404(queries.proposals_for(request.person), proposal_id)
    require(request.person, "planning.plan")
    try:
        deed(row, seen_in(request))
    except Refusal as refusal:
        toast(request, str(refusal))
    return redirect(board_with(row.plan, row))
