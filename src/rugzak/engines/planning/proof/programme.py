"""Choosing among listed coach-weeks: the relaxation, the cuts that tighten it, and the whole numbers.

Set partitioning: every request is met once or paid for, every coach has at most one week.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from rugzak.engines.planning.proof.cuts import Cuts
from rugzak.engines.planning.proof.fixed import cost_of_nobody, fixed_columns
from rugzak.engines.planning.proof.labels import Ints
from rugzak.engines.planning.proof.rows import Floats, Rows
from rugzak.engines.planning.proof.week_pool import WeekPool
from rugzak.engines.planning.search.problem import Problem

BATCH = 1500  # columns added to the relaxation at a time
TINY = 1e-6


@dataclass(slots=True)
class Relaxed:
    """A linear optimum over the whole pool: value, weights of the columns, their reduced costs."""

    value: float
    weights: Floats
    reduced: Floats


@dataclass(slots=True)
class Whole:
    """A whole-number optimum: the columns chosen (None if none was found) and a bound over the pool."""

    chosen: Ints | None
    bound: float
    finished: bool


class Programme:
    """Rows: coupling rows, one per coach-week, one choice per request for two coaches, and cuts."""

    def __init__(self, problem: Problem, rows: Rows, pool: WeekPool) -> None:
        self.problem, self.pool = problem, pool
        self._coupling = np.flatnonzero(~rows.own) if problem.instance.weeks == 1 else np.arange(rows.count)
        self._place = np.full(rows.count, -1)
        self._place[self._coupling] = np.arange(len(self._coupling))
        self.units = {int(unit): place for place, unit in enumerate(np.unique(pool.unit))}
        self.together = sorted({request for request, _ in rows.slots})
        self.cover = {request: int(self._place[row]) for request, row in rows.cover.items()}
        self._low, self._high = self._limits(rows)
        self._fixed, self._fixed_costs = self._fixed_columns(rows)
        self.cuts = Cuts()
        self.constant = cost_of_nobody(problem, rows)
        self._columns = self._stack()
        self._inside = np.zeros(0, dtype=np.int64)

    @property
    def height(self) -> int:
        """The number of rows without cuts."""
        return len(self._low)

    def _limits(self, rows: Rows) -> tuple[Floats, Floats]:
        """A request is met once or paid for once; a coach has at most one week."""
        equal, rhs = rows.equal[self._coupling], rows.rhs[self._coupling]
        high = np.where(equal, rhs, np.inf)
        high[list(self.cover.values())] = 1.0
        units, choices = len(self.units), len(self.together)
        low = np.concatenate([rhs, np.full(units, -np.inf), np.ones(choices)])
        return low, np.concatenate([high, np.ones(units), np.ones(choices)])

    def _fixed_columns(self, rows: Rows) -> tuple[sparse.csr_array, Floats]:
        first = len(self._coupling) + len(self.units)
        choice = {request: first + place for place, request in enumerate(self.together)}
        costs, entries = fixed_columns(self.problem, rows, self._place.tolist(), choice)
        cells = [(n, row, value) for n, entry in enumerate(entries) for row, value in entry.items()]
        at = np.array([cell[:2] for cell in cells], dtype=np.int64).reshape(-1, 2)
        values = np.array([cell[2] for cell in cells])
        shape = (len(entries), self.height)
        return sparse.coo_array((values, (at[:, 0], at[:, 1])), shape=shape).tocsr(), np.array(costs)

    def _stack(self) -> sparse.csr_array:
        """All columns of the pool as rows of a matrix, cuts not included."""
        size = len(self.pool)
        at = np.array([self.units[int(unit)] for unit in self.pool.unit], dtype=np.int64)
        unit_part = sparse.coo_array((np.ones(size), (np.arange(size), at)), shape=(size, len(self.units)))
        empty = sparse.csr_array((size, len(self.together)))
        parts = [self.pool.counts[:, self._coupling], unit_part, empty]
        return sparse.csr_array(sparse.hstack(parts, format="csr"))

    def keep(self, wanted: np.ndarray) -> None:
        """Forget columns that can be in no better plan."""
        self.pool = self.pool.only(wanted)
        self._columns = self._columns[np.flatnonzero(wanted)]
        self.cuts.keep(wanted)
        renumbered = np.cumsum(wanted) - 1
        self._inside = renumbered[self._inside[wanted[self._inside]]]

    def _matrix(self, columns: Ints) -> sparse.csr_array:
        """Rows of the programme for some columns of the pool and the fixed ones."""
        stacked = sparse.vstack([self._columns[columns], self._fixed])
        if not len(self.cuts):
            return sparse.csr_array(stacked.T.tocsr())
        cut = self.cuts.of(columns, self._fixed.shape[0])
        return sparse.csr_array(sparse.vstack([stacked.T, cut], format="csr"))

    def _bounds(self) -> tuple[Floats, Floats]:
        cuts = len(self.cuts)
        low = np.concatenate([self._low, np.full(cuts, -np.inf)])
        return low, np.concatenate([self._high, np.ones(cuts)])

    def cut(self, relaxed: Relaxed) -> int:
        """Add the most violated subset-row cuts; returns how many."""
        used = np.flatnonzero(relaxed.weights > TINY)
        return self.cuts.add(self._columns, sorted(self.cover.values()), used, relaxed.weights[used])

    def relax(self) -> Relaxed:
        """The linear optimum over the whole pool, adding columns until none is missing."""
        if not len(self._inside):
            self._inside = self._first_columns()
        while True:
            value, weights, prices = self._solve_relaxed()
            reduced = self.pool.cost - self._columns @ prices[: self.height]
            for counts, price in zip(self.cuts.counts, prices[self.height :], strict=True):
                reduced -= counts * price
            missing = np.flatnonzero(reduced < -TINY)
            missing = missing[~np.isin(missing, self._inside)]
            if not len(missing):
                spread = np.zeros(len(self.pool))
                spread[self._inside] = weights
                return Relaxed(value + self.constant, spread, reduced)
            best = missing[np.argsort(reduced[missing], kind="stable")[:BATCH]]
            self._inside = np.concatenate([self._inside, best])

    def _first_columns(self) -> Ints:
        """Some columns of every coach to begin with: those that cost least per request they meet."""
        reward = self._columns @ np.concatenate(
            [self._rewards(), np.zeros(self.height - len(self._coupling))]
        )
        return np.sort(np.argsort(self.pool.cost - reward, kind="stable")[:BATCH])

    def _rewards(self) -> Floats:
        rewards = np.zeros(len(self._coupling))
        for request, row in self.cover.items():
            rewards[row] = self.problem.penalty[request]
        return rewards

    def _solve_relaxed(self) -> tuple[float, Floats, Floats]:
        matrix = self._matrix(self._inside)
        low, high = self._bounds()
        equal = low == high
        floor, roof = ~equal & np.isfinite(low), ~equal & np.isfinite(high)
        cost = np.concatenate([self.pool.cost[self._inside], self._fixed_costs])
        solved = linprog(
            cost,
            A_ub=sparse.vstack([-matrix[floor], matrix[roof]]),
            b_ub=np.concatenate([-low[floor], high[roof]]),
            A_eq=matrix[equal],
            b_eq=low[equal],
            method="highs-ds",
        )
        if solved.status != 0:
            raise ArithmeticError(f"the relaxation stopped: {solved.message}")
        prices = np.zeros(len(low))
        marginals = solved.ineqlin.marginals
        prices[floor] -= marginals[: int(floor.sum())]
        prices[roof] += marginals[int(floor.sum()) :]
        prices[equal] = solved.eqlin.marginals
        return float(solved.fun), solved.x[: len(self._inside)], prices

    def solve_whole(self, *, seconds: float, below: float) -> Whole:
        """The cheapest whole plan over the pool.

        Without any plan in time, ``below`` (the best cost known) is the bound if nothing is left to find.
        A row that only admits cheaper plans was tried and slows HiGHS down tenfold.
        """
        columns = np.arange(len(self.pool))
        matrix = self._matrix(columns)
        cost = np.concatenate([self.pool.cost, self._fixed_costs])
        low, high = self._bounds()
        solved = milp(
            cost,
            integrality=np.ones(len(cost)),
            bounds=Bounds(0.0, 1.0),
            constraints=LinearConstraint(matrix, low, high),
            options={"time_limit": max(seconds, 0.5), "mip_rel_gap": 0.0},
        )
        finished = solved.status in (0, 2)
        if solved.x is None:
            bound = solved.mip_dual_bound
            known = -np.inf if bound is None or not np.isfinite(bound) else float(bound) + self.constant
            return Whole(None, below if finished else known, finished)
        chosen = np.flatnonzero(solved.x[: len(columns)] > 0.5)
        return Whole(chosen, float(solved.mip_dual_bound) + self.constant, finished)
