"""The ledger of released hours: used, planned and free in one ISO week."""

from dataclasses import dataclass
from datetime import timedelta

from rugzak.ground.kernel.weeks import Week


@dataclass(frozen=True)
class WeekLedger:
    """What is left of a coach's released hours in a week; ``free`` below zero when too much is planned."""

    week: Week
    released: timedelta
    used: timedelta
    planned: timedelta

    @property
    def taken(self) -> timedelta:
        return self.used + self.planned

    @property
    def free(self) -> timedelta:
        return self.released - self.taken
