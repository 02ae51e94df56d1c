"""A lower bound on every plan: column generation over coach-weeks, with a Lagrangian bound at each step.

Dantzig-Wolfe decomposition with whole coach-weeks as columns (Dantzig and Wolfe 1960; Desrosiers and Lübbecke
2005), smoothed prices against tailing off (Wentges 1997; Pessoa, Sadykov, Uchoa and Vanderbeck 2018).
The bound at each step is valid for any prices, so stopping early costs strength, never truth.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from rugzak.engines.planning.proof.master import Master
from rugzak.engines.planning.proof.rows import Floats
from rugzak.engines.planning.proof.weeks import Week

SMOOTHING = 0.6
ROUNDING = 1e-4  # numerical slack given away before the bound is rounded up to a whole number


@dataclass(slots=True)
class Bounded:
    """The outcome: a proven ``bound``, the prices that prove it, and the columns seen."""

    bound: float
    prices: Floats
    weeks: list[Week]
    iterations: int
    converged: bool
    master: float
    history: list[float] = field(default_factory=list)

    @property
    def whole(self) -> int:
        """The bound as a whole number: every plan costs a whole number, at least this."""
        return math.ceil(self.bound - ROUNDING)


def prove(
    master: Master,
    *,
    until: float,
    most: int = 400,
    watch: Callable[[float], bool] | None = None,
) -> Bounded:
    """Generate columns until the bound meets the master, ``until`` (a monotonic time) or ``most`` rounds."""
    best = Bounded(-math.inf, np.zeros(master.rows.count), master.weeks, 0, converged=False, master=math.inf)
    smoothing = SMOOTHING
    while best.iterations < most:
        value, prices, unit_prices = master.solve()
        best.master = value + master.constant
        if best.master - best.bound < 1e-3:
            best.converged = True
            break
        better, new = _price(master, best, prices, unit_prices, smoothing)
        if not new and smoothing == 0.0:
            best.converged = True
            break
        smoothing = SMOOTHING if new or better else 0.0
        best.iterations += 1
        best.history.append(best.bound)
        if time.monotonic() > until or (watch is not None and not watch(best.bound)):
            break
    return best


def _price(
    master: Master, best: Bounded, prices: Floats, unit_prices: Floats, smoothing: float
) -> tuple[bool, int]:
    """One round of pricing; returns whether the bound rose and how many useful columns came."""
    if best.bound == -math.inf:
        smoothing = 0.0
    mixed = smoothing * best.prices + (1.0 - smoothing) * prices
    np.maximum(mixed, 0.0, out=mixed, where=~master.rows.equal)
    weeks = master.pricer.cheapest_weeks(master.pricer.reduced_costs(mixed))
    value = master.lagrangian(mixed, weeks)
    better = value > best.bound
    if better:
        best.bound, best.prices = value, mixed
    new = 0
    for place, week in enumerate(weeks):
        counts = master.counts(week)
        reduced = week.cost - float(counts @ prices) - float(unit_prices[place])
        if reduced < -1e-6:
            new += master.add(week, counts)
    return better, new
