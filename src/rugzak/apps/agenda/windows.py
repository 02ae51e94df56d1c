"""Whether a span falls within the times of a week that a team has given. Plain sums, on the clock of the wall."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True)
class Window:
    """Every week on these weekdays (0 is Monday); an end before the start is the next morning."""

    weekdays: frozenset[int]
    starts: time
    ends: time

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """The span that begins on this day."""
        if day.weekday() not in self.weekdays:
            return None
        last = day + timedelta(days=1) if self.ends < self.starts else day
        return datetime.combine(day, self.starts), datetime.combine(last, self.ends)


def covers(windows: Iterable[Window], start: datetime, end: datetime) -> bool:
    """Whether the windows together hold the whole span; shifts may follow each other. None given: no bounds."""
    given = tuple(windows)
    if not given:
        return True
    reached = start
    for opens, closes in sorted(_spans(given, start, end)):
        if opens <= reached < closes:
            reached = closes
    return reached >= end


def _spans(windows: Iterable[Window], start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    day = start.date() - timedelta(days=1)
    while day <= end.date():
        yield from (span for window in windows if (span := window.on(day)))
        day += timedelta(days=1)
