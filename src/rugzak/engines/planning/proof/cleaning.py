"""Cleaning a list of weeks: none that meets someone twice or breaks a pair, and each set of meetings once."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from rugzak.engines.planning.proof.labels import Ints
from rugzak.engines.planning.proof.pool import Pool
from rugzak.engines.planning.proof.rows import Floats, Rows
from rugzak.engines.planning.proof.week_pool import WeekPool, stacked

HASH_SEED = 20270301
AT_ONCE = 100_000  # weeks cleaned in one go, to bound memory


class Cleaner:
    """Knows what every route counts for; ``base_cost`` is the true cost per route, overload left out.

    Weeks that count the same in every row are told by a stamp: the sum of a random 62-bit number per row,
    times what the week counts there. With one week, rows about one coach only were checked and count for nothing.
    """

    def __init__(self, pool: Pool, rows: Rows, base_cost: Floats, *, one_week: bool) -> None:
        self.pool, self.rows, self.one_week = pool, rows, one_week
        self._cost = np.append(base_cost, 0.0)
        self._owner = np.array([*(2 * i.request + i.part for i in pool.items_list), -1], dtype=np.int64)
        draws = np.random.default_rng(HASH_SEED).integers(1, 2**62, rows.count, dtype=np.int64)
        self._stamp = np.where(rows.own, 0, draws) if one_week else draws

    def distinct(self, unit: int, routes: Ints, over: Floats) -> WeekPool:
        """The weeks of one coach that break nothing, each set of meetings once, at its least cost.

        ``routes`` is (n, width) with -1 for none, ``over`` the price of the minutes over the soft limit.
        """
        parts = [
            self._cleaned(unit, routes[low : low + AT_ONCE], over[low : low + AT_ONCE])
            for low in range(0, len(routes), AT_ONCE)
        ]
        found = stacked([pool for pool, _ in parts], routes.shape[1], self.rows.count, complete=True)
        stamps = np.concatenate([stamp for _, stamp in parts]) if parts else np.zeros(0, dtype=np.int64)
        keep = np.zeros(len(found), dtype=bool)
        keep[_first_of_each(stamps, found.cost)] = True
        return found.only(keep)

    def _cleaned(self, unit: int, routes: Ints, over: Floats) -> tuple[WeekPool, Ints]:
        """One chunk, and with each week its stamp."""
        padding = len(self.pool.items_list)
        items = np.where(routes[:, :, None] < 0, padding, self.pool.items[routes]).reshape(len(routes), -1)
        counts = self._counts(items)
        keep = self._nobody_twice(items)
        if self.one_week:
            keep &= self._pairs_whole(counts)
        cost = self._cost[routes].sum(axis=1) + over
        stamps = self._stamps(counts)
        kept = np.flatnonzero(keep)
        chosen = kept[_first_of_each(stamps[kept], cost[kept])]
        units = np.full(len(chosen), unit, dtype=np.int64)
        return WeekPool(units, routes[chosen], cost[chosen], counts[chosen], complete=True), stamps[chosen]

    def _nobody_twice(self, items: Ints) -> np.ndarray:
        """Whether each week does every meeting of every request at most once."""
        owner = self._owner[items]
        owner = np.where(owner < 0, -1 - np.arange(owner.shape[1])[None, :], owner)
        owner.sort(axis=1)
        whole: np.ndarray = (np.diff(owner, axis=1) != 0).all(axis=1)
        return whole

    def _pairs_whole(self, counts: sparse.csr_array) -> np.ndarray:
        """Whether each week keeps the rows that are about one coach only: both meetings in order, or none."""
        own = counts[:, np.flatnonzero(self.rows.own)].toarray()
        equal = self.rows.equal[self.rows.own]
        whole: np.ndarray = (own[:, equal] == 0).all(axis=1) & (own[:, ~equal] >= 0).all(axis=1)
        return whole

    def _stamps(self, counts: sparse.csr_array) -> Ints:
        stamp = np.rint(counts.data).astype(np.int64) * self._stamp[counts.indices]
        sums = np.zeros(counts.shape[0], dtype=np.int64)
        np.add.at(sums, np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr)), stamp)
        return sums

    def _counts(self, items: Ints) -> sparse.csr_array:
        """What each week counts for in every row."""
        rows = np.repeat(np.arange(len(items)), items.shape[1])
        shape = (len(items), len(self.pool.items_list) + 1)
        holds = sparse.coo_array((np.ones(items.size), (rows, items.ravel())), shape=shape).tocsr()
        counts = sparse.csr_array(holds @ self.rows.matrix)
        counts.eliminate_zeros()
        return counts


def _first_of_each(stamps: Ints, cost: Floats) -> Ints:
    """Positions of the cheapest of every stamp."""
    sort = np.lexsort((cost, stamps))
    fresh = np.ones(len(sort), dtype=bool)
    fresh[1:] = stamps[sort][1:] != stamps[sort][:-1]
    return sort[fresh]
