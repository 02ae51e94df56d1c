"""What stands where: masks, travel, loads and cost, kept up to date by small steps.

Putting a request in and taking it out are the only two moves; a journal makes it possible to go
back to where a step began. Costs are exact whole numbers at every moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.tours import FAR

Placement: TypeAlias = tuple[Visit, ...]
"""The visits of one request: one, or the two of a pair."""


class State:
    """Who does what.

    ``masks[t]`` and ``travel[t]`` describe shift t, ``loads[u]`` the minutes of a coach-week,
    ``placed[r]`` the visits of a request (None when it is left out). ``broken`` counts the shifts that do
    not fit as they stand: around a break a meeting can be what brings the coach near the next one, so taking
    it out may break the shift until something else changes. Only a roster with ``broken`` 0 is a plan.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.masks = [0] * len(problem.tours)
        self.travel = [0] * len(problem.tours)
        self.loads = [0] * len(problem.hours)
        self.placed: list[Placement | None] = [None] * len(problem.visits)
        self.waiting: set[int] = set(range(len(problem.visits)))
        self.cost = problem.constant + sum(problem.penalty)
        self.broken = 0
        self._journal: list[tuple[int, Placement | None]] = []

    def insert(self, request: int, placement: Placement) -> None:
        """Put a request in; the caller knows that it fits."""
        self._journal.append((request, None))
        self._put(request, placement)

    def remove(self, request: int) -> None:
        """Take a request out."""
        placement = self.placed[request]
        assert placement is not None
        self._journal.append((request, placement))
        self._take(request, placement)

    def begin(self) -> None:
        """From here on ``undo`` goes back to this moment."""
        self._journal.clear()

    def undo(self) -> None:
        """Go back to the last ``begin``."""
        for request, before in reversed(self._journal):
            if before is None:
                now = self.placed[request]
                assert now is not None
                self._take(request, now)
            else:
                self._put(request, before)
        self._journal.clear()

    def _put(self, request: int, placement: Placement) -> None:
        problem = self.problem
        change = -problem.penalty[request]
        for visit in placement:
            change += visit.cost + self._shift(visit, self.masks[visit.tour] | visit.bit, visit.minutes)
        change += self.slot_cost(request, placement)
        self.cost += change
        self.placed[request] = placement
        self.waiting.discard(request)

    def _take(self, request: int, placement: Placement) -> None:
        problem = self.problem
        change = problem.penalty[request]
        for visit in placement:
            change += self._shift(visit, self.masks[visit.tour] ^ visit.bit, -visit.minutes) - visit.cost
        change -= self.slot_cost(request, placement)
        self.cost += change
        self.placed[request] = None
        self.waiting.add(request)

    def _shift(self, visit: Visit, mask: int, minutes: int) -> int:
        """Give a shift another set of visits; returns the change in travel and overload."""
        problem = self.problem
        tour = problem.tours[visit.tour]
        travel = tour.travel(mask)
        extra = travel - self.travel[visit.tour]
        unit = tour.unit
        load = self.loads[unit] + extra + minutes
        over = problem.over(unit, load) - problem.over(unit, self.loads[unit])
        self.broken += (travel >= FAR) - (self.travel[visit.tour] >= FAR)
        self.masks[visit.tour] = mask
        self.travel[visit.tour] = travel
        self.loads[unit] = load
        return extra * problem.instance.weights.travel_minute + over

    def slot_cost(self, request: int, placement: Placement) -> int:
        """What two coaches at once share: waiting and a missed preference."""
        slot = placement[0].slot
        return 0 if slot is None else self.problem.candidates.slot_cost[request, slot]

    def price(self, visit: Visit) -> tuple[int, int] | None:
        """Cost and load of adding one visit, or None if it does not fit."""
        tour = self.problem.tours[visit.tour]
        travel = tour.travel(self.masks[visit.tour] | visit.bit)
        if travel >= FAR:
            return None
        extra = travel - self.travel[visit.tour]
        before = self.loads[tour.unit]
        load = before + extra + visit.minutes
        if load > self.problem.hours[tour.unit]:
            return None
        over = self.problem.over(tour.unit, load) - self.problem.over(tour.unit, before)
        return visit.cost + extra * self.problem.instance.weights.travel_minute + over, extra + visit.minutes

    def snapshot(self) -> list[Placement | None]:
        """All placements, to come back to."""
        return self.placed.copy()

    def restore(self, placed: Iterable[Placement | None]) -> None:
        """Become an earlier plan."""
        for request, now in enumerate(self.placed):
            if now is not None:
                self._take(request, now)
        for request, placement in enumerate(placed):
            if placement is not None:
                self._put(request, placement)
        self._journal.clear()
