"""Which programme, region and weeks: from the address or from a form."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from rugzak.apps.people import queries as people
from rugzak.apps.planning.forms import whole
from rugzak.apps.planning.models import Plan
from rugzak.apps.planning.queries import Scope, plans_for
from rugzak.apps.planning.words import USUAL_WEEKS, WEEKS_LIMITS
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.words import TAKES_REQUESTS
from rugzak.ground.accounts.access import PersonRequest
from rugzak.ground.kernel.weeks import Week


@dataclass(frozen=True)
class Choice:
    """What there is to choose from, and what was chosen."""

    programmes: list[Any]
    regions: list[Any]
    programme: Any
    region: Any
    scope: Scope
    plan: Plan | None


def choose(request: PersonRequest) -> Choice | None:
    """None when there is no programme with requests, or no region, to plan for."""
    asked = request.GET
    offered = [
        one for one in programmes.programmes_for(request.person) if one.is_on and one.kind in TAKES_REQUESTS
    ]
    regions = list(people.regions_for(request.person))
    if not offered or not regions:
        return None
    plans = list(plans_for(request.person).order_by("-changed_at"))
    latest = plans[0] if plans else None
    programme = _named(offered, asked.get("programma", "")) or _of(
        offered, latest.programme_id if latest else None
    )
    region = _named(regions, asked.get("regio", "")) or _of(regions, latest.region_id if latest else None)
    plan = next(
        (one for one in plans if (one.programme_id, one.region_id) == (programme.pk, region.pk)), None
    )
    usual = (plan.week, plan.weeks) if plan and _is_ahead(plan) else (first_week(), USUAL_WEEKS)
    week = week_in(asked.get("week", "")) or usual[0]
    weeks = whole(asked.get("weken", ""), least=WEEKS_LIMITS[0], most=WEEKS_LIMITS[1], usual=usual[1])
    return Choice(offered, regions, programme, region, Scope(programme.pk, region.pk, week, weeks), plan)


def scope_in(request: PersonRequest, values: Any) -> Scope | None:
    """What a form asks to plan; None when it names something that is not there."""
    offered = [
        one for one in programmes.programmes_for(request.person) if one.is_on and one.kind in TAKES_REQUESTS
    ]
    programme = _named(offered, values.get("programma", ""))
    region = _named(list(people.regions_for(request.person)), values.get("regio", ""))
    week = week_in(values.get("week", ""))
    if programme is None or region is None or week is None:
        return None
    weeks = whole(values.get("weken", ""), least=WEEKS_LIMITS[0], most=WEEKS_LIMITS[1], usual=USUAL_WEEKS)
    return Scope(programme.pk, region.pk, week, weeks)


def first_week() -> Week:
    """This week; in the weekend the next one, as this one is over."""
    return Week.of(timezone.localdate() + timedelta(days=2))


def week_in(text: str) -> Week | None:
    """ "2027-W10" as a week near now; anything else is nothing."""
    year, _w, number = text.partition("-W")
    with suppress(ValueError):
        week = Week(int(year), int(number))
        if abs((week.monday - timezone.localdate()).days) <= 366:
            return week
    return None


def _is_ahead(plan: Plan) -> bool:
    return plan.week >= first_week()


def _named(rows: list[Any], key: str) -> Any:
    with suppress(ValueError):
        wanted = UUID(key)
        return next((row for row in rows if row.pk == wanted), None)
    return None


def _of(rows: list[Any], key: UUID | None) -> Any:
    """The one that was planned last, else the first."""
    return next((row for row in rows if row.pk == key), rows[0])
