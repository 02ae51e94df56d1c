"""A list of coach-weeks as columns, with what each counts for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from rugzak.engines.planning.proof.labels import Ints
from rugzak.engines.planning.proof.rows import Floats


@dataclass(slots=True)
class WeekPool:
    """Columns: ``routes`` is (n, width) pool indices padded with -1, ``counts`` is (n, rows)."""

    unit: Ints
    routes: Ints
    cost: Floats
    counts: sparse.csr_array
    complete: bool

    def __len__(self) -> int:
        return len(self.cost)

    def only(self, keep: NDArray[np.bool_]) -> WeekPool:
        """The same pool with fewer columns."""
        return WeekPool(
            self.unit[keep],
            self.routes[keep],
            self.cost[keep],
            self.counts[np.flatnonzero(keep)],
            self.complete,
        )


def widened(pool: WeekPool, width: int) -> WeekPool:
    """The same list with room for more routes per week."""
    pad = ((0, 0), (0, width - pool.routes.shape[1]))
    pool.routes = np.pad(pool.routes, pad, constant_values=-1)
    return pool


def stacked(parts: list[WeekPool], width: int, rows: int, *, complete: bool) -> WeekPool:
    """Lists of the same ``width`` one after the other; ``rows`` is what a week can count for."""
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        nothing = sparse.csr_array((0, rows))
        return WeekPool(none, none.reshape(0, width), np.zeros(0), nothing, complete)
    return WeekPool(
        np.concatenate([part.unit for part in parts]),
        np.concatenate([part.routes for part in parts]),
        np.concatenate([part.cost for part in parts]),
        sparse.csr_array(sparse.vstack([part.counts for part in parts], format="csr")),
        complete,
    )
