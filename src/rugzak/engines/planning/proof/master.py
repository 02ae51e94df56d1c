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
    """The restricted master programme over the columns found so far."""

    def __init__(self, problem: Problem, pool: Pool, rows: Rows, pricer: Pricer) -> None:
        self.problem, self.pool, self.rows, self.pricer = problem, pool, rows, pricer
        self.unit_row = {unit: rows.count + place for place, unit in enumerate(pricer.units)}
        self.together = sorted({request for request, _ in rows.slots})
        self.choice_row = {r: rows.count + len(pricer.units) + n for n, r in enumerate(self.together)}
        self.weeks: list[Week] = []
        self._known: set[tuple[int, tuple[int, ...]]] = set()
        self._fixed = fixed_columns(problem, rows, range(rows.count), self.choice_row)
        self.constant = cost_of_nobody(problem, rows)

    @property
    def height(self) -> int:
        """The number of rows of the master."""
        return self.rows.count + len(self.unit_row) + len(self.choice_row)

    def add(self, week: Week) -> bool:
        """Take a column in; False when it was there already."""
        key = week.unit, tuple(sorted(week.routes))
        if key in self._known:
            return False
        self._known.add(key)
        self.weeks.append(week)
        return True

    def counts(self, week: Week) -> Floats:
        """What a week counts for in every row of the coupling."""
        items = self.pool.items[list(week.routes)].ravel() if week.routes else np.zeros(0, dtype=np.int64)
        total: Floats = np.asarray(self.rows.matrix[items].sum(axis=0)).ravel()
        return total

    def solve(self) -> tuple[float, Floats, Floats]:
        """Objective, prices of the coupling rows, and the price per unit row."""
        costs, entries = self._fixed
        columns = [*entries, *(self._column(week) for week in self.weeks)]
        price = np.array([*costs, *(week.cost for week in self.weeks)])
        places = [(row, number, value) for number, col in enumerate(columns) for row, value in col.items()]
        at_row, at_column, values = (np.array(part) for part in zip(*places, strict=True))
        matrix = sparse.coo_array((values, (at_row, at_column)), shape=(self.height, len(columns))).tocsr()
        rhs = np.concatenate([self.rows.rhs, np.ones(len(self.unit_row) + len(self.choice_row))])
        equal = np.concatenate(
            [
                self.rows.equal,
                np.zeros(len(self.unit_row), dtype=bool),
                np.ones(len(self.choice_row), dtype=bool),
            ]
        )
        sign = np.ones(self.height)
        sign[self.rows.count : self.rows.count + len(self.unit_row)] = -1.0  # at most one week per coach
        above = ~equal
        solved = linprog(
            price,
            A_ub=-(sparse.diags_array(sign) @ matrix)[above],
            b_ub=-(sign * rhs)[above],
            A_eq=matrix[equal] if equal.any() else None,
            b_eq=rhs[equal] if equal.any() else None,
            method="highs-ds",
        )
        if solved.status != 0:
            raise ArithmeticError(f"the master programme stopped: {solved.message}")
        prices = np.zeros(self.height)
        prices[above] = -solved.ineqlin.marginals * sign[above]
        if equal.any():
            prices[equal] = solved.eqlin.marginals
        return float(solved.fun), prices[: self.rows.count], prices[self.rows.count :]

    def _column(self, week: Week) -> dict[int, float]:
        counts = self.counts(week)
        column = {int(row): float(counts[row]) for row in np.nonzero(counts)[0]}
        column[self.unit_row[week.unit]] = 1.0
        return column

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
