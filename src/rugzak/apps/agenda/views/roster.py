"""Released hours and visits for the roster program, as csv or calendar: time and place, nothing else."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_noop

from rugzak.apps.agenda import queries
from rugzak.apps.agenda.roster_calendar import roster_calendar
from rugzak.apps.agenda.words import ROSTER_AHEAD, ROSTER_LONGEST
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.exchange.writing import csv_text
from rugzak.ground.kernel.data_map import Data

ROWS_SHOWN = 25
PLANNERS = (Role.PROGRAMME_MANAGER,)
TIME_AND_PLACE = gettext_noop("alleen tijd en plaats; nooit met wie of waarover")


@access(*PLANNERS, relation=TIME_AND_PLACE, data=Data.PERSONAL, lane=Lane.FULL)
def roster(request: PersonRequest) -> HttpResponse:
    """Which weeks, and in which form."""
    first, last = days_in(request)
    head, rows = queries.roster_rows(queries.roster_for(request.person, first, last))
    context = {
        "first": first,
        "last": last,
        "head": head,
        "rows": rows[:25],
        "count": len(rows),
        "query": f"van={first}&tot={last}",
    }
    return render(request, "agenda/roster.html", context)


@access(*PLANNERS, relation=TIME_AND_PLACE, data=Data.PERSONAL, lane=Lane.FULL)
def roster_csv(request: PersonRequest) -> HttpResponse:
    head, rows = queries.roster_rows(queries.roster_for(request.person, *days_in(request)))
    return _file(csv_text(head, rows).encode(), "text/csv; charset=utf-8", "rooster-rugzak.csv")


@access(*PLANNERS, relation=TIME_AND_PLACE, data=Data.PERSONAL, lane=Lane.FULL)
def roster_ics(request: PersonRequest) -> HttpResponse:
    lines = queries.roster_for(request.person, *days_in(request))
    return _file(roster_calendar(lines), "text/calendar; charset=utf-8", "rooster-rugzak.ics")


def days_in(request: PersonRequest) -> tuple[date, date]:
    """The days that were asked for, or four weeks from this Monday on; never more than a year."""
    today = timezone.localdate()
    first = _day(request.GET.get("van", "")) or today - timedelta(days=today.weekday())
    last = _day(request.GET.get("tot", "")) or first + ROSTER_AHEAD
    return first, min(max(first, last), first + ROSTER_LONGEST)


def _day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and 2000 <= day.year <= 2100 else None


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
