"""Weeks and hours, as a rota knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True, order=True)
class Week:
    """An ISO week: Monday 00:00 up to and including Sunday, in local wall-clock time."""

    year: int
    number: int

    @classmethod
    def of(cls, moment: date | datetime) -> Week:
        """The week of a date, or of an aware moment as the clock on the wall shows it."""
        day = timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=offset) for offset in range(7))

    @property
    def start(self) -> datetime:
        return local_moment(self.monday)

    @property
    def end(self) -> datetime:
        """The first moment of the next week: spans are half-open."""
        return local_moment(self.monday + timedelta(days=7))

    def __add__(self, weeks: int) -> Week:
        return Week.of(self.monday + timedelta(weeks=weeks))

    def __sub__(self, weeks: int) -> Week:
        return self + -weeks


def local_moment(day: date, at: time = time.min) -> datetime:
    """The aware moment of a wall-clock time on a day, in the current time zone."""
    return timezone.make_aware(datetime.combine(day, at))


def hours(number: float) -> timedelta:
    """``hours(1.5)`` reads better than ``timedelta(hours=1.5)`` in a rule about hours."""
    return timedelta(hours=number)
