"""From a searched plan to a proven one: enumerate, bound by coach-weeks, choose among weeks."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from rugzak.engines.planning.proof.bound import Bounded, prove
from rugzak.engines.planning.proof.exact import Finisher, State
from rugzak.engines.planning.proof.fixed import cost_of_nobody
from rugzak.engines.planning.proof.labels import TooMany
from rugzak.engines.planning.proof.master import Master
from rugzak.engines.planning.proof.pool import Pool, make_pool
from rugzak.engines.planning.proof.rows import Rows, make_rows
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


@dataclass(frozen=True, slots=True)
class Ground:
    """All routes with a first bound: what choosing the best plan stands on."""

    pool: Pool
    rows: Rows
    pricer: Pricer
    bounded: Bounded


def lay_ground(
    problem: Problem, *, until: float, most_routes: int, go_on: Callable[[float], bool]
) -> Ground | Proven:
    """List all routes and bound every plan, or say why not. ``until`` is a monotonic time.

    Reads the problem only, so a search may work on it meanwhile. ``go_on`` hears the bound after every round.
    """
    try:
        pool = make_pool(problem, cap=most_routes, until=until)
    except TooMany:
        return Proven(None, complete=False, routes=0, reason=_cut(most_routes, until))
    rows = make_rows(problem, pool)
    if not len(pool):
        nothing = "nobody can meet anybody: nothing to choose"
        return Proven(int(cost_of_nobody(problem, rows)), complete=True, routes=0, reason=nothing)
    pricer = Pricer(problem, pool, rows)
    now = time.monotonic()
    bound_until = now + BOUND_SHARE * max(0.0, until - now)
    try:
        bounded = prove(Master(problem, pool, rows, pricer), until=bound_until, watch=go_on)
    except ArithmeticError as problem_met:
        return Proven(None, complete=True, routes=len(pool), reason=str(problem_met))
    return Ground(pool, rows, pricer, bounded)


def finish(
    problem: Problem, roster: Roster, ground: Ground, *, until: float, tell: Tell, stopped: bool = False
) -> Proven:
    """Make ``roster`` better where possible and say how far from the best it can still be.

    When somebody ``stopped`` the work, nothing more is chosen, and what was proven until then is told.
    """
    bounded = ground.bounded
    state = State(roster.cost, roster.snapshot(), max(0, bounded.whole))
    if bounded.converged and not stopped:
        finisher = Finisher(
            problem,
            ground.pool,
            ground.rows,
            ground.pricer,
            bounded,
            state,
            until,
            tell=lambda now: tell("choose", now.cost, now.bound),
        )
        with suppress(ArithmeticError):  # what was found and proven before it stands
            finisher.run()
        roster.restore(state.placed)
    reason = "all routes listed" + ("" if bounded.converged else "; the bound was stopped by the clock")
    return Proven(state.bound, complete=True, routes=len(ground.pool), reason=reason)


def _cut(most_routes: int, until: float) -> str:
    """Why the list of routes is not complete."""
    if time.monotonic() > until:
        return "no time to list all routes"
    return f"more than {most_routes} routes: the list was cut"
