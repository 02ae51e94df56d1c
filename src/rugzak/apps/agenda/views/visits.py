"""One's own agenda by day, week or as a list, and one visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries
from rugzak.apps.agenda.forms import LengthForm
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.route import MEANS_ICONS, Halt, route_of
from rugzak.apps.agenda.views.days import day_in
from rugzak.apps.agenda.words import AHEAD, GONE, Part, VisitState
from rugzak.apps.programmes.words import TravelMeans
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, may
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.weeks import Week, local_moment
from rugzak.ground.ui.dates import day_words, spoken_length

PER_PAGE = 25
DAY, WEEK, LIST = "dag", "week", "lijst"


@access(relation="eigen agenda", data=Data.PERSONAL)
def own_agenda(request: PersonRequest) -> HttpResponse:
    """``?beeld=dag|week|lijst&dag=2027-03-09``; a day nobody can read is today."""
    look = request.GET.get("beeld", WEEK)
    look = look if look in (DAY, WEEK, LIST) else WEEK
    day = day_in(request.GET.get("dag", ""))
    context: dict[str, Any] = {"look": look, "day": day, "tabs": _tabs(look, day), "person": request.person}
    context["is_coach"] = is_coach = Role.COACH in request.person.roles
    visits = queries.own_visits(request.person)
    if look == LIST:
        ahead = visits.filter(state__in=AHEAD, during__endswith__gt=timezone.now()).order_by("during")
        page = Paginator(ahead, PER_PAGE).get_page(request.GET.get("bladzijde"))
        return render(request, "agenda/list.html", context | {"page": page})
    week = Week.of(day)
    rows = list(queries.visits_between(visits, week.start, week.end))
    hours = queries.own_week(request.person, week) if is_coach else queries.OwnWeek([], {})
    if look == DAY:
        context["route"] = route_of(request.person, _on(rows, day), hours.legs, timezone.now())
    context |= {
        "strip": [_strip_day(one, day, rows, look) for one in week.days],
        "days": [
            (day_words(one, "long"), [_bead(row, hours.legs) for row in _on(rows, one)])
            for one in ([day] if look == DAY else week.days)
        ],
        "before": _address(look, day - timedelta(days=1 if look == DAY else 7)),
        "after": _address(look, day + timedelta(days=1 if look == DAY else 7)),
        "has_visits": bool(_on(rows, day)) if look == DAY else bool(rows),
        "ledgers": hours.ledgers,
    }
    return render(request, "agenda/agenda.html", context)


@dataclass(frozen=True)
class Sight:
    """What this reader sees of a visit, and may do with it."""

    participants: tuple[Member, ...]
    setting: str
    where: str
    mark_done: bool
    cancel: bool
    move: bool
    again: bool
    is_ahead: bool
    warning: str
    halt: Halt | None

    @classmethod
    def of(cls, person: Member, row: Visit) -> Sight:
        names = may(person, "agenda.read_participants", row)
        shows_setting = row.team_id is not None or may(person, "agenda.read_setting", row)
        return cls(
            participants=tuple(
                one.member for one in row.occupations.all() if names and one.part == Part.COLLEAGUE
            ),
            where=row.where if names or row.team_id else row.house or _("Op een andere plek"),
            setting=str(row.get_setting_display()) if shows_setting else "",
            mark_done=row.is_passed_by and may(person, "agenda.mark_done", row),
            cancel=row.is_ahead and may(person, "agenda.cancel_visit", row),
            move=row.is_ahead and may(person, "agenda.move_visit", row),
            again=row.state in GONE and may(person, "agenda.move_visit", row),
            is_ahead=row.state in AHEAD and row.end > timezone.now(),
            warning=_warning(person, row),
            halt=Halt(row, person, 1, timezone.now()) if names else None,
        )


@access(
    relation="coach of collega van het bezoek; team en programmamanager: tijd en plaats", data=Data.PERSONAL
)
def visit(request: PersonRequest, visit_id: UUID) -> HttpResponse:
    row = get_or_404(queries.visits_for(request.person), visit_id)
    form = LengthForm(initial={"length": row.length})
    context = {"visit": row, "sight": Sight.of(request.person, row), "length_form": form}
    return render(request, "agenda/visit.html", context)


def _warning(person: Member, row: Visit) -> str:
    """For the coach alone: what suits somebody is nobody else's business."""
    if not (row.is_ahead and may(person, "agenda.move_visit", row)):
        return ""
    return queries.outside_availability(person, row.start, row.end)


def _bead(row: Visit, legs: Mapping[UUID, int]) -> dict[str, Any]:
    """A visit, and the way to it from the one before on that day."""
    minutes = legs.get(row.pk, 0)
    return {
        "visit": row,
        "travel": spoken_length(timedelta(minutes=minutes)) if minutes else "",
        "icon": MEANS_ICONS[TravelMeans(row.appointment.travels_by)],
    }


def _tabs(look: str, day: date) -> list[dict[str, Any]]:
    names = ((DAY, _("Dag")), (WEEK, _("Week")), (LIST, _("Lijst")))
    return [{"label": name, "href": _address(key, day), "current": key == look} for key, name in names]


def _address(look: str, day: date) -> str:
    return f"{reverse('agenda:agenda')}?beeld={look}&dag={day.isoformat()}"


def _on(rows: list[Visit], day: date) -> list[Visit]:
    start, end = local_moment(day), local_moment(day + timedelta(days=1))
    return [row for row in rows if row.start < end and row.end > start]


def _strip_day(one: date, day: date, rows: list[Visit], look: str) -> dict[str, Any]:
    standing = [row for row in _on(rows, one) if row.state != VisitState.CANCELLED]
    return {
        "date": one,
        "href": _address(DAY if look == DAY else WEEK, one),
        "count": len(standing),
        "current": one == day,
    }
