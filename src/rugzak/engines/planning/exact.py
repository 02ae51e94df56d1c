"""From a bound to the best plan: list the weeks that matter, tighten, and choose among them.

First a small list gives a much better plan; then, with a smaller gap, the complete list gives a proof. What
cannot be listed within the cap is left out, and then only the bound of column generation is claimed.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .bound import ROUNDING, Bounded
from .candidates import Visit
from .pool import Pool
from .problem import Problem
from .programme import Programme
from .roster import Placement, Roster
from .rows import Rows
from .week_pool import WeekLister, WeekPool
from .weeks import Pricer

SMALL = 4_000  # columns of the first list
LARGE = 400_000  # columns of a list that is meant to be complete
EASY = 12_000  # columns that a whole-number programme takes without more tightening
MOST_ROUNDS = 25


@dataclass(slots=True)
class State:
    """The best plan and the best bound so far; both whole numbers."""

    cost: int
    placed: list[Placement | None]
    bound: int

    @property
    def closed(self) -> bool:
        """Nothing better exists."""
        return self.bound >= self.cost


class Finisher:
    """Improves a plan and its bound together, until they meet or time is up."""

    def __init__(
        self,
        problem: Problem,
        pool: Pool,
        rows: Rows,
        pricer: Pricer,
        bounded: Bounded,
        state: State,
        until: float,
        on_better: Callable[[State], None] | None = None,
    ) -> None:
        self.problem, self.pool, self.rows = problem, pool, rows
        self.proven = bounded.bound
        self.state = state
        self.until = until
        self.on_better = on_better
        self.lister = WeekLister(problem, pool, rows, pricer, bounded.prices)
        state.bound = max(state.bound, bounded.whole)

    def run(self) -> State:
        """A small list first, then lists twice as wide until one is complete or too long."""
        slack = self._small_slack()
        while not self.state.closed and self._left() > 1.0:
            gap = self.state.cost - 1 - self.proven
            whole = slack >= gap
            listed = self.lister.within(min(slack, gap), cap=LARGE if whole else EASY)
            if not listed.complete:
                if whole:
                    break
                slack /= 1.5
                self._choose(self.lister.within(slack, cap=2 * EASY), whole=False)
                slack = gap if self.state.cost - 1 - self.proven < gap else math.inf
                continue
            self._choose(listed, whole=whole)
            if whole:
                break
            slack = math.inf if 2 * slack >= self.state.cost - 1 - self.proven else 2 * slack
        return self.state

    def _left(self) -> float:
        return self.until - time.monotonic()

    def _small_slack(self) -> float:
        """The widest slack whose list stays small."""
        slack = max(1.0, self.state.cost - 1 - self.proven)
        while slack > 1.0:
            listed = self.lister.within(slack, cap=SMALL)
            if listed.complete:
                break
            slack /= 1.5
        return slack

    def _choose(self, listed: WeekPool, *, whole: bool) -> None:
        """Tighten the relaxation over a list and choose among what is left."""
        if not len(listed):
            if whole:
                self.state.bound = self.state.cost
            return
        programme = Programme(self.problem, self.rows, listed)
        self._tighten(programme, whole=whole)
        if self.state.closed or self._left() < 0.5:
            return
        seconds = self._left() if whole else max(1.0, 0.5 * self._left())
        outcome = programme.solve_whole(seconds=seconds, below=self.state.cost)
        if whole and math.isfinite(outcome.bound):
            self._raise_bound(outcome.bound)
        if outcome.chosen is not None:
            self._accept([programme.pool.routes[column] for column in outcome.chosen.tolist()])

    def _tighten(self, programme: Programme, *, whole: bool) -> None:
        """Cut, raise the bound, and drop columns that have become too dear, while that helps."""
        before = -math.inf
        for _ in range(MOST_ROUNDS):
            relaxed = programme.relax()
            if whole:
                self._raise_bound(relaxed.value)
            gap = self.state.cost - 1 - relaxed.value
            programme.keep(relaxed.reduced <= max(gap, 0.0) + ROUNDING)
            weights = relaxed.weights[relaxed.reduced <= max(gap, 0.0) + ROUNDING]
            if self.state.closed or relaxed.value - before < 0.02 * max(gap, 1.0) or self._left() < 2.0:
                return
            before = relaxed.value
            relaxed.weights = weights
            if len(programme.pool) == 0 or not programme.cut(relaxed):
                return

    def _raise_bound(self, value: float) -> None:
        """A bound over a complete list holds for every plan that is better than ours."""
        self.state.bound = max(self.state.bound, min(self.state.cost, math.ceil(value - ROUNDING)))

    def _accept(self, weeks: list[np.ndarray]) -> None:
        roster = Roster(self.problem)
        for request, placement in self._placements(weeks).items():
            roster.insert(request, placement)
        if roster.cost < self.state.cost:
            self.state.cost, self.state.placed = roster.cost, roster.snapshot()
            if self.on_better is not None:
                self.on_better(self.state)

    def _placements(self, weeks: list[np.ndarray]) -> dict[int, Placement]:
        visits: dict[int, list[Visit]] = {}
        for week in weeks:
            for route in week[week >= 0].tolist():
                for visit in self.pool.visits[route]:
                    visits.setdefault(visit.request, []).append(visit)
        return {r: tuple(sorted(own, key=lambda v: (v.part, v.coach))) for r, own in visits.items()}
