"""Visits whose coach cannot come, as questions to plan: each of them is asked anew, none is left to its people alone.

As with requests, these reads look as the system and give away time, place and length only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.words import AHEAD
from rugzak.apps.people import queries as people
from rugzak.apps.programmes.words import Scope
from rugzak.apps.support.models import EngagementVisit
from rugzak.apps.support.queries.planning import Ask, asks_about, may_plan, newcomers_among
from rugzak.apps.support.words import Haste, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import DECIDING
from rugzak.ground.tenancy.context import as_system, current_organisation_id

GOING_ON = (RequestState.PLANNED, RequestState.ACTIVE)


def asks_of_visits(
    planner: Member, visits: Collection[Visit], start: datetime, end: datetime
) -> dict[UUID, Ask]:
    """Per visit its question. Of people whom the planner leads, and of a coach alone, there is none.

    A request of which this is the only visit goes to another coach as a whole. In all other cases somebody
    stands in, at the agreed time: what was agreed besides stays as it is. Who was asked for it in vain is not
    asked for it again.
    """
    with as_system(current_organisation_id()):
        rows = EngagementVisit.objects.filter(visit__in=[one.pk for one in visits])
        rows = rows.filter(engagement__request__state__in=GOING_ON)
        engaged = {row.visit_id: row for row in rows.select_related("engagement__request__team")}
        ahead = ahead_per_engagement({row.engagement_id for row in engaged.values()})
        requests = list(
            {row.engagement.request.pk: row.engagement.request for row in engaged.values()}.values()
        )
        asks = {ask.id: ask for ask in asks_about(planner, requests, start, end)}
        found = _without_request(planner, [one for one in visits if one.pk not in engaged])
        in_vain = agenda.asked_in_vain([one.pk for one in visits])
    for visit in visits:
        row = engaged.get(visit.pk)
        if row is not None and row.engagement.request_id in asks:
            is_whole = goes_as_a_whole(row, ahead)
            found[visit.pk] = _moved(asks[row.engagement.request_id], visit, only_then=not is_whole)
    return {key: replace(ask, kept_away=ask.kept_away | in_vain[key]) for key, ask in found.items()}


def ahead_per_engagement(engagement_ids: Collection[UUID]) -> Counter[UUID]:
    """How many visits of each still lie ahead."""
    rows = EngagementVisit.objects.filter(engagement__in=list(engagement_ids), visit__state__in=AHEAD)
    rows = rows.filter(visit__during__startswith__gt=timezone.now())
    return Counter(rows.values_list("engagement", flat=True))


def goes_as_a_whole(row: EngagementVisit, ahead: Counter[UUID]) -> bool:
    """Nothing was held yet and nothing else was agreed: then another coach may take all of it."""
    return row.engagement.request.state == RequestState.PLANNED and ahead[row.engagement_id] <= 1


def _moved(ask: Ask, visit: Visit, *, only_then: bool) -> Ask:
    """As long as the visit was; its own time is free for another coach."""
    return replace(
        ask,
        id=visit.pk,
        request_id=ask.id,
        location_id=visit.location_id or ask.location_id,
        length=visit.end - visit.start,
        busy=tuple(one for one in ask.busy if one != (visit.start, visit.end)),
        at=visit.start,
        only_then=only_then,
    )


def _without_request(planner: Member, visits: list[Visit]) -> dict[UUID, Ask]:
    """Visits that were booked without a request: for a team, or with one colleague."""
    there = agenda.colleagues_of([one.pk for one in visits])
    everybody = {member for some in there.values() for member in some}
    circles, newcomers = people.circles_of(everybody), newcomers_among(everybody)
    deciding = frozenset(people.ids_of_holders(DECIDING))
    found = {}
    for visit in visits:
        some = there[visit.pk]
        if visit.team_id is None and (
            not some or not all(may_plan(planner, one, circles[one]) for one in some)
        ):
            continue
        leads = frozenset(lead for one in some for lead in circles[one].leads)
        never = frozenset(some) | (leads | deciding if visit.team_id is None else frozenset())
        scope = Scope.STARTERS if some & newcomers else Scope.OTHERS
        found[visit.pk] = _as_it_stood(visit, never, Scope.TEAMS if visit.team_id else scope)
    return found


def _as_it_stood(visit: Visit, never: frozenset[UUID], scope: Scope) -> Ask:
    return Ask(
        id=visit.pk,
        is_personal=visit.team_id is None,
        team_id=visit.team_id,
        team=visit.team.name if visit.team else "",
        setting=visit.setting if visit.team_id else "",
        location_id=visit.location_id,
        length=visit.end - visit.start,
        haste=Haste.WEEK,
        due_on=timezone.localtime(visit.start).date() - timedelta(days=1),
        weekdays=(),
        dayparts=(),
        busy=(),
        kept_away=never,
        preferred_id=None,
        scope=scope,
        at=visit.start,
        only_then=True,
    )
