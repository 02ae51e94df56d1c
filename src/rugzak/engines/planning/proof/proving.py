"""From a searched plan to a proven one: enumerate, bound by coach-weeks, choose among weeks."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from rugzak.engines.planning.proof.bound import prove
from rugzak.engines.planning.proof.exact import Finisher, State
from rugzak.engines.planning.proof.labels import TooMany
from rugzak.engines.planning.proof.master import Master
from rugzak.engines.planning.proof.pool import make_pool
from rugzak.engines.planning.proof.rows import make_rows
from rugzak.engines.planning.proof.weeks import Pricer
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.roster import Roster

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
        pool = make_pool(problem, cap=most_routes, until=until)
    except TooMany:
        return Proven(None, complete=False, routes=0, reason=_cut(most_routes, until))
    if not len(pool):
        return Proven(
            roster.cost, complete=True, routes=0, reason="nobody can meet anybody: nothing to choose"
        )
    rows = make_rows(problem, pool)
    pricer = Pricer(problem, pool, rows)
    now = time.monotonic()
    try:
        bounded = prove(
            Master(problem, pool, rows, pricer),
            [],
            until=now + BOUND_SHARE * max(0.0, until - now),
            watch=lambda bound: tell("bound", roster.cost, bound),
        )
    except ArithmeticError as problem_met:
        return Proven(None, complete=True, routes=len(pool), reason=str(problem_met))
    state = State(roster.cost, roster.snapshot(), max(0, bounded.whole))
    if bounded.converged:
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
        with suppress(ArithmeticError):  # what was found and proven before it stands
            finisher.run()
        roster.restore(state.placed)
    reason = "all routes listed" + ("" if bounded.converged else "; the bound was stopped by the clock")
    return Proven(state.bound, complete=True, routes=len(pool), reason=reason)


def _cut(most_routes: int, until: float) -> str:
    """Why the list of routes is not complete."""
    if time.monotonic() > until:
        return "no time to list all routes"
    return f"more than {most_routes} routes: the list was cut"
