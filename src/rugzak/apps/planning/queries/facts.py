"""Everything a plan is made of, read in a fixed number of statements through the lower apps' front doors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.queries import Visit
from rugzak.apps.people import queries as people
from rugzak.apps.planning.queries.plans import Terms, terms_of
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.queries import Appointment
from rugzak.apps.support import queries as support
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week

FAIR_WEEKS = 4


@dataclass(frozen=True)
class Scope:
    """What is planned: a programme in a region, from a Monday on, so many weeks."""

    programme_id: UUID
    region_id: UUID
    week: Week
    weeks: int

    @property
    def first_day(self) -> date:
        return self.week.monday

    @property
    def days(self) -> int:
        return 7 * self.weeks

    @property
    def last_week(self) -> Week:
        return self.week + (self.weeks - 1)

    @property
    def all_weeks(self) -> list[Week]:
        return [self.week + number for number in range(self.weeks)]

    def day_number(self, day: date) -> int:
        return (day - self.first_day).days

    def day(self, number: int) -> date:
        return self.first_day + timedelta(days=number)


@dataclass(frozen=True)
class Seat:
    """A coach in this region: when she can, from where, and what her earlier weeks were like."""

    appointment: Appointment
    team_ids: tuple[UUID, ...]
    home_id: UUID | None
    home: str
    times: agenda.Times
    roster: agenda.Roster
    taken_minutes: dict[Week, int]
    # Of the four weeks before, the latest last.
    earlier: tuple[int, ...]

    @property
    def id(self) -> str:
        return str(self.appointment.pk)

    @property
    def name(self) -> str:
        return str(self.appointment.member.display_name)

    @property
    def released(self) -> int:
        return int(self.appointment.released_minutes_per_week)

    @property
    def most(self) -> int | None:
        """Visits that may be planned in any four weeks, of who does this of free will."""
        return self.appointment.most_visits_in_four_weeks

    @property
    def earlier_minutes(self) -> int:
        return sum(self.earlier)


@dataclass(frozen=True)
class Fixed:
    """What stands in a coach's agenda, or lies before somebody: it stays where it is."""

    id: str
    member_id: UUID
    appointment_id: UUID
    start: datetime
    end: datetime
    location_id: UUID | None
    is_offer: bool = False
    visit: Visit | None = None
    team: str = ""

    @property
    def minutes(self) -> int:
        return round((self.end - self.start).total_seconds() / 60)

    @property
    def day(self) -> date:
        return timezone.localtime(self.start).date()


@dataclass
class Facts:
    """One reading of the world; the rest is sums."""

    scope: Scope
    now: datetime
    seats: list[Seat]
    fixed: list[Fixed]
    asks: list[support.Ask]
    terms: Terms
    places: dict[UUID, people.Location] = field(default_factory=dict)
    roads: agenda.Roads = field(default_factory=dict)
    # Visits per appointment and week in the weeks before, of who does this of free will.
    done_before: Counter[tuple[UUID, Week]] = field(default_factory=Counter)
    # First look for somebody at the time that was agreed; only then for another time.
    only_same_time: bool = False

    def seat(self, appointment_id: UUID | str) -> Seat | None:
        return next((seat for seat in self.seats if seat.id == str(appointment_id)), None)

    def ask(self, ask_id: UUID | str) -> support.Ask | None:
        return next((ask for ask in self.asks if str(ask.id) == str(ask_id)), None)

    @property
    def noun(self) -> tuple[str, str]:
        """What a coach is called here: one, and more of them."""
        programme = self.seats[0].appointment.programme if self.seats else None
        return (programme.coach_one, programme.coach_many) if programme else (_("coach"), _("coaches"))

    def fixed_of(self, seat: Seat) -> list[Fixed]:
        return [one for one in self.fixed if one.member_id == seat.appointment.member_id]


def gather(planner: Member, scope: Scope, moving: Collection[Visit] = ()) -> Facts:
    """What is asked, who can be where, and what stands already.

    ``moving`` are visits whose coach cannot come: they are asked anew, and no longer stand.
    """
    now = timezone.now()
    start, end = scope.week.start, scope.last_week.end
    appointments = _appointments(scope)
    seats = _seats(appointments, scope)
    asks, offered = support.asked_and_offered(
        planner,
        programme_id=scope.programme_id,
        region_id=scope.region_id,
        appointment_ids=[row.pk for row in appointments],
        start=start,
        end=end,
    )
    asks += support.asks_of_visits(planner, moving, start, end).values() if moving else []
    gone = {visit.pk for visit in moving}
    every = _fixed(appointments, offered, _reads_from(scope, appointments), end)
    fixed = [one for one in every if not one.visit or one.visit.pk not in gone]
    facts = _facts(scope, now, seats, fixed, asks)
    _draw_roads(facts, planner)
    return facts


