"""Every coach-week that a better plan could hold, listed completely.

If a plan beats the best one known by a gap, then each of its weeks has a reduced cost below that gap: so
all weeks under it are enough (the argument of Baldacci, Christofides and Mingozzi 2008). Lists grow
shift by shift; a beginning is dropped as soon as its best completion costs too much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from rugzak.engines.planning.proof.enumeration import Ints
from rugzak.engines.planning.proof.pool import Lane, Pool
from rugzak.engines.planning.proof.rows import Floats, Rows
from rugzak.engines.planning.proof.weeks import FAR, Pricer, around_break, cheapest_rest, joined
from rugzak.engines.planning.search.problem import Problem

HASH_SEED = 20270301
BRANCHING = 6  # unfinished or double weeks per column allowed, before a list counts as too long
AT_ONCE = 100_000  # weeks cleaned in one go, to bound memory


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


@dataclass(slots=True)
class _Choices:
    """What one shift can do: reduced cost, load and one or two routes (-1 for none)."""

    reduced: Floats
    load: Ints
    routes: Ints  # (n, 2)


class WeekLister:
    """Lists weeks at fixed prices."""

    def __init__(self, problem: Problem, pool: Pool, rows: Rows, pricer: Pricer, prices: Floats) -> None:
        self.problem, self.pool, self.rows, self.pricer = problem, pool, rows, pricer
        self.reduced = pricer.reduced_costs(prices)
        self.block = pricer.cheapest_per_block(self.reduced)
        self.floor = {week.unit: min(week.reduced, 0.0) for week in pricer.cheapest_weeks(self.reduced)}
        self.one_week = problem.instance.weeks == 1
        self._owner = self._owners()
        draws = np.random.default_rng(HASH_SEED).integers(1, 2**62, rows.count, dtype=np.int64)
        self._stamp = np.where(rows.own, 0, draws) if self.one_week else draws

    def _owners(self) -> Ints:
        """Per item a number for its request and part; the padding item gets none."""
        owners = [2 * item.request + item.part for item in self.pool.items_list]
        return np.array([*owners, -1], dtype=np.int64)

    def within(self, slack: float, *, cap: int) -> WeekPool:
        """All weeks whose reduced cost is at most ``slack`` above the cheapest of their coach.

        When there are more than ``cap``, the pool holds what was found and is marked incomplete.
        """
        width = 2 * max((len(self.problem.tours_of_unit[unit]) for unit in self.pricer.units), default=1)
        parts: list[WeekPool] = []
        left = cap
        for unit in self.pricer.units:
            found = self._of_unit(unit, slack, left, width)
            if found is None:
                return _stacked(parts, width, self.rows.count, complete=False)
            parts.append(found)
            left -= len(found)
        return _stacked(parts, width, self.rows.count, complete=True)

    def _of_unit(self, unit: int, slack: float, cap: int, width: int) -> WeekPool | None:
        tours = [t for t in self.problem.tours_of_unit[unit] if self.pool.lanes_of_tour[t]]
        over = self.pricer.over[unit]
        profiles = [self.pricer.profile(tour, self.block) for tour in tours]
        rest = [over]
        for profile in reversed(profiles):
            rest.append(cheapest_rest(profile, rest[-1]))
        rest.reverse()
        limit = self.floor[unit] + slack + 1e-7
        reduced, load = np.zeros(1), np.zeros(1, dtype=np.int64)
        routes = np.zeros((1, 0), dtype=np.int64)
        for place, tour in enumerate(tours):
            choices = self._choices(tour, profiles, place, limit, over)
            grown = _grow(reduced, load, choices, rest[place + 1], limit, BRANCHING * cap)
            if grown is None:
                return None
            before, added = grown
            reduced = reduced[before] + choices.reduced[added]
            load = load[before] + choices.load[added]
            routes = np.concatenate([routes[before], choices.routes[added]], axis=1)
        found = self._distinct(unit, routes, over[load])
        return None if len(found) > cap else _widened(found, width)

    def _distinct(self, unit: int, routes: Ints, over: Floats) -> WeekPool:
        """The weeks of one coach that break nothing, each set of meetings once, at its least cost."""
        parts = [
            self._cleaned(unit, routes[low : low + AT_ONCE], over[low : low + AT_ONCE])
            for low in range(0, len(routes), AT_ONCE)
        ]
        found = _stacked([pool for pool, _ in parts], routes.shape[1], self.rows.count, complete=True)
        stamps = np.concatenate([stamp for _, stamp in parts]) if parts else np.zeros(0, dtype=np.int64)
        first = _first_of_each(stamps, found.cost)
        keep = np.zeros(len(found), dtype=bool)
        keep[first] = True
        return found.only(keep)

    def _choices(self, tour: int, profiles: list[Floats], place: int, limit: float, over: Floats) -> _Choices:
        """What this shift does in some week under the limit."""
        others = np.full(len(over), FAR)
        others[0] = 0.0
        for at, profile in enumerate(profiles):
            if at != place:
                others = joined(others, profile)
        room = cheapest_rest(others, over)
        lanes = [(n, self.pool.lanes[n]) for n in self.pool.lanes_of_tour[tour]]
        if all(lane.stage == 0 for _, lane in lanes):
            parts = [self._single(lanes[0][1], room, limit)]
        else:
            parts = [self._double(one[1], two[1], room, limit) for one, two in around_break(lanes)]
        return _Choices(
            np.concatenate([part.reduced for part in parts]),
            np.concatenate([part.load for part in parts]),
            np.concatenate([part.routes for part in parts]),
        )

    def _of_lane(self, lane: Lane) -> tuple[Floats, Ints, Ints]:
        """Reduced cost, load and index of all routes of a lane, idleness included where it is free."""
        span = slice(lane.first, lane.last)
        reduced, load = self.reduced[span], self.pool.load[span]
        index = np.arange(lane.first, lane.last, dtype=np.int64)
        if lane.idle:
            return np.append(reduced, 0.0), np.append(load, 0), np.append(index, -1)
        return reduced, load, index

    def _single(self, lane: Lane, room: Floats, limit: float) -> _Choices:
        reduced, load, index = self._of_lane(lane)
        keep = reduced + room[load] <= limit
        routes = np.stack([index[keep], np.full(int(keep.sum()), -1)], axis=1)
        return _Choices(reduced[keep], load[keep], routes)

    def _double(self, one: Lane, two: Lane, room: Floats, limit: float) -> _Choices:
        first, second = self._of_lane(one), self._of_lane(two)
        load = first[1][:, None] + second[1][None, :]
        reduced = first[0][:, None] + second[0][None, :]
        fits = load < len(room)
        keep = fits & (reduced + room[np.minimum(load, len(room) - 1)] <= limit)
        a, b = np.nonzero(keep)
        return _Choices(reduced[a, b], load[a, b], np.stack([first[2][a], second[2][b]], axis=1))

    def _cleaned(self, unit: int, routes: Ints, over: Floats) -> tuple[WeekPool, Ints]:
        """Leave out weeks that meet someone twice, break a pair, or cost more for the same.

        Returns with each week a stamp: equal for weeks that count the same in every row.
        """
        padding = len(self.pool.items_list)
        items = np.where(routes[:, :, None] < 0, padding, self.pool.items[routes]).reshape(len(routes), -1)
        owner = self._owner[items]
        owner = np.where(owner < 0, -1 - np.arange(owner.shape[1])[None, :], owner)
        owner.sort(axis=1)
        keep = (np.diff(owner, axis=1) != 0).all(axis=1)
        counts = self._counts(items)
        if self.one_week:
            own = counts[:, np.flatnonzero(self.rows.own)].toarray()
            equal = self.rows.equal[self.rows.own]
            keep &= (own[:, equal] == 0).all(axis=1) & (own[:, ~equal] >= 0).all(axis=1)
        cost = np.append(self.pricer.base_cost, 0.0)[routes].sum(axis=1) + over
        stamp = np.rint(counts.data).astype(np.int64) * self._stamp[counts.indices]
        sums = np.zeros(len(routes), dtype=np.int64)
        np.add.at(sums, np.repeat(np.arange(len(routes)), np.diff(counts.indptr)), stamp)
        kept = np.flatnonzero(keep)
        chosen = kept[_first_of_each(sums[kept], cost[kept])]
        units = np.full(len(chosen), unit, dtype=np.int64)
        return WeekPool(units, routes[chosen], cost[chosen], counts[chosen], complete=True), sums[chosen]

    def _counts(self, items: Ints) -> sparse.csr_array:
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


def _grow(
    reduced: Floats, load: Ints, choices: _Choices, rest: Floats, limit: float, most: int
) -> tuple[Ints, Ints] | None:
    """Pairs of a beginning and a choice whose best completion stays under the limit."""
    before: list[Ints] = [np.zeros(0, dtype=np.int64)]
    added: list[Ints] = [np.zeros(0, dtype=np.int64)]
    total = 0
    step = max(1, 2_000_000 // max(1, len(choices.load)))
    for low in range(0, len(load), step):
        sums = load[low : low + step, None] + choices.load[None, :]
        value = (
            reduced[low : low + step, None] + choices.reduced[None, :] + rest[np.minimum(sums, len(rest) - 1)]
        )
        one, two = np.nonzero((sums < len(rest)) & (value <= limit))
        total += len(one)
        if total > most:
            return None
        before.append(one + low)
        added.append(two)
    return np.concatenate(before), np.concatenate(added)


def _widened(pool: WeekPool, width: int) -> WeekPool:
    pad = ((0, 0), (0, width - pool.routes.shape[1]))
    pool.routes = np.pad(pool.routes, pad, constant_values=-1)
    return pool


def _stacked(parts: list[WeekPool], width: int, rows: int, *, complete: bool) -> WeekPool:
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
