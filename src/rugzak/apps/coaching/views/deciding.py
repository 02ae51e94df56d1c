"""The colleague's side: what is offered, and yes or no."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.apps.coaching import queries, services
from rugzak.apps.coaching.models import Observation
from rugzak.apps.coaching.words import OBSERVATION_KIND, PER_PAGE
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import may
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust.services import note_try
from rugzak.ground.trust.views import not_for_you
from rugzak.ground.ui.toasts import toast

MINE = gettext_noop("alleen over jezelf")
READERS = gettext_noop("de collega over wie het gaat, en wie het aanbood")


@access(relation=MINE, data=Data.CONFIDENTIAL, lane=Lane.FULL)
def offered(request: PersonRequest) -> HttpResponse:
    """What colleagues saw and offer to me, and what I kept. The words open on their own page."""
    kept = Paginator(queries.observations_kept_by(request.person), PER_PAGE)
    context = {
        "waiting": list(queries.offered_to(request.person)[:PER_PAGE]),
        "page": kept.get_page(request.GET.get("bladzijde")),
    }
    return render(request, "coaching/offered.html", context)


@access(relation=READERS, data=Data.CONFIDENTIAL, lane=Lane.FULL, logs_reading=True)
def observation(request: PersonRequest, observation_id: UUID) -> HttpResponse:
    row = queries.readable_observation(request.person, observation_id)
    if row is None:
        return refused(request, observation_id)
    context = {
        "row": row,
        "opened": queries.open_observation(row, reader=request.person),
        "is_mine": row.owner_id == request.person.pk,
        "may": {
            deed: may(request.person, f"coaching.{deed}", row)
            for deed in ("decide", "change_draft", "take_back", "throw_away")
        },
    }
    return render(request, "coaching/observation.html", context)


@access(relation=MINE, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("POST",))
def accept(request: PersonRequest, observation_id: UUID) -> HttpResponse:
    """Yes, I want to keep this."""
    row = queries.readable_observation(request.person, observation_id)
    if row is None or row.owner_id != request.person.pk:
        return refused(request, observation_id)
    try:
        services.accept_observation(observation=row, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
        return redirect("coaching:offered")
    toast(request, _("Bewaard. Het is nu van jou."))
    return redirect("coaching:observation", row.pk)


@access(relation=MINE, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("POST",))
def refuse(request: PersonRequest, observation_id: UUID) -> HttpResponse:
    """No: gone, for both. Nobody asks why."""
    row = queries.readable_observation(request.person, observation_id)
    if row is None or row.owner_id != request.person.pk:
        return refused(request, observation_id)
    try:
        services.refuse_observation(observation=row, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("Het is weg. Er blijft niets bewaard."))
    return redirect("coaching:offered")


@access(relation=READERS, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("POST",))
def throw_away(request: PersonRequest, observation_id: UUID) -> HttpResponse:
    """The coach's draft, or what the colleague no longer wants to keep."""
    row = queries.readable_observation(request.person, observation_id)
    if row is None or not may(request.person, "coaching.throw_away", row):
        return refused(request, observation_id)
    services.throw_away_observation(observation=row, by=request.person)
    toast(request, _("Het is weg. Er blijft niets bewaard."))
    return redirect(_home_of(request, row))


def refused(request: PersonRequest, observation_id: UUID) -> HttpResponse:
    """The closed page; if the observation is somebody's, that person sees the try."""
    owner_id = queries.owner_of_observation(observation_id)
    if owner_id is not None:
        note_try(reader=request.person, about_id=owner_id, kind=OBSERVATION_KIND, item_id=observation_id)
    return not_for_you(request)


def _home_of(request: PersonRequest, row: Observation) -> str:
    return "coaching:offered" if row.owner_id == request.person.pk else "coaching:mine"