def gather_one(asker: Member, request_id: UUID, programme_id: UUID, region_id: UUID) -> Facts:
    """The coming two weeks around one request, for who asked it."""
    scope = Scope(programme_id, region_id, Week.of(timezone.localdate()), 2)
    start, end = scope.week.start, scope.last_week.end
    appointments = _appointments(scope)
    ask = support.own_ask(asker, request_id, start, end)
    offered = support.offered_spans([row.pk for row in appointments], start, end)
    fixed = _fixed(appointments, offered, _reads_from(scope, appointments), end)
    facts = _facts(scope, timezone.now(), _seats(appointments, scope), fixed, [ask] if ask else [])
    _draw_roads(facts, asker)
    return facts


def _facts(
    scope: Scope, now: datetime, seats: list[Seat], read: list[Fixed], asks: list[support.Ask]
) -> Facts:
    """What lies before the weeks that are planned only counts."""
    before = [one for one in read if one.start < scope.week.start]
    fixed = [one for one in read if one.start >= scope.week.start]
    counts = Counter((one.appointment_id, Week.of(one.day)) for one in before)
    return Facts(scope, now, seats, fixed, asks, terms_of(scope.programme_id), done_before=counts)


def _reads_from(scope: Scope, appointments: list[Appointment]) -> datetime:
    """Where somebody has a most, the weeks before tell how much of it is left."""
    has_most = any(row.most_visits_in_four_weeks for row in appointments)
    return (scope.week - FAIR_WEEKS).start if has_most else scope.week.start


def _appointments(scope: Scope) -> list[Appointment]:
    """Who coaches here in any of these weeks, by name."""
    rows = programmes.appointments_between(scope.first_day, scope.day(scope.days - 1))
    here = rows.filter(programme=scope.programme_id, region=scope.region_id)
    return list(here.order_by("member__sort_key", "pk"))


def _seats(appointments: list[Appointment], scope: Scope) -> list[Seat]:
    members = {row.member_id for row in appointments}
    works_in = people.teams_by_person(members)
    times = agenda.times_of(members, today=scope.first_day)
    rosters = agenda.rosters_of(members, scope.week.start, scope.last_week.end)
    first = scope.week - FAIR_WEEKS
    hours = agenda.hours_by_week([row.pk for row in appointments], first, scope.last_week)
    minutes = {key: round(sum(sums, timedelta()).total_seconds() / 60) for key, sums in hours.items()}
    seats = []
    for row in appointments:
        teams = works_in[row.member_id]
        seats.append(
            Seat(
                row,
                tuple(team.pk for team in teams),
                teams[0].location_id if teams else None,
                teams[0].location.town if teams else "",
                times[row.member_id],
                rosters[row.member_id],
                {week: minutes.get((row.pk, week), 0) for week in scope.all_weeks},
                tuple(minutes.get((row.pk, first + number), 0) for number in range(FAIR_WEEKS)),
            )
        )
    return seats


def _fixed(
    appointments: list[Appointment], offered: list[support.OfferedSpan], start: datetime, end: datetime
) -> list[Fixed]:
    member_of = {row.pk: row.member_id for row in appointments}
    visits = agenda.visits_of_coaches(set(member_of.values()), start, end)
    fixed = [
        Fixed(
            f"visit:{visit.pk}",
            visit.appointment.member_id,
            visit.appointment_id,
            visit.start,
            visit.end,
            visit.location_id,
            visit=visit,
            team=visit.team.name if visit.team else "",
        )
        for visit in visits
    ]
    return fixed + [
        Fixed(
            f"offer:{number}",
            member_of[one.appointment_id],
            one.appointment_id,
            one.start,
            one.start + one.length,
            one.location_id,
            is_offer=True,
            team=one.team,
        )
        for number, one in enumerate(offered)
    ]


def _draw_roads(facts: Facts, planner: Member) -> None:
    ids = {seat.home_id for seat in facts.seats} | {one.location_id for one in facts.fixed}
    ids |= {ask.location_id for ask in facts.asks}
    places = people.locations_for(planner).filter(pk__in=[one for one in ids if one])
    facts.places = {place.pk: place for place in places}
    means = {seat.appointment.travels_by for seat in facts.seats}
    facts.roads = agenda.roads_between(list(facts.places.values()), means)


def hours_spent(facts: Facts) -> dict[str, float]:
    """Per coach the share of the released hours of the last four weeks that was used; for spreading, never a list."""
    shares: dict[str, float] = defaultdict(float)
    for seat in facts.seats:
        shares[seat.id] = seat.earlier_minutes / (FAIR_WEEKS * seat.released) if seat.released else 0.0
    return shares
