"""Choosing among listed coach-weeks: the relaxation, the cuts that tighten it, and the whole numbers.

Set partitioning with subset-row cuts (Jepsen, Petersen, Spoorendonk and Pisinger 2008): of three requests, at
most one coach-week can hold two. The cuts need no pricing here, because all columns are listed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from rugzak.engines.planning.proof.labels import Ints
from rugzak.engines.planning.proof.master import OUT_OF_QUESTION
from rugzak.engines.planning.proof.rows import Floats, Rows
from rugzak.engines.planning.proof.week_pool import WeekPool
from rugzak.engines.planning.search.problem import Problem

BATCH = 1500  # columns added to the relaxation at a time
CUTS_PER_ROUND = 40
LEAST_VIOLATION = 0.03
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
        self._row_at = {int(row): place for place, row in enumerate(self._coupling)}
        self.units = {int(unit): place for place, unit in enumerate(np.unique(pool.unit))}
        self.together = sorted({request for request, _ in rows.slots})
        self.cover = {request: self._row_at[row] for request, row in rows.cover.items()}
        self._low, self._high = self._limits(rows)
        self._fixed, self._fixed_costs = self._fixed_columns(rows)
        self.cuts: list[tuple[int, int, int]] = []
        self._cut_counts: list[Ints] = []
        served = set(rows.cover) | set(self.together)
        left_out = sum(p for r, p in enumerate(problem.penalty) if r not in served)
        self.constant = float(problem.constant + left_out)
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
        problem = self.problem
        first = len(self._coupling) + len(self.units)
        choice = {request: first + place for place, request in enumerate(self.together)}
        entries: list[dict[int, float]] = []
        costs: list[float] = []
        for request, row in [*self.cover.items(), *choice.items()]:
            pinned = problem.candidates.pinned[request]
            entries.append({row: 1.0})
            costs.append(OUT_OF_QUESTION if pinned else float(problem.penalty[request]))
        for (request, slot), choose in rows.slots.items():
            entries.append(
                {self._row_at[row]: value for row, value in choose.items()} | {choice[request]: 1.0}
            )
            costs.append(float(problem.candidates.slot_cost[request, slot]))
        places = [(n, row, value) for n, entry in enumerate(entries) for row, value in entry.items()]
        at = np.array([place[:2] for place in places], dtype=np.int64).reshape(-1, 2)
        values = np.array([place[2] for place in places])
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

    # -- columns and cuts --------------------------------------------------------------------

    def keep(self, wanted: np.ndarray) -> None:
        """Forget columns that can be in no better plan."""
        self.pool = self.pool.only(wanted)
        self._columns = self._columns[np.flatnonzero(wanted)]
        self._cut_counts = [counts[wanted] for counts in self._cut_counts]
        renumbered = np.cumsum(wanted) - 1
        self._inside = renumbered[self._inside[wanted[self._inside]]]

    def _matrix(self, columns: Ints) -> sparse.csr_array:
        """Rows of the programme for some columns of the pool and the fixed ones."""
        stacked = sparse.vstack([self._columns[columns], self._fixed])
        if not self.cuts:
            return sparse.csr_array(stacked.T.tocsr())
        cut = np.stack([counts[columns] for counts in self._cut_counts])
        padded = np.concatenate([cut, np.zeros((len(cut), self._fixed.shape[0]))], axis=1)
        return sparse.csr_array(sparse.vstack([stacked.T, sparse.csr_array(padded)], format="csr"))

    def _bounds(self) -> tuple[Floats, Floats]:
        cuts = len(self.cuts)
        low = np.concatenate([self._low, np.full(cuts, -np.inf)])
        return low, np.concatenate([self._high, np.ones(cuts)])

    def cut(self, relaxed: Relaxed) -> int:
        """Add the most violated subset-row cuts; returns how many."""
        used = np.flatnonzero(relaxed.weights > TINY)
        rows = sorted(self.cover.values())
        held = self._columns[used][:, rows].toarray() > 0.5
        weights = relaxed.weights[used]
        found = sorted(_violated(held, weights), reverse=True)
        known = set(self.cuts)
        fresh = [
            (rows[i], rows[j], rows[k]) for _, (i, j, k) in found if (rows[i], rows[j], rows[k]) not in known
        ]
        by_column = self._columns.tocsc()
        for triple in fresh[:CUTS_PER_ROUND]:
            touched = np.concatenate([_rows_of(by_column, row) for row in triple])
            self._cut_counts.append((np.bincount(touched, minlength=len(self.pool)) >= 2).astype(np.int64))
            self.cuts.append(triple)
        return len(fresh[:CUTS_PER_ROUND])

    # -- solving -----------------------------------------------------------------------------

    def relax(self) -> Relaxed:
        """The linear optimum over the whole pool, adding columns until none is missing."""
        if not len(self._inside):
            self._inside = self._first_columns()
        while True:
            value, weights, prices = self._solve_relaxed()
            reduced = self.pool.cost - self._columns @ prices[: self.height]
            for counts, price in zip(self._cut_counts, prices[self.height :], strict=True):
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


def _rows_of(matrix: sparse.csc_array, column: int) -> Ints:
    touched: Ints = matrix.indices[matrix.indptr[column] : matrix.indptr[column + 1]]
    return touched


def _violated(held: np.ndarray, weights: Floats) -> list[tuple[float, tuple[int, int, int]]]:
    """Triples of requests of which the weights of weeks with two or more exceed one."""
    size = held.shape[1]
    pairs = (held * weights[:, None]).T @ held
    found = []
    for i in range(size):
        with_i = held[:, i]
        three = (held[with_i] * weights[with_i, None]).T @ held[with_i]
        total = pairs[i][:, None] + pairs[i][None, :] + pairs - 2.0 * three
        total[: i + 1, :] = 0.0
        for j, k in zip(*np.nonzero(np.triu(total, 1) > 1.0 + LEAST_VIOLATION), strict=True):
            found.append((float(total[j, k]), (i, int(j), int(k))))
    return found
