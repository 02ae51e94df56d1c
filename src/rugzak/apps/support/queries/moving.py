"""What there is to plan: what nobody took up, and visits whose coach cannot come. Each of those is asked anew.

As with requests, these reads look as the system and give away time, place and length only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.words import AHEAD
from rugzak.apps.people import queries as people
from rugzak.apps.programmes.words import Scope
from rugzak.apps.support.models import EngagementVisit, SupportRequest
from rugzak.apps.support.queries.planning import (
    Ask,
    OfferedSpan,
    asks_about,
    may_plan,
    newcomers_among,
    offered_spans,
)
from rugzak.apps.support.words import UNANSWERED, Haste, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import DECIDING
from rugzak.ground.tenancy.context import as_system, current_organisation_id

GOING_ON = (RequestState.PLANNED, RequestState.ACTIVE)


def asked_and_offered(
    planner: Member,
    *,
    programme_id: UUID,
    region_id: UUID,
    appointment_ids: Collection[UUID],
    moving: Collection[Visit],
    start: datetime,
    end: datetime,
) -> tuple[list[Ask], list[OfferedSpan]]:
    """What nobody took up yet here, the visits that are ``moving``, and what these coaches put before people.

    Of people whom the planner leads there is nothing personal.
    """
    rows = SupportRequest.objects.filter(
        programme=programme_id, region=region_id, state__in=UNANSWERED, programme__is_on=True
    )
    with as_system(current_organisation_id()):
        open_ones = list(rows.select_related("team").order_by("sent_at", "pk"))
        engaged = _engaged(moving)
        asks = asks_about(planner, [*open_ones, *_requests_of(engaged)], start, end)
        moved = _of_visits(planner, moving, engaged, asks)
        going_on = {row.pk for row in _requests_of(engaged)}
        still_open = [ask for ask in asks if ask.id not in going_on]
        return [*still_open, *moved.values()], offered_spans(appointment_ids, start, end)


def asks_of_visits(
    planner: Member, visits: Collection[Visit], start: datetime, end: datetime
) -> dict[UUID, Ask]:
    """Per visit its question. Of people whom the planner leads, and of a coach alone, there is none.

    A request of which this is the only visit goes to another coach as a whole. In all other cases somebody
    stands in, at the agreed time: what was agreed besides stays as it is. Who was asked for it in vain is not
    asked for it again.
    """
    with as_system(current_organisation_id()):
        engaged = _engaged(visits)
        return _of_visits(planner, visits, engaged, asks_about(planner, _requests_of(engaged), start, end))


def _engaged(visits: Collection[Visit]) -> dict[UUID, EngagementVisit]:
    """Per visit the work that it belongs to, as long as that goes on."""
    rows = EngagementVisit.objects.filter(visit__in=[one.pk for one in visits])
    rows = rows.filter(engagement__request__state__in=GOING_ON)
    return {row.visit_id: row for row in rows.select_related("engagement__request__team")}


def _requests_of(engaged: dict[UUID, EngagementVisit]) -> list[SupportRequest]:
    """Each once, however many of its visits there are."""
    requests = [row.engagement.request for row in engaged.values()]
    return list({one.pk: one for one in requests}.values())


def _of_visits(
    planner: Member,
    visits: Collection[Visit],
    engaged: dict[UUID, EngagementVisit],
    about: Iterable[Ask],
) -> dict[UUID, Ask]:
    asks = {ask.id: ask for ask in about}
    ahead = ahead_per_engagement({row.engagement_id for row in engaged.values()})
    in_vain = agenda.asked_in_vain([one.pk for one in visits])
    found = _without_request(planner, [one for one in visits if one.pk not in engaged])
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
    if not visits:
        return {}
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
