"""What a plan is made of: the weeks, who coaches in them, what stands already, and what is asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.queries import Visit
from rugzak.apps.people import queries as people
from rugzak.apps.planning.queries.plans import Terms
from rugzak.apps.programmes.queries import Appointment
from rugzak.apps.support import queries as support
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

    def comes_to(self, one: Fixed) -> bool:
        """What stands in her agenda: unless somebody is asked to go instead, or she is away then."""
        is_past = one.visit is not None and not one.visit.is_ahead
        return is_past or not (one.stand_in or self.times.is_away(one.day))


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
    # Who is asked to go to this visit instead, and whose visit somebody is asked for: first names.
    stand_in: str = ""
    instead_of: str = ""

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


def hours_spent(facts: Facts) -> dict[str, float]:
    """Per coach the share of the released hours of the last four weeks that was used; for spreading, never a list."""
    shares: dict[str, float] = defaultdict(float)
    for seat in facts.seats:
        shares[seat.id] = seat.earlier_minutes / (FAIR_WEEKS * seat.released) if seat.released else 0.0
    return shares
