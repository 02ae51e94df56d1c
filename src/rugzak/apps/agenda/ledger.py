"""The ledger of released hours: used, planned, on the road and free in one ISO week."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from rugzak.apps.agenda.travel import Matrix, Stop, legs
from rugzak.ground.kernel.weeks import Week


@dataclass(frozen=True)
class WeekLedger:
    """What is left of a coach's released hours in a week; ``free`` below zero when too much is planned.

    ``travel`` is the way between the visits of a day, driven or still to drive.
    """

    week: Week
    released: timedelta
    used: timedelta
    planned: timedelta
    travel: timedelta = field(default_factory=timedelta)

    @property
    def taken(self) -> timedelta:
        return self.used + self.planned + self.travel

    @property
    def free(self) -> timedelta:
        return self.released - self.taken

    @property
    def is_over(self) -> bool:
        return self.free < timedelta()


# Used, planned and travel.
Hours = tuple[timedelta, timedelta, timedelta]
NO_HOURS: Hours = (timedelta(), timedelta(), timedelta())


def hours_per_week(stops: Iterable[Stop], matrix: Matrix) -> Mapping[tuple[UUID, Week], Hours]:
    """Per appointment and week; a visit and the way to it count in the week in which the visit starts."""
    rows = list(stops)
    trips = legs(rows, matrix)
    sums: dict[tuple[UUID, Week], Hours] = defaultdict(lambda: NO_HOURS)
    for stop in rows:
        key = stop.appointment_id, Week.of(stop.day)
        used, planned, travel = sums[key]
        length = stop.end - stop.start
        travel += timedelta(minutes=trips.get(stop.visit_id, 0))
        sums[key] = (used + length, planned, travel) if stop.is_done else (used, planned + length, travel)
    return sums
