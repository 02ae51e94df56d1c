"""Half-days of a week, and whether a span falls on those that suit somebody. Plain sums."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rugzak.apps.agenda.words import HALF_BEGINS, HALVES_PER_DAY, Half


def half_at(at: time) -> Half:
    """In which part of the day the clock on the wall is."""
    return max(half for half, begins in HALF_BEGINS.items() if begins <= at)


def halves_of(start: datetime, end: datetime) -> Iterator[tuple[date, int]]:
    """Each day and half-day of the week that a span touches; both on the clock of the wall."""
    day = start.date()
    while day <= end.date():
        for half, begins in HALF_BEGINS.items():
            opens = datetime.combine(day, begins)
            closes = datetime.combine(day, HALF_BEGINS[Half(half + 1)]) if half < Half.EVENING else _next(day)
            if start < closes and opens < end:
                yield day, day.weekday() * HALVES_PER_DAY + half
        day += timedelta(days=1)


def _next(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min)


@dataclass(frozen=True)
class Times:
    """What somebody said about when they can coach; ``halves`` None when nothing was said."""

    halves: frozenset[int] | None = None
    away: tuple[tuple[date, date], ...] = ()

    def suits(self, start: datetime, end: datetime) -> bool:
        """Whether a span, as naive wall-clock times, falls within what was said."""
        return all(
            not self.is_away(day) and (self.halves is None or half in self.halves)
            for day, half in halves_of(start, end)
        )

    def is_away(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.away)
