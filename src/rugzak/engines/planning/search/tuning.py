"""How wild a search is, by the size of the question."""

from __future__ import annotations

from dataclasses import dataclass

from rugzak.engines.planning.search.annealing import Heat


@dataclass(frozen=True, slots=True)
class Tuning:
    """How wild the search is: temperatures, skipped candidates, and the size of a step.

    ``whole_weeks`` is the part of the steps that empty whole coach-weeks; ``most_out`` and
    ``most_waiting`` cap the requests that leave the plan, and those that may enter, in one step.
    """

    heat: Heat
    blink_rate: float
    whole_weeks: float
    most_out: int
    most_waiting: int


# Measured on 120 and on 2,000 requests; a large question gets few steps per request and must not roam.
REGION = Tuning(Heat(hot=150.0, cold=3.0), blink_rate=0.1, whole_weeks=0.2, most_out=20, most_waiting=20)
COUNTRY = Tuning(Heat(hot=30.0, cold=1.5), blink_rate=0.02, whole_weeks=0.35, most_out=14, most_waiting=12)
REGION_REQUESTS = 500


def tuning_for(requests: int) -> Tuning:
    """What fits the size of the question."""
    return REGION if requests <= REGION_REQUESTS else COUNTRY
