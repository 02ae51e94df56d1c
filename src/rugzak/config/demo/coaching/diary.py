"""Who is taken when while the history is made, so that the database has nothing to refuse."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from rugzak.apps.programmes.models import Appointment
from rugzak.ground.kernel.weeks import Week

Span = tuple[datetime, datetime]


@dataclass
class Diary:
    """Spans per person and day, and what each appointment has spent per week."""

    taken: dict[tuple[UUID, date], list[Span]] = field(default_factory=lambda: defaultdict(list))
    spent: dict[tuple[UUID, Week], timedelta] = field(default_factory=lambda: defaultdict(timedelta))
    # Days on which chance plans nothing: the story has its own plans then.
    closed: set[tuple[UUID, date]] = field(default_factory=set)

    def book(
        self, seat: Appointment, others: tuple[UUID, ...], start: datetime, length: timedelta, day: date
    ) -> bool:
        """Take the span for the coach and the others; False when somebody is elsewhere or the week is full.

        ``day`` is the local day of ``start``; nothing here runs past midnight.
        """
        span, week = (start, start + length), Week.of(day)
        people = (seat.member_id, *others)
        if self.spent[seat.pk, week] + length > seat.released or not seat.runs_on(day):
            return False
        if any(self._overlaps(one, day, span) for one in people):
            return False
        self.spent[seat.pk, week] += length
        for one in people:
            self.taken[one, day].append(span)
        return True

    def give_back(self, seat: Appointment, others: tuple[UUID, ...], span: Span, day: date) -> None:
        """The visit is called off: time and hours are free again."""
        self.spent[seat.pk, Week.of(day)] -= span[1] - span[0]
        for one in (seat.member_id, *others):
            self.taken[one, day].remove(span)

    def _overlaps(self, one: UUID, day: date, span: Span) -> bool:
        return any(start < span[1] and span[0] < end for start, end in self.taken.get((one, day), ()))
