"""On which days something comes back. Plain sums, no clock: the wall decides what time it is there."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from rugzak.apps.agenda.words import Rhythm

STEPS = {Rhythm.WEEK: timedelta(weeks=1), Rhythm.FORTNIGHT: timedelta(weeks=2)}


def days_of(rhythm: Rhythm, first: date, last: date) -> Iterator[date]:
    """From the first day through the last one; a month is the same weekday of it, a fifth one the last."""
    number, day = 0, first
    while day <= last:
        yield day
        number += 1
        day = _month_later(first, number) if rhythm is Rhythm.MONTH else first + number * STEPS[rhythm]


def _month_later(first: date, months: int) -> date:
    """The second Tuesday of March, so many months on: the second Tuesday again."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    begins, length = monthrange(year, month + 1)
    day = 1 + (first.weekday() - begins) % 7 + 7 * ((first.day - 1) // 7)
    return date(year, month + 1, day if day <= length else day - 7)
