"""A day as a road: stop after stop, the way between them, and when to leave. Plain sums: no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.clock import rounded_up
from rugzak.apps.agenda.reach import Way, ways_there, ways_to
from rugzak.apps.agenda.words import AHEAD, LATER_MINUTES, Part, VisitState
from rugzak.apps.programmes.words import TravelMeans
from rugzak.ground.ui.dates import moment_words, spoken_length

if TYPE_CHECKING:
    from rugzak.apps.agenda.models import Visit
    from rugzak.ground.accounts.models import Member

# Less than this between two stops is no time of one's own.
SPARE_SHOWN = timedelta(minutes=15)
MEANS_ICONS = {TravelMeans.CAR: "car", TravelMeans.BIKE: "bike", TravelMeans.BUS: "bus"}


@dataclass(frozen=True)
class Halt:
    """One visit of the day, as its reader sees it. ``minutes`` is the way to it from the one before."""

    visit: Visit
    person: Member
    number: int
    now: datetime
    minutes: int = 0
    spare: timedelta = timedelta()
    is_next: bool = False

    @property
    def is_coach(self) -> bool:
        return self.visit.appointment.member_id == self.person.pk

    @property
    def is_over(self) -> bool:
        return self.visit.end <= self.now

    @property
    def has_begun(self) -> bool:
        return self.visit.start <= self.now

    @property
    def asks_rounding_off(self) -> bool:
        return self.is_coach and self.is_over and self.visit.state == VisitState.CONFIRMED

    @property
    def bead(self) -> str:
        if self.visit.state == VisitState.MISSED:
            return "open"
        return "done" if self.visit.state == VisitState.DONE or self.is_over else "open"

    @property
    def mark(self) -> str:
        """The number on its bead; what is done or over has a sign instead."""
        return "" if self.bead == "done" else str(self.number)

    @property
    def is_ahead(self) -> bool:
        return not self.is_over

    @property
    def title(self) -> str:
        """What kind of moment, and in which town."""
        town = self.visit.location.town if self.visit.location else self.visit.place
        return f"{self.visit.get_setting_display()}, {town}"

    @property
    def place(self) -> str:
        """The house and its address, and the room."""
        location = self.visit.location
        parts = (location.name, location.street) if location else ()
        return ", ".join(part for part in (*parts, self.visit.place) if part)

    @property
    def lacks_reception(self) -> bool:
        return self.visit.location is not None and not self.visit.location.has_reception

    @property
    def others(self) -> list[Member]:
        """Whom the reader meets there: the colleagues, or for a colleague the coach."""
        if not self.is_coach:
            return [self.visit.coach]
        return [one.member for one in self.visit.occupations.all() if one.part == Part.COLLEAGUE]

    @property
    def who(self) -> str:
        if not self.is_coach:
            return _("%(name)s komt") % {"name": self.visit.coach.first_name}
        team = [self.visit.team.name] if self.visit.team else []
        return ", ".join([*team, *(one.display_name for one in self.others)])

    @property
    def ways(self) -> list[Way]:
        """One-tap ways to whoever waits there; of a whole team only to who arranged it."""
        return [way for one in self.others[:1] for way in ways_to(one)]

    @property
    def roads(self) -> list[Way]:
        return ways_there(self.visit.location)

    @property
    def travel_icon(self) -> str:
        return MEANS_ICONS[TravelMeans(self.visit.appointment.travels_by)]

    @property
    def travel_words(self) -> str:
        """How long the way is and how, and what time is left before it."""
        if not self.minutes:
            return ""
        told = {"length": spoken_length(timedelta(minutes=self.minutes))}
        words = {
            TravelMeans.CAR: _("%(length)s rijden"),
            TravelMeans.BIKE: _("%(length)s fietsen"),
            TravelMeans.BUS: _("%(length)s met bus of trein"),
        }[TravelMeans(self.visit.appointment.travels_by)] % told
        if self.spare < SPARE_SHOWN:
            return words
        return _("%(way)s, eerst %(length)s vrij") % {"way": words, "length": spoken_length(self.spare)}

    @property
    def leave_at(self) -> datetime | None:
        """When to set off; not for the first one of a day, of which we do not know where from."""
        return self.visit.start - timedelta(minutes=self.minutes) if self.minutes else None

    @property
    def leave_words(self) -> str:
        """Over the next stop: when to leave, or when it begins."""
        if self.has_begun:
            return _("Bezig tot %(time)s") % {"time": moment_words(self.visit.end, "time")}
        if self.leave_at is None:
            return _("Begint om %(time)s") % {"time": moment_words(self.visit.start, "time")}
        left = self.leave_at - self.now
        told = {"time": moment_words(self.leave_at, "time"), "length": spoken_length(left)}
        if timedelta() < left < timedelta(hours=1):
            return _("Vertrek om %(time)s, over %(length)s") % told
        return _("Vertrek om %(time)s") % told

    @property
    def may_be_late(self) -> bool:
        return self.is_coach and self.visit.state in AHEAD and not self.is_over and self.is_today

    @property
    def is_today(self) -> bool:
        return timezone.localtime(self.visit.start).date() == timezone.localtime(self.now).date()

    @property
    def later(self) -> list[dict[str, Any]]:
        return later_moments(self.visit, self.now)


def later_moments(visit: Visit, now: datetime) -> list[dict[str, Any]]:
    """What one tap on "later" means: ten minutes later than planned, or than now when that has passed."""
    base = rounded_up(max(visit.start, now))
    moments = [(minutes, base + timedelta(minutes=minutes)) for minutes in LATER_MINUTES]
    return [
        {"minutes": minutes, "time": moment_words(at, "time"), "sent": at.isoformat()}
        for minutes, at in moments
    ]


@dataclass(frozen=True)
class Route:
    """The stops of one day, in order."""

    halts: list[Halt]

    @property
    def to_come(self) -> int:
        return sum(not halt.is_over and halt.visit.state in AHEAD for halt in self.halts)

    @property
    def hours(self) -> timedelta:
        """Being there and the way between, of what was or will be coached."""
        lengths = [
            halt.visit.length
            for halt in self.halts
            if halt.is_coach and halt.visit.state != VisitState.MISSED
        ]
        return sum([*lengths, *(timedelta(minutes=halt.minutes) for halt in self.halts)], timedelta())


def route_of(person: Member, visits: Sequence[Visit], legs: Mapping[UUID, int], now: datetime) -> Route:
    """``visits`` of one day in order, with what was called off left out; ``legs`` are minutes to each."""
    rows = [row for row in visits if row.state != VisitState.CANCELLED]
    today = timezone.localtime(now).date()
    ahead = [row for row in rows if row.state in AHEAD and row.end > now]
    nearest = next((row for row in ahead if timezone.localtime(row.start).date() == today), None)
    halts: list[Halt] = []
    for number, row in enumerate(rows, start=1):
        minutes = legs.get(row.pk, 0) if row.appointment.member_id == person.pk else 0
        gap = row.start - rows[number - 2].end if number > 1 else timedelta()
        spare = max(gap - timedelta(minutes=minutes), timedelta())
        halts.append(Halt(row, person, number, now, minutes, spare, is_next=row is nearest))
    return Route(halts)
