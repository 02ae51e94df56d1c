"""One press about a visit: been there, did not take place, later, called off, and back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.clock import sent_length, sent_moment
from rugzak.apps.agenda.ledger import WeekLedger
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.views.answers import back, do_or_tell
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.dates import clock_words, moment_words, spoken_length
from rugzak.ground.ui.toasts import toast


@access(relation="coach van het bezoek", data=Data.PERSONAL, methods=("POST",))
def done(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """Been there; ``length`` when it took longer or shorter than planned."""
    row = get_or_404(queries.visits_coached_by(request.person), visit_id)
    require(request.person, "agenda.mark_done", row)
    try:
        length = sent_length(request.POST.get("length", ""))
        row = services.mark_done(visit=row, by=request.person, length=length)
    except Refusal as refusal:
        toast(request, str(refusal))
        return back(request, row)
    over = queries.overrun_to_explain(row) if length is not None else None
    return _asks_why(request, row, over) if over else _rounded_off(request, row)


@access(relation="coach van het bezoek", data=Data.PERSONAL, methods=("POST",))
def not_done(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """Taken back just after."""
    row = get_or_404(queries.visits_coached_by(request.person), visit_id)
    require(request.person, "agenda.mark_done", row)
    return do_or_tell(request, row, services.take_back_done, _("Je kunt het bezoek opnieuw afronden."))


@access(relation="coach van het bezoek", data=Data.PERSONAL, methods=("POST",))
def missed(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.visits_coached_by(request.person), visit_id)
    require(request.person, "agenda.mark_missed", row)
    undo = reverse("agenda:restore", args=[row.pk])
    return do_or_tell(
        request, row, services.mark_missed, _("Genoteerd: dit bezoek is niet doorgegaan."), undo=undo
    )


@access(relation="coach van het bezoek", data=Data.PERSONAL, methods=("POST",))
def late(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """``start`` is the moment on the button that was pressed."""
    row = get_or_404(queries.visits_coached_by(request.person), visit_id)
    require(request.person, "agenda.run_late", row)
    start = sent_moment(request.POST.get("start", ""))
    if start is None:
        toast(request, _("Kies hoeveel later je bent."))
        return back(request, row)
    try:
        shifted = services.run_late(visit=row, start=start, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _late_words(start, len(shifted)), undo=reverse("agenda:move_back", args=[row.pk]))
    return back(request, row)


@access(relation="coach of collega van het bezoek", data=Data.PERSONAL, methods=("POST",))
def cancel(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.own_visits(request.person), visit_id)
    require(request.person, "agenda.cancel_visit", row)
    undo = reverse("agenda:restore", args=[row.pk])
    return do_or_tell(request, row, services.cancel_visit, _("Het bezoek gaat niet door."), undo=undo)


@access(relation="wie het bezoek net afzegde", data=Data.PERSONAL, methods=("POST",))
def restore(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.own_visits(request.person), visit_id)
    require(request.person, "agenda.cancel_visit", row)
    return do_or_tell(request, row, services.restore_visit, _("Het bezoek staat er weer."))


def _rounded_off(request: PersonRequest, row: Visit) -> HttpResponse:
    toast(request, _("Het bezoek is afgerond."), undo=reverse("agenda:not_done", args=[row.pk]))
    return back(request, row)


def _asks_why(request: PersonRequest, row: Visit, over: WeekLedger) -> HttpResponse:
    """The real length took the week over its hours: the next thing asked is why."""
    told = {"taken": clock_words(over.taken), "released": spoken_length(over.released)}
    toast(request, _("Het bezoek is afgerond. Dat maakt %(taken)s van %(released)s.") % told)
    return redirect("agenda:overrun", row.appointment_id, row.week.year, row.week.number)


def _late_words(start: datetime, shifted: int) -> str:
    words = _("Je bezoek begint om %(time)s. De ander krijgt bericht.") % {
        "time": moment_words(start, "time")
    }
    if shifted < 2:
        return words
    others = ngettext("%(n)s bezoek schuift mee.", "%(n)s bezoeken schuiven mee.", shifted - 1)
    return f"{words} {others % {'n': shifted - 1}}"
