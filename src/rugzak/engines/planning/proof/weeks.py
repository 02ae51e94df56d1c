"""The cheapest week of every coach at given prices, exactly: a dynamic programme over minutes.

One column of the master programme is the whole week of one coach. Given a price per row, every route
gets a reduced cost; per shift the cheapest route of each load; and the shifts of a week are joined by
min-plus convolution over 0 to the weekly minutes, with the convex price of minutes over the soft
limit at the end. This is the pricing problem of Dantzig-Wolfe decomposition (Dantzig and Wolfe
1960) for a week; the hours sit inside it, which is where a bound per shift loses most.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rugzak.engines.planning.proof.pool import Lane, Pool
from rugzak.engines.planning.proof.rows import Floats, Rows
from rugzak.engines.planning.proof.sharing import FAR, joined, split
from rugzak.engines.planning.search.problem import Problem


@dataclass(slots=True)
class Week:
    """A column: one coach-week, its routes (indices in the pool), its true cost and reduced cost."""

    unit: int
    routes: tuple[int, ...]
    cost: float
    reduced: float


class Pricer:
    """Prices routes and weeks; built once per pool."""

    def __init__(self, problem: Problem, pool: Pool, rows: Rows) -> None:
        self.problem = problem
        self.pool = pool
        self.rows = rows
        self.per_minute = problem.instance.weights.travel_minute
        self.base_cost = pool.travel * self.per_minute + rows.item_cost[pool.items].sum(axis=1)
        self._starts, self._loads, self._ends_of_lane = self._blocks()
        self.units = [
            unit
            for unit, tours in enumerate(problem.tours_of_unit)
            if any(pool.lanes_of_tour[t] for t in tours)
        ]
        self.over = {
            unit: np.array([problem.over(unit, load) for load in range(problem.hours[unit] + 1)], dtype=float)
            for unit in self.units
        }

    def _blocks(self) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int]]]:
        """Routes of one lane with one load lie side by side: where each such block starts."""
        lane_of = np.zeros(len(self.pool), dtype=np.int64)
        for number, lane in enumerate(self.pool.lanes):
            lane_of[lane.first : lane.last] = number
        fresh = np.ones(len(self.pool), dtype=bool)
        fresh[1:] = (lane_of[1:] != lane_of[:-1]) | (self.pool.load[1:] != self.pool.load[:-1])
        (starts,) = np.nonzero(fresh)
        edges = np.searchsorted(lane_of[starts], np.arange(len(self.pool.lanes) + 1))
        ranges = [(int(a), int(b)) for a, b in pairwise(edges)]
        return starts, self.pool.load[starts], ranges

    # -- prices ------------------------------------------------------------------------------

    def reduced_costs(self, prices: Floats) -> Floats:
        """Reduced cost of every route at a price per row (units of cost)."""
        per_item: Floats = self.rows.matrix @ prices
        reduced: Floats = self.base_cost - per_item[self.pool.items].sum(axis=1)
        return reduced

    def cheapest_per_block(self, reduced: Floats) -> Floats:
        """The least reduced cost among the routes of one lane with one load."""
        if not len(reduced):
            return np.zeros(0)
        block: Floats = np.minimum.reduceat(reduced, self._starts)
        return block

    def cheapest_weeks(self, reduced: Floats) -> list[Week]:
        """For every coach-week the cheapest columns, the very cheapest first."""
        block = self.cheapest_per_block(reduced)
        weeks = []
        for unit in self.units:
            weeks.append(self._cheapest(unit, reduced, block))
        return weeks

    def _cheapest(self, unit: int, reduced: Floats, block: Floats) -> Week:
        profiles = [(t, self.profile(t, block)) for t in self.problem.tours_of_unit[unit]]
        states = [self._nothing(unit)]
        for _, profile in profiles:
            states.append(joined(states[-1], profile))
        final = states[-1] + self.over[unit]
        load = int(np.argmin(final))
        best = float(final[load])
        chosen: list[int] = []
        left = load
        for (tour, profile), before in zip(reversed(profiles), reversed(states[:-1]), strict=True):
            part = split(before, profile, left)
            chosen += self._routes_of(tour, part, reduced, block)
            left -= part
        return self.week(unit, tuple(chosen), best)

    def week(self, unit: int, routes: tuple[int, ...], reduced: float = 0.0) -> Week:
        """A column from its routes."""
        load = int(self.pool.load[list(routes)].sum()) if routes else 0
        cost = float(self.base_cost[list(routes)].sum()) + self.problem.over(unit, load)
        return Week(unit, routes, cost, reduced)

    def _nothing(self, unit: int) -> Floats:
        profile = np.full(self.problem.hours[unit] + 1, FAR)
        profile[0] = 0.0
        return profile

    # -- one shift ---------------------------------------------------------------------------

    def profile(self, tour: int, block: Floats) -> Floats:
        """Cheapest reduced cost of a shift for each load."""
        lanes = [(n, self.pool.lanes[n]) for n in self.pool.lanes_of_tour[tour]]
        unit = self.problem.tours[tour].unit
        if not lanes:
            return self._nothing(unit)
        if all(lane.stage == 0 for _, lane in lanes):
            return self._lane_profile(*lanes[0], unit, block)
        best = np.full(self.problem.hours[unit] + 1, FAR)
        for first, second in around_break(lanes):
            both = joined(self._lane_profile(*first, unit, block), self._lane_profile(*second, unit, block))
            np.minimum(best, both, out=best)
        return best

    def _lane_profile(self, number: int, lane: Lane, unit: int, block: Floats) -> Floats:
        profile = np.full(self.problem.hours[unit] + 1, FAR)
        low, high = self._ends_of_lane[number]
        profile[self._loads[low:high]] = block[low:high]
        if lane.idle:
            profile[0] = min(profile[0], 0.0)
        return profile

    def _routes_of(self, tour: int, load: int, reduced: Floats, block: Floats) -> list[int]:
        """The routes behind a profile at one load."""
        lanes = [(n, self.pool.lanes[n]) for n in self.pool.lanes_of_tour[tour]]
        unit = self.problem.tours[tour].unit
        if not lanes:
            return []
        if all(lane.stage == 0 for _, lane in lanes):
            return self._route_at(lanes[0][0], load, reduced, block)
        best, found = np.inf, []
        for first, second in around_break(lanes):
            one = self._lane_profile(*first, unit, block)
            two = self._lane_profile(*second, unit, block)
            part = split(one, two, load)
            value = one[load - part] + two[part]
            if value < best:
                best = value
                found = self._route_at(first[0], load - part, reduced, block)
                found += self._route_at(second[0], part, reduced, block)
        return found

    def _route_at(self, number: int, load: int, reduced: Floats, block: Floats) -> list[int]:
        low, high = self._ends_of_lane[number]
        place = low + int(np.searchsorted(self._loads[low:high], load))
        known = place < high and self._loads[place] == load
        if self.pool.lanes[number].idle and load == 0 and (not known or block[place] >= 0.0):
            return []
        start = self._starts[place]
        stop = self._starts[place + 1] if place + 1 < len(self._starts) else len(reduced)
        return [int(start + np.argmin(reduced[start:stop]))]


def around_break(lanes: list[tuple[int, Lane]]) -> list[tuple[tuple[int, Lane], tuple[int, Lane]]]:
    """First and second halves that share a place."""
    after = {lane.place: (n, lane) for n, lane in lanes if lane.stage == 1}
    return [((n, lane), after[lane.place]) for n, lane in lanes if lane.stage == 0]
