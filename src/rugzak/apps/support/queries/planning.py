"""What who plans may know of requests: how long, where, when, how soon. Of one colleague never who or what about.

A planner may not read personal requests, and the database keeps it so. These reads look as the system
and give away only what the visibility matrix gives: time, place and length. ``kept_away`` is for the engine
alone: whom a colleague would rather not see is never shown, and never counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Value
from django.utils import timezone

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.people import queries as people
from rugzak.apps.programmes.words import STARTER_DAYS, Scope
from rugzak.apps.support.models import Engagement, OfferedMoment, Passing, Preference, SupportRequest
from rugzak.apps.support.words import LENGTHS, UNANSWERED, CoachWish, OfferState, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import DECIDING
from rugzak.ground.tenancy.context import as_system, current_organisation_id

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Ask:
    """One request as a planner's question; ``team`` and ``setting`` are empty for one colleague."""

    id: UUID
    is_personal: bool
    team_id: UUID | None
    team: str
    setting: str
    location_id: UUID | None
    length: timedelta
    haste: str
    due_on: date
    weekdays: tuple[int, ...]
    dayparts: tuple[str, ...]
    busy: tuple[Span, ...]
    kept_away: frozenset[UUID]
    preferred_id: UUID | None
    # When the colleague works, as far as the roster came in; a team is there without any of its people.
    roster: agenda.Roster = field(default_factory=agenda.Roster)
    # Minutes per weekday at which the team wants a coach; without any it has no bounds.
    welcome: dict[int, list[tuple[int, int]]] = field(default_factory=dict, hash=False)
    # For whom a coach has to come to be of use here.
    scope: Scope = Scope.TEAMS
    # When it was agreed, of a visit whose coach cannot come; ``id`` is then that of the visit.
    at: datetime | None = None
    # Somebody stands in for the coach they have: then, and at no other time.
    only_then: bool = False
    # The request of such a visit; none for a visit that was booked without one.
    request_id: UUID | None = None


@dataclass(frozen=True)
class OfferedSpan:
    """A moment that lies before somebody: the coach keeps it free until the answer."""

    appointment_id: UUID
    start: datetime
    length: timedelta
    location_id: UUID | None
    is_personal: bool
    team: str


def own_ask_and_offered(
    asker: Member, request_id: UUID, *, appointment_ids: Collection[UUID], start: datetime, end: datetime
) -> tuple[list[Ask], list[OfferedSpan]]:
    """Somebody's own request to plan, while nobody took it up; and what these coaches put before people."""
    rows = SupportRequest.objects.filter(pk=request_id, asker=asker, state__in=UNANSWERED)
    with as_system(current_organisation_id()):
        return asks_about(None, list(rows.select_related("team")), start, end), offered_spans(
            appointment_ids, start, end
        )


def offered_spans(appointment_ids: Collection[UUID], start: datetime, end: datetime) -> list[OfferedSpan]:
    """The moments that these coaches put before somebody and that wait for an answer; while looking as the system."""
    rows = OfferedMoment.objects.filter(
        offer__appointment__in=list(appointment_ids),
        offer__state=OfferState.PROPOSED,
        start__gte=max(start, timezone.now()),
        start__lt=end,
    )
    return [_offered(row) for row in rows.select_related("offer__request__team")]


def _offered(row: OfferedMoment) -> OfferedSpan:
    team = row.offer.request.team
    return OfferedSpan(
        row.offer.appointment_id,
        row.start,
        timedelta(minutes=row.minutes),
        row.location_id or row.offer.request.location_id,
        team is None,
        team.name if team else "",
    )


