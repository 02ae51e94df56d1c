"""Pages and presses that end a request, or keep it open."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rugzak.apps.support import nudges, queries, services
from rugzak.apps.support.forms import ClosingForm
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.words import Helped
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.nouns import words_for
from rugzak.ground.ui.toasts import toast


@access(relation="vrager", data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def close(request: PersonRequest, request_id: UUID) -> HttpResponse:
    """Hielp het?"""
    row = get_or_404(queries.own_requests(request.person), request_id)
    if row.is_over:
        return redirect("support:request", row.pk)
    require(request.person, "support.close", row)
    form = ClosingForm(request.POST or None, words=words_for(request))
    hints: list[nudges.Hint] = []
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"].strip()
        hints = nudges.unseen(words, request.POST)
        if not hints:
            return _closed(request, row, Helped(form.cleaned_data["helped"]), words)
    status = 422 if form.is_bound and not hints else 200
    context = {"row": row, "form": form, "coach": row.coach, "hints": hints, "nudges": nudges.FOR_BROWSERS}
    return render(request, "support/close.html", context, status=status)


@access(Role.COACH, relation="coach die het oppakte", data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def round_off(request: PersonRequest, request_id: UUID) -> HttpResponse:
    """The coach says it is done."""
    row = get_or_404(queries.engagements_of(request.person), request_id)
    require(request.person, "support.round_off", row)
    services.round_off(request=row, by=request.person)
    toast(request, _("Je collega hoort dat jij klaar bent, en heeft het laatste woord."))
    return redirect("support:request", row.pk)


@access(relation="vrager", data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def keep_open(request: PersonRequest, request_id: UUID) -> HttpResponse:
    """The asker is not done yet."""
    row = get_or_404(queries.own_requests(request.person), request_id)
    require(request.person, "support.keep_open", row)
    services.keep_open(request=row, by=request.person)
    toast(request, _("Je vraag blijft open."))
    return redirect("support:request", row.pk)


@access(relation="vrager", data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def reopen(request: PersonRequest, request_id: UUID) -> HttpResponse:
    """It did not help enough: on with the same coach."""
    row = get_or_404(queries.own_requests(request.person), request_id)
    require(request.person, "support.reopen", row)
    try:
        services.reopen_request(request=row, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("Je vraag is weer open."))
    return redirect("support:request", row.pk)


def _closed(request: PersonRequest, row: SupportRequest, helped: Helped, words: str) -> HttpResponse:
    services.close_request(request=row, helped=helped, words=words, by=request.person)
    toast(request, _("Dank je. Je vraag is gesloten."))
    return redirect("support:request", row.pk)
