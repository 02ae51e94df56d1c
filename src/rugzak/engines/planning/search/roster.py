"""A plan under construction that can look for places: what the search, the proof and the telling all hold."""

from __future__ import annotations

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.question.instance import Meeting
from rugzak.engines.planning.search.finders import Blink, Finder, Found, finder_of, never
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.state import State


class Roster(State):
    """A state with a finder per request."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self._finders = [self.finder(request, visits) for request, visits in enumerate(problem.visits)]

    def best(self, request: int, blink: Blink = never, rate: float = 0.0) -> Found | None:
        """The cheapest place that saves anything over leaving the request out, with its change in cost.

        ``blink`` skips a candidate now and then (Christiaens and Vanden Berghe 2020), which keeps a
        greedy rebuild from always making the same plan.
        """
        found = self.cheapest(request, blink, rate)
        if found is None or found[0] >= self.problem.penalty[request]:
            return None
        return found[0] - self.problem.penalty[request], found[1]

    def cheapest(self, request: int, blink: Blink = never, rate: float = 0.0) -> Found | None:
        """The cheapest place with its price, whether it saves anything or not."""
        return self._finders[request](blink, rate)

    def finder(self, request: int, visits: list[Visit]) -> Finder:
        """A function that finds the cheapest place for a request among ``visits``."""
        return finder_of(self, request, visits)

    def meetings(self) -> list[Meeting]:
        """The rows of the plan, in order of request and moment."""
        instance = self.problem.instance
        rows = []
        for tour, mask in zip(self.problem.tours, self.masks, strict=True):
            for visit, start in tour.schedule(mask) if mask else ():
                request, coach = instance.requests[visit.request].id, instance.coaches[tour.coach].id
                rows.append(
                    (visit.request, visit.day, start, Meeting(request, coach, visit.day, start, visit.place))
                )
        return [row[-1] for row in sorted(rows, key=lambda row: (*row[:3], row[3].coach))]
