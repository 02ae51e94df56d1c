"""Writing an observation down, and offering it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.coaching import judging, queries, services
from rugzak.apps.coaching.forms import ObservationForm
from rugzak.apps.coaching.models import Observation
from rugzak.apps.coaching.views.looking import COACH
from rugzak.apps.coaching.words import Lens
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

WRITER = gettext_noop("coach die de observatie schreef")
OFFER, KEEP = "aanbieden", "bewaren"


@access(relation=COACH, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def draft(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """Write it, and offer it at once or keep it as a draft."""
    visit = get_or_404(agenda.visits_coached_by(request.person), visit_id)
    require(request.person, "coaching.look_back", visit)
    colleagues = queries.colleagues_at(visit)
    if not colleagues:
        toast(request, _("Bij dit bezoek was niemand aan wie je iets kunt aanbieden."))
        return redirect("agenda:visit", visit.pk)
    form = ObservationForm(request.POST or None, people=colleagues)
    if request.method == "POST" and form.is_valid():
        hints = _hints(request, form)
        if not hints:
            observation = services.draft_observation(
                visit=visit,
                owner=form.owner,
                seen=_seen(form),
                key=form.cleaned_data["sleutel"],
                by=request.person,
            )
            return _done(request, observation)
        return _page(request, visit, form, hints=hints)
    return _page(request, visit, form)


@access(relation=WRITER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def change(request: PersonRequest, observation_id: UUID) -> HttpResponse:
    """Go on with a draft."""
    row = _own(request, observation_id)
    require(request.person, "coaching.change_draft", row)
    visit = get_or_404(agenda.visits_coached_by(request.person), row.visit_id)
    opened = queries.open_observation(row, reader=request.person)
    told = {
        "lens": row.lens,
        "saw": opened.saw,
        "did": opened.did,
        "question": opened.question,
        "whom": str(row.owner_id),
    }
    form = ObservationForm(request.POST or None, people=[row.owner], initial=told)
    if request.method == "POST" and form.is_valid():
        hints = _hints(request, form)
        if not hints:
            return _done(
                request,
                services.change_draft(observation=row, seen=_seen(form), by=request.person),
            )
        return _page(request, visit, form, row=row, hints=hints)
    return _page(request, visit, form, row=row)


@access(relation=WRITER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("POST",))
def offer(request: PersonRequest, observation_id: UUID) -> HttpResponse:
    row = _own(request, observation_id)
    try:
        services.offer_observation(observation=row, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("Aangeboden. %(name)s leest en beslist.") % {"name": row.owner.first_name})
    return redirect("coaching:mine")


@access(relation=WRITER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("POST",))
def take_back(request: PersonRequest, observation_id: UUID) -> HttpResponse:
    row = _own(request, observation_id)
    try:
        services.take_back_observation(observation=row, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("Teruggenomen. Het is weer alleen van jou."))
    return redirect("coaching:mine")


def _own(request: PersonRequest, observation_id: UUID) -> Observation:
    """What this coach wrote; for everybody else it does not exist."""
    row = queries.observation_of_coach(request.person, observation_id)
    if row is None:
        raise Http404
    return row


def _seen(form: ObservationForm) -> services.Seen:
    saw, did, question = form.texts
    return services.Seen(saw, did, question, Lens(form.cleaned_data["lens"]))


def _hints(request: PersonRequest, form: ObservationForm) -> list[judging.Judging]:
    """Shown once before it is offered; a draft may say anything."""
    if request.POST.get("daad") == KEEP:
        return []
    return judging.unseen(form.texts[:2], request.POST)


def _done(request: PersonRequest, observation: Observation) -> HttpResponse:
    if request.POST.get("daad") == KEEP:
        toast(request, _("Bewaard, alleen voor jou. Na veertien dagen is het weg."))
    else:
        services.offer_observation(observation=observation, by=request.person)
        toast(request, _("Aangeboden. %(name)s leest en beslist.") % {"name": observation.owner.first_name})
    return redirect("coaching:mine")


def _page(
    request: PersonRequest,
    visit: agenda.Visit,
    form: ObservationForm,
    *,
    row: Observation | None = None,
    hints: list[judging.Judging] | None = None,
) -> HttpResponse:
    context = {
        "visit": visit,
        "form": form,
        "row": row,
        "hints": hints or [],
        "judging": judging.FOR_BROWSERS,
        "whom": next(iter(form.people.values())) if len(form.people) == 1 else None,
    }
    status = 422 if form.is_bound and not hints else 200
    return render(request, "coaching/observe.html", context, status=status)
