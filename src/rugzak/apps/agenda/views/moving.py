"""Give a visit another time: moments that fit, or one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.forms import MoveForm
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.views.answers import back
from rugzak.apps.agenda.words import GONE, OFFERED_MOMENTS
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.dates import moment_words
from rugzak.ground.ui.toasts import toast


@access(relation="coach van het bezoek", data=Data.PERSONAL, methods=("GET", "POST"))
def move(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """A press on a free moment, or a day and time of one's own."""
    row = get_or_404(queries.visits_coached_by(request.person), visit_id)
    require(request.person, "agenda.move_visit", row)
    if not row.is_ahead:
        toast(request, _("Dit bezoek is al begonnen of gaat niet door. Verzetten kan niet meer."))
        return redirect("agenda:visit", row.pk)
    return _choose_moment(request, row, _moved)


@access(relation="coach van het bezoek", data=Data.PERSONAL, methods=("GET", "POST"))
def again(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    """A new moment for what was called off or did not take place."""
    row = get_or_404(queries.visits_coached_by(request.person), visit_id)
    require(request.person, "agenda.book_again", row)
    if row.state not in GONE:
        return redirect("agenda:visit", row.pk)
    return _choose_moment(request, row, _booked_again)


@access(relation="wie het bezoek net verzette", data=Data.PERSONAL, methods=("POST",))
def move_back(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.visits_coached_by(request.person), visit_id)
    require(request.person, "agenda.move_visit", row)
    try:
        services.undo_move(visit=row, by=request.person)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, _("Het bezoek staat weer op de oude tijd."))
    return back(request, row)


Deed = Callable[[PersonRequest, Visit, datetime, MoveForm], HttpResponse]


def _choose_moment(request: PersonRequest, row: Visit, deed: Deed) -> HttpResponse:
    form, outside = MoveForm(_typed(request), initial=_start_of(row)), ""
    if request.method == "POST" and form.is_valid():
        try:
            start = queries.moment_of(form.cleaned_data["day"], form.cleaned_data["time"])
            outside = queries.outside_windows(row, _people_of(row), start, start + row.length)
            if not outside or form.cleaned_data["anyway"]:
                return deed(request, row, start, form)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    context = {
        "visit": row,
        "form": form,
        "moments": moments_for(row),
        "is_again": deed is _booked_again,
        "outside": outside,
    }
    return render(request, "agenda/move.html", context, status=422 if request.method == "POST" else 200)


def _moved(request: PersonRequest, row: Visit, start: datetime, form: MoveForm) -> HttpResponse:
    if row.series_id and form.cleaned_data["following"]:
        return _all_moved(request, row, start)
    moved = services.move_visit(visit=row, start=start, by=request.person)
    words = _("Het bezoek is nu %(moment)s.") % {"moment": moment_words(moved.start)}
    warning = queries.outside_availability(request.person, moved.start, moved.end)
    toast(request, f"{words} {warning}".strip(), undo=reverse("agenda:move_back", args=[row.pk]))
    return back(request, row)


def _all_moved(request: PersonRequest, row: Visit, start: datetime) -> HttpResponse:
    moved = services.move_following(visit=row, start=start, by=request.person)
    words = ngettext("%(n)s bezoek verzet.", "%(n)s bezoeken verzet.", len(moved)) % {"n": len(moved)}
    toast(request, words, undo=reverse("agenda:move_back", args=[row.pk]))
    return back(request, row)


def _people_of(row: Visit) -> list[UUID]:
    return [occupation.member_id for occupation in row.occupations.all()]


def _booked_again(request: PersonRequest, row: Visit, start: datetime, form: MoveForm) -> HttpResponse:
    made = services.book_again(visit=row, start=start, by=request.person, key=form.cleaned_data["sleutel"])
    toast(request, _("Er staat een nieuw bezoek op %(moment)s.") % {"moment": moment_words(made.start)})
    return redirect("agenda:visit", made.pk)


def moments_for(row: Visit) -> list[dict[str, str]]:
    """Moments that fit, each on another day and as near as can be to the time at which it stood."""
    found = queries.free_moments(
        _people_of(row),
        length=row.length,
        after=timezone.now(),
        visit=row,
        most=OFFERED_MOMENTS + 1,  # where it stands now always fits, and is no choice
        per_day=1,
        near=timezone.localtime(row.start).time(),
    )
    others = [one for one in found if one != row.start][:OFFERED_MOMENTS]
    return [
        {"words": moment_words(one), "sent": f"{timezone.localtime(one):%Y-%m-%d %H:%M}"} for one in others
    ]


def _typed(request: PersonRequest) -> dict[str, str] | None:
    """What was typed; a press on an offered moment fills in day and time."""
    if request.method != "POST":
        return None
    typed = request.POST.dict()
    day, _space, at = typed.get("moment", "").partition(" ")
    return {**typed, "day": day, "time": at} if at else {key: str(value) for key, value in typed.items()}


def _start_of(row: Visit) -> dict[str, object]:
    start = timezone.localtime(row.start)
    return {"day": start.date(), "time": start.time()}
