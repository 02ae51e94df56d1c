"""Subset-row cuts (Jepsen, Petersen, Spoorendonk and Pisinger 2008): of three requests, at most one week holds two.

They need no pricing here, because all columns are listed.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from rugzak.engines.planning.proof.labels import Ints
from rugzak.engines.planning.proof.rows import Floats

CUTS_PER_ROUND = 40
LEAST_VIOLATION = 0.03

Triple = tuple[int, int, int]


class Cuts:
    """The cuts of one programme; ``counts`` holds per cut a 1 for every column that has two of the three rows."""

    def __init__(self) -> None:
        self.triples: list[Triple] = []
        self.counts: list[Ints] = []

    def __len__(self) -> int:
        return len(self.triples)

    def keep(self, wanted: np.ndarray) -> None:
        """Forget columns."""
        self.counts = [counts[wanted] for counts in self.counts]

    def of(self, columns: Ints, padding: int) -> sparse.csr_array:
        """The rows of the cuts for some columns, followed by ``padding`` columns that are in none."""
        cut = np.stack([counts[columns] for counts in self.counts])
        return sparse.csr_array(np.concatenate([cut, np.zeros((len(cut), padding))], axis=1))

    def add(self, columns: sparse.csr_array, rows: list[int], used: Ints, weights: Floats) -> int:
        """Add the most violated cuts among ``rows`` for the columns ``used`` so much; returns how many."""
        held = columns[used][:, rows].toarray() > 0.5
        known = set(self.triples)
        found = sorted(_violated(held, weights), reverse=True)
        fresh = [triple for _, (i, j, k) in found if (triple := (rows[i], rows[j], rows[k])) not in known]
        by_column = columns.tocsc()
        for triple in fresh[:CUTS_PER_ROUND]:
            touched = np.concatenate([_columns_in(by_column, row) for row in triple])
            self.counts.append((np.bincount(touched, minlength=columns.shape[0]) >= 2).astype(np.int64))
            self.triples.append(triple)
        return len(fresh[:CUTS_PER_ROUND])


def _columns_in(matrix: sparse.csc_array, row: int) -> Ints:
    touched: Ints = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
    return touched


def _violated(held: np.ndarray, weights: Floats) -> list[tuple[float, Triple]]:
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
