"""The question made ready for searching: shifts with bit masks, coach-weeks with hours, possible visits."""

from __future__ import annotations

from dataclasses import dataclass

from rugzak.engines.planning.candidates.builder import build_candidates
from rugzak.engines.planning.candidates.visits import Candidates, Visit, unserved_cost
from rugzak.engines.planning.question.instance import DAYS_PER_WEEK, Instance, PairKind
from rugzak.engines.planning.search.tours import Tour


@dataclass(slots=True)
class Problem:
    """Everything a search needs. A *unit* is one coach in one week; its hours are a hard limit.

    ``penalty[r]`` is the price of leaving request r out; ``constant`` what every plan pays.
    """

    instance: Instance
    candidates: Candidates
    tours: list[Tour]
    tours_of_unit: list[list[int]]
    hours: list[int]
    soft: list[int]
    penalty: list[int]
    constant: int

    @property
    def visits(self) -> list[list[Visit]]:
        """Possible visits per request."""
        return self.candidates.visits

    def kind(self, request: int) -> PairKind | None:
        """The kind of pair of a request."""
        return self.instance.requests[request].kind

    def over(self, unit: int, load: int) -> int:
        """The price of minutes over the soft limit: convex, so hours are spread."""
        return max(0, load - self.soft[unit]) * self.instance.weights.over_soft_minute


def make_problem(instance: Instance) -> Problem:
    """Build candidates and lay them out per shift."""
    candidates = build_candidates(instance)
    tours, numbers = _tours(instance)
    for visits in candidates.visits:
        for visit in visits:
            tours[numbers[visit.coach, visit.shift]].add(visit)
    weights, weeks = instance.weights, instance.weeks
    tours_of_unit: list[list[int]] = [[] for _ in range(len(instance.coaches) * weeks)]
    for tour in tours:
        tours_of_unit[tour.unit].append(tour.index)
    change = [weights.change * count for count in candidates.keepable]
    penalty = [unserved_cost(instance, request) for request in instance.requests]
    return Problem(
        instance=instance,
        candidates=candidates,
        tours=tours,
        tours_of_unit=tours_of_unit,
        hours=[coach.minutes_in(week) for coach in instance.coaches for week in range(weeks)],
        soft=[coach.soft_limit_minutes for coach in instance.coaches for _ in range(weeks)],
        penalty=penalty,
        constant=sum(change),
    )


def _tours(instance: Instance) -> tuple[list[Tour], dict[tuple[int, int], int]]:
    tours: list[Tour] = []
    numbers: dict[tuple[int, int], int] = {}
    rules = instance.rules
    for number, coach in enumerate(instance.coaches):
        for order, shift in enumerate(coach.shifts):
            numbers[number, order] = len(tours)
            unit = number * instance.weeks + shift.day // DAYS_PER_WEEK
            matrix = instance.travel[coach.travels_by]
            tours.append(Tour(len(tours), number, unit, coach.base, shift, matrix, rules))
    return tours, numbers
