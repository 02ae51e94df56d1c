"""From a searched plan to a proven one: enumerate, bound by coach-weeks, choose among weeks."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from .bound import Master, prove
from .enumeration import TooMany
from .exact import Finisher, State
from .pool import make_pool
from .problem import Problem
from .roster import Roster
from .rows import make_rows
from .weeks import Pricer

BOUND_SHARE = 0.6  # of the time left, at most, goes to the first bound

Tell = Callable[[str, float, float | None], bool]


@dataclass(frozen=True, slots=True)
class Proven:
    """A bound, or None with the reason."""

    bound: int | None
    complete: bool
    routes: int
    reason: str


def prove_and_polish(
    problem: Problem, roster: Roster, *, until: float, most_routes: int, tell: Tell
) -> Proven:
    """Make ``roster`` better where possible and say how far from the best it can still be."""
    try:
        pool = make_pool(problem, cap=most_routes)
    except TooMany:
        return Proven(
            None, complete=False, routes=0, reason=f"more than {most_routes} routes: the list was cut"
        )
    if not len(pool):
        return Proven(
            roster.cost, complete=True, routes=0, reason="nobody can meet anybody: nothing to choose"
        )
    rows = make_rows(problem, pool)
    pricer = Pricer(problem, pool, rows)
    now = time.monotonic()
    bounded = prove(
        Master(problem, pool, rows, pricer),
        [],
        until=now + BOUND_SHARE * max(0.0, until - now),
        watch=lambda bound: tell("bound", roster.cost, bound),
    )
    state = State(roster.cost, roster.snapshot(), max(0, bounded.whole))
    if bounded.converged and not math.isinf(bounded.bound):
        finisher = Finisher(
            problem,
            pool,
            rows,
            pricer,
            bounded,
            state,
            until,
            on_better=lambda better: tell("choose", better.cost, better.bound),
        )
        state = finisher.run()
        roster.restore(state.placed)
    reason = "all routes listed" + ("" if bounded.converged else "; the bound was stopped by the clock")
    return Proven(state.bound, complete=True, routes=len(pool), reason=reason)
