"""One press about a visit: been there, did not take place, later, called off, and back."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.clock import sent_moment
from rugzak.apps.agenda.forms import LengthForm
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
    form = LengthForm(request.POST)
    if not form.is_valid():
        toast(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return back(request, row)
    try:
        row = services.mark_done(visit=row, by=request.person, length=form.cleaned_data["length"])
    except Refusal as refusal:
        toast(request, str(refusal))
        return back(request, row)
    return _over_or_back(request, row, form.cleaned_data["length"])


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


def _over_or_back(request: PersonRequest, row: Visit, length: timedelta | None) -> HttpResponse:
    """When the real length takes the week over its hours, the next thing asked is why."""
    ledger = queries.ledger_of(row.appointment_id, row.appointment.released, row.week)
    if length is None or ledger.free >= timedelta() or queries.may_overrun(row.appointment_id, row.week):
        toast(request, _("Het bezoek is afgerond."))
        return back(request, row)
    told = {"taken": clock_words(ledger.taken), "released": spoken_length(ledger.released)}
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
