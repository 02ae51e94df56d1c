"""Large-neighbourhood search: take a few meetings out where it hurts, put them back better.

Ruin and recreate as in Schrimpf et al. (2000) with the blinking greedy insertion of Christiaens and
Vanden Berghe (2020); what is taken out follows from the question, not from the map alone: the shifts in
which one chosen request could stand, because that is where room must be made.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from rugzak.engines.planning.search.annealing import Budget, anneal
from rugzak.engines.planning.search.polish import polish
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.search.state import Placement
from rugzak.engines.planning.search.tuning import Tuning, tuning_for

MEMORY_LIMIT = 400_000  # remembered sets of visits, about 150 bytes each


class PlanWalk:
    """A roster that takes steps of ruin and recreate."""

    def __init__(self, roster: Roster, tuning: Tuning) -> None:
        self.roster = roster
        self.tuning = tuning
        self.problem = roster.problem
        self.best_cost = roster.cost
        self.best: list[Placement | None] = roster.snapshot()
        self._tours_of = [sorted({v.tour for v in visits}) for visits in self.problem.visits]
        self._wanting = self._requests_per_tour()
        self._movable = [
            r for r, tours in enumerate(self._tours_of) if tours and not self.problem.candidates.pinned[r]
        ]
        self._steps = 0

    def _requests_per_tour(self) -> list[list[int]]:
        wanting: list[list[int]] = [[] for _ in self.problem.tours]
        for request, tours in enumerate(self._tours_of):
            for tour in tours:
                wanting[tour].append(request)
        return wanting

    @property
    def cost(self) -> float:
        """The cost of the plan as it stands; a broken one is worth nothing."""
        return math.inf if self.roster.broken else self.roster.cost

    def remember(self) -> None:
        """Keep this plan as the best."""
        self.best_cost = self.roster.cost
        self.best = self.roster.snapshot()

    def undo(self) -> None:
        """Take the last step back."""
        self.roster.undo()

    def step(self, rng: random.Random) -> None:
        """Take some requests out, then put back what fits best."""
        self.roster.begin()
        self._steps += 1
        if self._steps % 4096 == 0:
            self._forget()
        tours = self._pick_tours(rng)
        out = self._ruin(rng, tours)
        self._recreate(rng, out, tours)

    def _forget(self) -> None:
        """Keep memory bounded on large questions; what is forgotten is computed again."""
        if sum(len(tour.memory) for tour in self.problem.tours) > MEMORY_LIMIT:
            for tour in self.problem.tours:
                tour.memory.clear()
                tour.memory[0] = 0

    def _pick_tours(self, rng: random.Random) -> list[int]:
        """Some shifts where one request could stand, or all shifts of two coaches in a week."""
        if not self._movable:
            return []
        waiting = self.roster.waiting
        request = rng.choice(self._movable)
        if waiting and rng.random() < 0.3:
            drawn = rng.choice(self._movable)
            for _ in range(10):
                if drawn in waiting:
                    request = drawn
                    break
                drawn = rng.choice(self._movable)
        around = self._tours_of[request]
        picked = rng.sample(around, min(len(around), rng.randint(1, 5)))
        lot = rng.random()
        if lot < self.tuning.whole_weeks:
            # Hours are what is scarce: empty one or two whole weeks, so that they can be packed anew.
            whole = 1 if lot < self.tuning.whole_weeks / 2 else 2
            weeks = [tour for near in picked[:whole] for tour in self._tours_of_week(near)]
            picked = list(dict.fromkeys(weeks + picked[:2]))
        return picked

    def _tours_of_week(self, tour: int) -> list[int]:
        """All shifts of the same coach in the same week."""
        return self.problem.tours_of_unit[self.problem.tours[tour].unit]

    def _ruin(self, rng: random.Random, tours: list[int]) -> list[int]:
        """Take out most of what stands in these shifts."""
        roster, pinned = self.roster, self.problem.candidates.pinned
        keep = rng.choice((0.0, 0.0, 0.2, 0.5))
        out: list[int] = []
        for tour in tours:
            for visit in self.problem.tours[tour].chosen(roster.masks[tour]):
                request = visit.request
                if roster.placed[request] is None or pinned[request] or rng.random() < keep:
                    continue
                roster.remove(request)
                out.append(request)
                if len(out) >= self.tuning.most_out:
                    return out
        return out

    def _recreate(self, rng: random.Random, out: list[int], tours: list[int]) -> None:
        """Greedy with blinks, in one of a few orders."""
        roster = self.roster
        waiting = roster.waiting
        again = {r for tour in tours for r in self._wanting[tour] if r in waiting}.difference(out)
        others = sorted(again)
        if len(others) > self.tuning.most_waiting:
            others = rng.sample(others, self.tuning.most_waiting)
        todo = out + others
        rng.shuffle(todo)
        self._order(rng, todo)
        for request in todo:
            found = roster.best(request, rng.random, self.tuning.blink_rate)
            if found is not None:
                roster.insert(request, found[1])

    def _order(self, rng: random.Random, todo: list[int]) -> None:
        """Random, dearest first, fewest choices first, or longest first."""
        drawn = rng.random()
        if drawn < 0.35:
            penalty = self.problem.penalty
            todo.sort(key=lambda r: -penalty[r])
        elif drawn < 0.6:
            visits = self.problem.visits
            todo.sort(key=lambda r: len(visits[r]))
        elif drawn < 0.75:
            requests = self.problem.instance.requests
            todo.sort(key=lambda r: -requests[r].minutes * requests[r].meetings)


def improve(
    roster: Roster,
    *,
    budget: Budget,
    seed: int,
    tuning: Tuning | None = None,
    on_better: Callable[[float], bool] | None = None,
) -> int:
    """Make the roster better until the budget is spent; it never becomes worse. Returns the steps."""
    rng = random.Random(seed)  # noqa: S311 - a search, no secret
    tuning = tuning or tuning_for(len(roster.placed))
    walk = PlanWalk(roster, tuning)
    steps = anneal(walk, budget=budget, heat=tuning.heat, rng=rng, on_better=on_better)
    roster.restore(walk.best)
    polish(roster)
    return steps
