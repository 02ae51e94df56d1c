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

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.proof.aside import aside
from rugzak.engines.planning.proof.bound import ROUNDING, Bounded
from rugzak.engines.planning.proof.listing import WeekLister
from rugzak.engines.planning.proof.pool import Pool
from rugzak.engines.planning.proof.programme import Programme
from rugzak.engines.planning.proof.rows import Floats, Rows
from rugzak.engines.planning.proof.week_pool import WeekPool
from rugzak.engines.planning.proof.weeks import Pricer
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.search.state import Placement

SMALL = 4_000  # columns of the first list
LARGE = 250_000  # columns of a list that is meant to be complete
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
    """Improves a plan and its bound together, until they meet, time is up or somebody says stop.

    ``until`` is a monotonic time; ``tell`` hears how things stand and answers whether to go on.
    """

    def __init__(
        self,
        problem: Problem,
        pool: Pool,
        rows: Rows,
        pricer: Pricer,
        bounded: Bounded,
        state: State,
        until: float,
        tell: Callable[[State], bool],
    ) -> None:
        self.problem, self.pool, self.rows = problem, pool, rows
        self.proven = bounded.bound
        self.state = state
        self.until = until
        self.tell = tell
        self.lister = WeekLister(problem, pool, rows, pricer, bounded.prices)
        state.bound = max(state.bound, bounded.whole)

    def run(self) -> State:
        """A small list for a good plan, then the complete list for the proof."""
        if self.state.closed:
            return self.state
        slack = self._widest(SMALL, self._gap())
        self._choose(self.lister.within(slack, cap=SMALL), whole=False)
        while not self.state.closed and self._left() > 1.0:
            listed = self.lister.within(self._gap(), cap=LARGE)
            if listed.complete:
                self._choose(listed, whole=True)
                break
            if slack >= self._gap():
                break
            slack = self._widest(EASY, min(2 * slack, self._gap()))
            before = self.state.cost
            self._choose(self.lister.within(slack, cap=EASY), whole=False)
            if self.state.cost == before:
                break
        return self.state

    def _gap(self) -> float:
        """How far above the bound a better plan can be; all costs are whole numbers."""
        return self.state.cost - 1 - self.proven

    def _left(self) -> float:
        return self.until - time.monotonic()

    def _widest(self, cap: int, slack: float) -> float:
        """The widest slack, at most the given one, whose list is no longer than ``cap``."""
        while slack > 1.0 and not self.lister.within(slack, cap=cap).complete:
            slack /= 1.3
        return slack

    def _choose(self, listed: WeekPool, *, whole: bool) -> None:
        """Tighten the relaxation over a list and choose among what is left."""
        if not len(listed):
            if whole:
                self.state.bound = self.state.cost
            return
        programme = Programme(self.problem, self.rows, listed)
        reduced = self._tighten(programme, whole=whole)
        if whole and len(programme.pool) > EASY and not self.state.closed:
            nearest = np.argsort(reduced, kind="stable")[:EASY]
            part = Programme(
                self.problem, self.rows, programme.pool.only(np.isin(np.arange(len(reduced)), nearest))
            )
            self._solve(part, seconds=0.5 * self._left(), whole=False)
            self._tighten(programme, whole=True)
        self._solve(programme, seconds=self._left() if whole else 0.4 * self._left(), whole=whole)

    def _solve(self, programme: Programme, *, seconds: float, whole: bool) -> None:
        if self.state.closed or seconds < 0.5:
            return
        below = self.state.cost
        outcome = aside(
            lambda: programme.solve_whole(seconds=seconds, below=below), lambda: self.tell(self.state)
        )
        if outcome is None:
            self.until = -math.inf  # somebody said stop
            return
        if whole and math.isfinite(outcome.bound):
            self._raise_bound(outcome.bound)
        if outcome.chosen is not None:
            self._accept([programme.pool.routes[column] for column in outcome.chosen.tolist()])

    def _tighten(self, programme: Programme, *, whole: bool) -> Floats:
        """Cut, raise the bound, and drop columns that have become too dear, while that helps.

        Returns the reduced costs of the columns that are left.
        """
        before = -math.inf
        for _ in range(MOST_ROUNDS):
            relaxed = programme.relax()
            if whole:
                self._raise_bound(relaxed.value)
            gap = max(self.state.cost - 1 - relaxed.value, 0.0)
            near = relaxed.reduced <= gap + ROUNDING
            programme.keep(near)
            relaxed.weights, relaxed.reduced = relaxed.weights[near], relaxed.reduced[near]
            slow = relaxed.value - before < 0.02 * max(gap, 1.0)
            if self.state.closed or slow or self._left() < 2.0 or not len(programme.pool):
                break
            before = relaxed.value
            if not programme.cut(relaxed):
                break
        return relaxed.reduced

    def _raise_bound(self, value: float) -> None:
        """A bound over a complete list holds for every plan that is better than ours."""
        self.state.bound = max(self.state.bound, min(self.state.cost, math.ceil(value - ROUNDING)))

    def _accept(self, weeks: list[np.ndarray]) -> None:
        roster = Roster(self.problem)
        for request, placement in self._placements(weeks).items():
            roster.insert(request, placement)
        stuck = [r for r in roster.waiting if self.problem.candidates.pinned[r]]
        if roster.cost < self.state.cost and not stuck:
            self.state.cost, self.state.placed = roster.cost, roster.snapshot()
            self.tell(self.state)

    def _placements(self, weeks: list[np.ndarray]) -> dict[int, Placement]:
        visits: dict[int, list[Visit]] = {}
        for week in weeks:
            for route in week[week >= 0].tolist():
                for visit in self.pool.visits[route]:
                    visits.setdefault(visit.request, []).append(visit)
        return {r: tuple(sorted(own, key=lambda v: (v.part, v.coach))) for r, own in visits.items()}
