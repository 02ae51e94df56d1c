"""Every coach-week that a better plan could hold, listed completely.

If a plan beats the best one known by a gap, then each of its weeks has a reduced cost below that gap: so
all weeks under it are enough (the argument of Baldacci, Christofides and Mingozzi 2008). Lists grow
shift by shift; a beginning is dropped as soon as its best completion costs too much.
"""

from __future__ import annotations

import numpy as np

from rugzak.engines.planning.proof.cleaning import Cleaner
from rugzak.engines.planning.proof.labels import Ints
from rugzak.engines.planning.proof.pool import Pool
from rugzak.engines.planning.proof.rows import Floats, Rows
from rugzak.engines.planning.proof.sharing import FAR, cheapest_rest, joined
from rugzak.engines.planning.proof.shift_choices import Choices, ShiftChoices
from rugzak.engines.planning.proof.week_pool import WeekPool, stacked, widened
from rugzak.engines.planning.proof.weeks import Pricer
from rugzak.engines.planning.search.problem import Problem

BRANCHING = 6  # unfinished or double weeks per column allowed, before a list counts as too long
CELLS = 2_000_000  # pairs of a beginning and a choice looked at in one go


class WeekLister:
    """Lists weeks at fixed prices."""

    def __init__(self, problem: Problem, pool: Pool, rows: Rows, pricer: Pricer, prices: Floats) -> None:
        self.problem, self.pool, self.rows, self.pricer = problem, pool, rows, pricer
        reduced = pricer.reduced_costs(prices)
        self.block = pricer.cheapest_per_block(reduced)
        self.floor = {week.unit: min(week.reduced, 0.0) for week in pricer.cheapest_weeks(reduced)}
        self.shifts = ShiftChoices(pool, reduced)
        self.cleaner = Cleaner(pool, rows, pricer.base_cost, one_week=problem.instance.weeks == 1)

    def within(self, slack: float, *, cap: int) -> WeekPool:
        """All weeks whose reduced cost is at most ``slack`` above the cheapest of their coach.

        When there are more than ``cap``, the pool holds what was found and is marked incomplete.
        """
        width = 2 * max((len(self.problem.tours_of_unit[unit]) for unit in self.pricer.units), default=1)
        parts: list[WeekPool] = []
        left = cap
        for unit in self.pricer.units:
            found = self._of_unit(unit, slack, left)
            if found is None:
                return stacked(parts, width, self.rows.count, complete=False)
            parts.append(widened(found, width))
            left -= len(found)
        return stacked(parts, width, self.rows.count, complete=True)

    def _of_unit(self, unit: int, slack: float, cap: int) -> WeekPool | None:
        """The weeks of one coach; None when there are more than ``cap``."""
        tours = [t for t in self.problem.tours_of_unit[unit] if self.pool.lanes_of_tour[t]]
        over = self.pricer.over[unit]
        profiles = [self.pricer.profile(tour, self.block) for tour in tours]
        rests = _rests(profiles, over)
        limit = self.floor[unit] + slack + 1e-7
        reduced, load = np.zeros(1), np.zeros(1, dtype=np.int64)
        routes = np.zeros((1, 0), dtype=np.int64)
        for place, tour in enumerate(tours):
            room = cheapest_rest(_all_but(profiles, place, len(over)), over)
            choices = self.shifts.of(tour, room, limit)
            grown = _grow(reduced, load, choices, rests[place + 1], limit, BRANCHING * cap)
            if grown is None:
                return None
            before, added = grown
            reduced = reduced[before] + choices.reduced[added]
            load = load[before] + choices.load[added]
            routes = np.concatenate([routes[before], choices.routes[added]], axis=1)
        found = self.cleaner.distinct(unit, routes, over[load])
        return None if len(found) > cap else found


def _rests(profiles: list[Floats], over: Floats) -> list[Floats]:
    """Per shift the least price of it and all later ones, for every load before it."""
    rests = [over]
    for profile in reversed(profiles):
        rests.append(cheapest_rest(profile, rests[-1]))
    rests.reverse()
    return rests


def _all_but(profiles: list[Floats], place: int, size: int) -> Floats:
    """The profile of all shifts of a week but one."""
    others = np.full(size, FAR)
    others[0] = 0.0
    for at, profile in enumerate(profiles):
        if at != place:
            others = joined(others, profile)
    return others


def _grow(
    reduced: Floats, load: Ints, choices: Choices, rest: Floats, limit: float, most: int
) -> tuple[Ints, Ints] | None:
    """Pairs of a beginning and a choice whose best completion stays under the limit; None above ``most``."""
    before: list[Ints] = [np.zeros(0, dtype=np.int64)]
    added: list[Ints] = [np.zeros(0, dtype=np.int64)]
    total = 0
    step = max(1, CELLS // max(1, len(choices.load)))
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
