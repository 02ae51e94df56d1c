"""The restricted master programme: the linear choice among the coach-weeks found so far."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from rugzak.engines.planning.proof.fixed import cost_of_nobody, fixed_columns
from rugzak.engines.planning.proof.pool import Pool
from rugzak.engines.planning.proof.rows import Floats, Rows
from rugzak.engines.planning.proof.weeks import Pricer, Week
from rugzak.engines.planning.search.problem import Problem


class Master:
    """The restricted master programme over the columns found so far.

    Rows: those of ``rows``, then one per coach-week (at most one week each), then one per request for two
    coaches at once (one moment, or left out). A column is stored once, when it is found.
    """

    def __init__(self, problem: Problem, pool: Pool, rows: Rows, pricer: Pricer) -> None:
        self.problem, self.pool, self.rows, self.pricer = problem, pool, rows, pricer
        self.unit_row = {unit: rows.count + place for place, unit in enumerate(pricer.units)}
        self.together = sorted({request for request, _ in rows.slots})
        self.choice_row = {r: rows.count + len(pricer.units) + n for n, r in enumerate(self.together)}
        self.constant = cost_of_nobody(problem, rows)
        self.weeks: list[Week] = []
        self._known: set[tuple[int, tuple[int, ...]]] = set()
        self._costs, entries = fixed_columns(problem, rows, range(rows.count), self.choice_row)
        self._touched = [np.array(list(entry), dtype=np.int64) for entry in entries]
        self._values = [np.array(list(entry.values())) for entry in entries]
        self._equal, self._sign, self._rhs = self._sides()

    @property
    def height(self) -> int:
        """The number of rows of the master."""
        return self.rows.count + len(self.unit_row) + len(self.choice_row)

    def _sides(self) -> tuple[np.ndarray, Floats, Floats]:
        """Per row whether it is an equality, 1 for at least or -1 for at most, and the right-hand side."""
        units, choices = len(self.unit_row), len(self.choice_row)
        equal = np.concatenate([self.rows.equal, np.zeros(units, dtype=bool), np.ones(choices, dtype=bool)])
        sign = np.ones(self.height)
        sign[self.rows.count : self.rows.count + units] = -1.0
        return equal, sign, np.concatenate([self.rows.rhs, np.ones(units + choices)])

    def add(self, week: Week, counts: Floats) -> bool:
        """Take a column in, with what it counts for in every coupling row; False when it was there already."""
        key = week.unit, tuple(sorted(week.routes))
        if key in self._known:
            return False
        self._known.add(key)
        self.weeks.append(week)
        touched = np.flatnonzero(counts)
        self._costs.append(week.cost)
        self._touched.append(np.append(touched, self.unit_row[week.unit]))
        self._values.append(np.append(counts[touched], 1.0))
        return True

    def counts(self, week: Week) -> Floats:
        """What a week counts for in every row of the coupling."""
        items = self.pool.items[list(week.routes)].ravel() if week.routes else np.zeros(0, dtype=np.int64)
        matrix, total = self.rows.matrix, np.zeros(self.rows.count)
        for low, high in zip(matrix.indptr[items], matrix.indptr[items + 1], strict=True):
            total[matrix.indices[low:high]] += matrix.data[low:high]
        return total

    def solve(self) -> tuple[float, Floats, Floats]:
        """Objective, prices of the coupling rows, and the price per unit row."""
        sizes = [len(touched) for touched in self._touched]
        at = np.concatenate(self._touched), np.repeat(np.arange(len(sizes)), sizes)
        shape = (self.height, len(sizes))
        matrix = sparse.coo_array((np.concatenate(self._values), at), shape=shape).tocsr()
        equal, above = self._equal, ~self._equal
        solved = linprog(
            np.array(self._costs),
            A_ub=-(sparse.diags_array(self._sign) @ matrix)[above],
            b_ub=-(self._sign * self._rhs)[above],
            A_eq=matrix[equal] if equal.any() else None,
            b_eq=self._rhs[equal] if equal.any() else None,
            method="highs-ds",
        )
        if solved.status != 0:
            raise ArithmeticError(f"the master programme stopped: {solved.message}")
        prices = np.zeros(self.height)
        prices[above] = -solved.ineqlin.marginals * self._sign[above]
        if equal.any():
            prices[equal] = solved.eqlin.marginals
        return float(solved.fun), prices[: self.rows.count], prices[self.rows.count :]

    def lagrangian(self, prices: Floats, weeks: list[Week]) -> float:
        """A lower bound for these prices: what no choice of weeks and of requests can beat."""
        problem, rows = self.problem, self.rows
        total = self.constant + sum(min(week.reduced, 0.0) for week in weeks)
        for request, row in rows.cover.items():
            price = max(0.0, float(prices[row]))
            total += price if problem.candidates.pinned[request] else min(price, problem.penalty[request])
        for request in self.together:
            choices = [
                problem.candidates.slot_cost[request, slot]
                - sum(value * float(prices[row]) for row, value in entry.items())
                for (own, slot), entry in rows.slots.items()
                if own == request
            ]
            if not problem.candidates.pinned[request]:
                choices.append(problem.penalty[request])
            total += min(choices)
        return total
