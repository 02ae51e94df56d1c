"""One's own agenda by day, week, month or as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.route import MEANS_ICONS, route_of
from rugzak.apps.agenda.views.days import day_in
from rugzak.apps.agenda.words import GONE, LIST_PERIODS, ListPeriod, Setting
from rugzak.apps.programmes.words import TravelMeans
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.kernel.weeks import Week, local_moment
from rugzak.ground.ui.dates import day_words, names, spoken_length

DAY, WEEK, MONTH, LIST = "dag", "week", "maand", "lijst"


@access(relation="eigen agenda", data=Data.PERSONAL)
def own_agenda(request: PersonRequest) -> HttpResponse:
    """``?beeld=dag|week|maand|lijst&dag=2027-03-09``; a day nobody can read is today."""
    look = request.GET.get("beeld", WEEK)
    day = day_in(request.GET.get("dag", ""))
    context = {"day": day, "person": request.person, "is_coach": Role.COACH in request.person.roles}
    match look:
        case "lijst":
            context |= {"tabs": _tabs(LIST, day), **_list(request)}
            return render(request, "agenda/list.html", context)
        case "maand":
            context |= {"tabs": _tabs(MONTH, day), **_month(request.person, day)}
            return render(request, "agenda/month.html", context)
        case "dag":
            context |= {"look": DAY, "tabs": _tabs(DAY, day), **_day(request.person, day)}
        case _:
            context |= {"look": WEEK, "tabs": _tabs(WEEK, day), **_week(request.person, day)}
    return render(request, "agenda/agenda.html", context)


def _day(person: Member, day: date) -> dict[str, Any]:
    rows, hours = _rows_and_hours(person, Week.of(day))
    route = route_of(person, _on(rows, day), hours.legs, timezone.now())
    return {
        "route": route,
        "heading": day_words(day, "long"),
        "here": _address(DAY, day),
        "strip": [_strip_day(one, day, rows, DAY) for one in Week.of(day).days],
        "before": _address(DAY, day - timedelta(days=1)),
        "after": _address(DAY, day + timedelta(days=1)),
        "has_visits": bool(route.halts),
        "ledgers": hours.ledgers,
    }


def _week(person: Member, day: date) -> dict[str, Any]:
    rows, hours = _rows_and_hours(person, Week.of(day))
    now = timezone.now()
    return {
        "here": _address(WEEK, day),
        "strip": [_strip_day(one, day, rows, WEEK) for one in Week.of(day).days],
        "board": [_column(person, one, _on(rows, one), hours.legs, now) for one in Week.of(day).days],
        "before": _address(WEEK, day - timedelta(days=7)),
        "after": _address(WEEK, day + timedelta(days=7)),
        "has_visits": bool(rows),
        "ledgers": hours.ledgers,
    }


def _month(person: Member, day: date) -> dict[str, Any]:
    """Whole weeks, so that a month begins and ends with the days around it."""
    first = day.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    begin, end = Week.of(first), Week.of(after - timedelta(days=1))
    standing = queries.own_visits(person).exclude(state__in=GONE)
    rows = list(queries.visits_between(standing, begin.start, end.end))
    weeks = [begin + number for number in range((end.monday - begin.monday).days // 7 + 1)]
    return {
        "heading": day_words(first, "month"),
        "weekdays": names().short_weekdays,
        "weeks": [
            {"number": week.number, "days": [_month_day(one, first, rows) for one in week.days]}
            for week in weeks
        ],
        "before": _address(MONTH, first - timedelta(days=1)),
        "after": _address(MONTH, after),
    }


def _list(request: PersonRequest) -> dict[str, Any]:
    """What comes or what was; by kind, and by words of a place or a team. Names do not belong in an address."""
    period = request.GET.get("toon", "")
    period = period if period in LIST_PERIODS else ListPeriod.AHEAD
    kind = request.GET.get("soort", "")
    kind = kind if kind in Setting.values else ""
    words = " ".join(request.GET.get("q", "").split())[:60]
    rows = queries.visits_listed(request.person, ListPeriod(period), kind, words)
    asked = {"beeld": LIST, "toon": period, "soort": kind, "q": words}
    return {
        "page": page_of(rows, request.GET.get("bladzijde")),
        "words": words,
        "kind": kind,
        "period": period,
        "periods": [
            {"label": label, "href": _list_address({**asked, "toon": value}), "current": value == period}
            for value, label in ListPeriod.choices
        ],
        "kinds": Setting.choices,
        "clear": _list_address({"beeld": LIST}) if kind or words else "",
    }


def _rows_and_hours(person: Member, week: Week) -> tuple[list[Visit], queries.OwnWeek]:
    rows = list(queries.visits_between(queries.own_visits(person), week.start, week.end))
    is_coach = Role.COACH in person.roles
    return rows, queries.own_week(person, week) if is_coach else queries.OwnWeek([], {})


def _column(
    person: Member, day: date, rows: Sequence[Visit], legs: Mapping[UUID, int], now: datetime
) -> dict[str, Any]:
    """A day of the week: what stands there, and whether a visit may be put on it."""
    today = timezone.localdate(now)
    return {
        "date": day,
        "words": day_words(day, "long"),
        "is_today": day == today,
        "visits": [_card(person, row, legs, day, today) for row in rows],
    }


def _card(person: Member, row: Visit, legs: Mapping[UUID, int], day: date, today: date) -> dict[str, Any]:
    """A visit, the way to it, and the days next to it on which it could be put."""
    minutes = legs.get(row.pk, 0)
    moves = row.is_ahead and row.appointment.member_id == person.pk
    return {
        "visit": row,
        "travel": spoken_length(timedelta(minutes=minutes)) if minutes else "",
        "icon": MEANS_ICONS[TravelMeans(row.appointment.travels_by)],
        "moves": moves,
        "time": f"{timezone.localtime(row.start):%H:%M}",
        "earlier": day - timedelta(days=1) if moves and day > today else None,
        "later": day + timedelta(days=1) if moves else None,
    }


def _tabs(look: str, day: date) -> list[dict[str, Any]]:
    looks = ((DAY, _("Dag")), (WEEK, _("Week")), (MONTH, _("Maand")), (LIST, _("Lijst")))
    return [{"label": name, "href": _address(key, day), "current": key == look} for key, name in looks]


def _address(look: str, day: date) -> str:
    return f"{reverse('agenda:agenda')}?beeld={look}&dag={day.isoformat()}"


def _list_address(asked: dict[str, Any]) -> str:
    return f"{reverse('agenda:agenda')}?{urlencode({name: value for name, value in asked.items() if value})}"


def _on(rows: Sequence[Visit], day: date) -> list[Visit]:
    start, end = local_moment(day), local_moment(day + timedelta(days=1))
    return [row for row in rows if row.start < end and row.end > start]


def _strip_day(one: date, day: date, rows: Sequence[Visit], look: str) -> dict[str, Any]:
    standing = [row for row in _on(rows, one) if row.state not in GONE]
    return {
        "date": one,
        "href": _address(DAY if look == DAY else WEEK, one),
        "count": len(standing),
        "current": one == day,
    }


def _month_day(one: date, first: date, rows: Sequence[Visit]) -> dict[str, Any]:
    found = _on(rows, one)
    return {
        "date": one,
        "href": _address(DAY, one),
        "count": len(found),
        "current": one == timezone.localdate(),
        "free": not found or one.month != first.month,
    }
