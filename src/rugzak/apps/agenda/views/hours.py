"""Released hours: a coach's own weeks, why one went over, and all coaches for who steers."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.forms import OverrunForm
from rugzak.apps.agenda.views.days import day_in
from rugzak.apps.agenda.words import OverReason
from rugzak.apps.programmes import queries as programmes
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.ui.toasts import toast

BACK, AHEAD = 3, 4


@access(Role.COACH, relation="eigen uren", data=Data.PERSONAL)
def own_hours(request: PersonRequest) -> HttpResponse:
    """Week by week, around ``?dag=``."""
    week = Week.of(day_in(request.GET.get("dag", "")))
    tables = queries.own_hours(request.person, week - BACK, week + AHEAD)
    context = {"tables": tables, **_around(week, "agenda:hours", BACK + AHEAD + 1)}
    return render(request, "agenda/hours.html", context)


@access(Role.COACH, relation="eigen uren", data=Data.PERSONAL, methods=("GET", "POST"))
def overrun(request: PersonRequest, appointment_id: UUID, year: int, week: int) -> HttpResponse:
    """More hours in a week, with a reason from a list."""
    row = get_or_404(programmes.running_appointments_of(request.person), appointment_id)
    require(request.person, "agenda.explain_overrun", row)
    wanted = _week(year, week)
    form = OverrunForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.explain_overrun(
            appointment_id=row.pk,
            week=wanted,
            reason=OverReason(form.cleaned_data["reason"]),
            by=request.person,
        )
        toast(request, _("Genoteerd. In deze week mag je meer uren plannen."))
        return redirect(_address("agenda:hours", wanted.monday))
    ledger = queries.ledger_of(row.pk, row.released, wanted)
    context = {
        "form": form,
        "week": wanted,
        "ledger": ledger,
        "back": _address("agenda:hours", wanted.monday),
    }
    return render(request, "agenda/overrun.html", context, status=422 if request.method == "POST" else 200)


@access(Role.PROGRAMME_MANAGER, relation="uren van coaches; geen namen van collega's", data=Data.PERSONAL)
def hours_of_coaches(request: PersonRequest) -> HttpResponse:
    week = Week.of(day_in(request.GET.get("dag", "")))
    rows = queries.hours_of_coaches(week)
    regions = [
        _region(name, list(some)) for name, some in groupby(rows, key=lambda row: row.appointment.region.name)
    ]
    context = {"regions": regions, "total": _region("", rows), **_around(week, "agenda:coach_hours", 1)}
    return render(request, "agenda/coach_hours.html", context)


def _region(name: str, rows: list[queries.LedgerRow]) -> dict[str, Any]:
    """The rows of a region and their sum."""
    sums = [
        sum((getattr(row.ledger, part) for row in rows), timedelta())
        for part in ("released", "used", "planned", "travel", "free")
    ]
    return {
        "name": name,
        "rows": rows,
        "sum": dict(zip(("released", "used", "planned", "travel", "free"), sums, strict=True)),
    }


def _around(week: Week, name: str, step: int) -> dict[str, Any]:
    return {
        "week": week,
        "before": _address(name, (week - step).monday),
        "after": _address(name, (week + step).monday),
    }


def _address(name: str, day: date) -> str:
    return f"{reverse(name)}?dag={day.isoformat()}"


def _week(year: int, number: int) -> Week:
    try:
        week = Week(year, number)
        return week if 2000 <= week.monday.year <= 2200 else _nowhere()
    except ValueError:
        return _nowhere()


def _nowhere() -> Week:
    raise Http404