def asks_about(
    planner: Member | None, rows: list[SupportRequest], start: datetime, end: datetime
) -> list[Ask]:
    """These requests as questions to plan; only while looking as the system."""
    circles = people.circles_of({row.asker_id for row in rows})
    seen = [row for row in rows if row.team_id or may_plan(planner, row.asker_id, circles[row.asker_id])]
    away, liked = _wishes(seen)
    known = _known_coaches(seen)
    deciding = set(people.ids_of_holders(DECIDING))
    alone = {row.asker_id for row in seen if row.is_personal}
    busy, rosters = agenda.taken_and_rosters({row.asker_id for row in seen}, alone, start, end)
    newcomers = newcomers_among(alone)
    welcome = agenda.welcome_minutes({row.team_id for row in seen if row.team_id})
    return [
        Ask(
            id=row.pk,
            is_personal=row.is_personal,
            team_id=row.team_id,
            team=row.team.name if row.team else "",
            setting=row.setting if row.team_id else "",
            location_id=row.location_id,
            length=LENGTHS[row.setting],
            haste=row.haste,
            due_on=row.due_on,
            weekdays=tuple(sorted(row.weekdays)),
            dayparts=tuple(row.dayparts),
            busy=tuple(busy.get(row.asker_id, ())),
            kept_away=frozenset(away[row.pk] | _never(row, circles[row.asker_id], deciding)),
            preferred_id=liked.get(row.pk) or known.get(row.team_id or row.asker_id),
            roster=rosters[row.asker_id] if row.is_personal else agenda.Roster(),
            welcome=welcome.get(row.team_id, {}) if row.team_id else {},
            scope=_scope(row, newcomers),
        )
        for row in seen
    ]


def newcomers_among(member_ids: Collection[UUID]) -> set[UUID]:
    since = timezone.localdate() - timedelta(days=STARTER_DAYS)
    return set(people.ids_of_newcomers(since).filter(member__in=member_ids).values_list("member", flat=True))


def _scope(row: SupportRequest, newcomers: Collection[UUID]) -> Scope:
    if not row.is_personal:
        return Scope.TEAMS
    return Scope.STARTERS if row.asker_id in newcomers else Scope.OTHERS


def may_plan(planner: Member | None, asker_id: UUID, circle: people.Circle) -> bool:
    """Nobody plans what is personal of somebody they lead, or of themselves; None is the asker, who may look."""
    return planner is None or planner.pk not in {asker_id} | circle.leads


def _never(row: SupportRequest, circle: people.Circle, deciding: set[UUID]) -> set[UUID]:
    """Not oneself; of a personal request not who leads or decides; and no team mates where that was wished."""
    never = {row.asker_id}
    if row.is_personal:
        never |= circle.leads | deciding
    return never | circle.mates if row.outside_team else never


def _wishes(rows: Iterable[SupportRequest]) -> tuple[dict[UUID, set[UUID]], dict[UUID, UUID]]:
    """Per request: who is rather not chosen or passed it on, and who is liked best."""
    ids = [row.pk for row in rows]
    away: dict[UUID, set[UUID]] = defaultdict(set)
    liked: dict[UUID, UUID] = {}
    wished = Preference.objects.filter(request__in=ids).values_list("request", "coach", "wish")
    passed = Passing.objects.filter(request__in=ids).values_list("request", "by", Value(CoachWish.AVOID))
    for request, coach, wish in wished.union(passed):
        if wish == CoachWish.AVOID:
            away[request].add(coach)
        else:
            liked[request] = coach
    return away, liked


def _known_coaches(rows: Iterable[SupportRequest]) -> dict[UUID, UUID]:
    """Per team, or per asker of a personal request, who came the last time."""
    teams = {row.team_id for row in rows if row.team_id}
    askers = {row.asker_id for row in rows if not row.team_id}
    before = Engagement.objects.filter(request__state__in=(RequestState.ACTIVE, RequestState.CLOSED))
    ours = before.filter(request__team__in=teams) | before.filter(
        request__team=None, request__asker__in=askers
    )
    latest = ours.order_by("accepted_at").values_list(
        "request__team", "request__asker", "appointment__member"
    )
    return {team or asker: coach for team, asker, coach in latest}
