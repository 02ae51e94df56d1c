"""The whole engine behind one call: read, search, prove, judge.

``solve`` never returns a plan that the independent judge has not accepted at exactly the same cost.
"""

from __future__ import annotations

import math
import time
from typing import Any

from rugzak.engines.planning.judge.evaluate import evaluate
from rugzak.engines.planning.question.reading import read_instance
from rugzak.engines.planning.search.annealing import Budget
from rugzak.engines.planning.search.neighbourhood import improve
from rugzak.engines.planning.search.opening import start
from rugzak.engines.planning.search.problem import Problem, make_problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.solution import Progress, Proof, Solution, Watch, Wishes
from rugzak.engines.planning.telling.plan import rows_of

SEARCH_SHARE = 0.12  # of the time goes to searching when a proof is wanted
MOST_SEARCH_SECONDS = 20.0
RESERVE = 0.03  # of the time is kept for judging


class Disagreement(AssertionError):
    """The search and the judge differ: a mistake of ours, never of the user."""


def solve(
    document: Any, previous: Any = None, wishes: Wishes | None = None, watch: Watch | None = None
) -> Solution:
    """Plan the question in ``document``, starting from ``previous`` if there is such a plan.

    ``watch`` hears of every improvement and may answer False to stop. Raises Impossible.
    """
    wishes = wishes or Wishes()
    began = time.monotonic()
    instance = read_instance(document, previous)
    problem = make_problem(instance)
    roster = start(problem)
    until = began + wishes.seconds * (1 - RESERVE) - (time.monotonic() - began)
    listener = _Listener(watch, roster.cost)
    steps = _search(roster, wishes, until, listener)
    proof = Proof()
    if wishes.certify and not listener.stopped:
        proof = _prove(problem, roster, wishes, until, listener)
    rows = rows_of(instance, roster.meetings())
    verdict = evaluate(document, rows, None if previous is None else previous["assignments"])
    if verdict.cost != roster.cost or (proof.bound is not None and proof.bound > verdict.cost):
        raise Disagreement(f"search {roster.cost}, judge {verdict.cost}, bound {proof.bound}")
    return Solution(instance, roster, verdict, proof, wishes, steps, time.monotonic() - began)


class _Listener:
    """Passes progress on, and remembers when someone said stop."""

    def __init__(self, watch: Watch | None, cost: int) -> None:
        self.watch, self.cost, self.stopped = watch, cost, False
        self.bound: int | None = None

    def tell(self, phase: str, cost: float, bound: float | None = None) -> bool:
        """Returns whether to go on."""
        self.cost = min(self.cost, int(cost))
        if bound is not None and math.isfinite(bound):
            self.bound = max(self.bound or 0, math.ceil(bound - 1e-4))
        if self.watch is not None and not self.watch(Progress(phase, self.cost, self.bound)):
            self.stopped = True
        return not self.stopped


def _search(roster: Roster, wishes: Wishes, until: float, listener: _Listener) -> int:
    """The instant answer made better; most of the time is left when a proof is wanted."""
    left = max(0.0, until - time.monotonic())
    if wishes.certify:
        left = min(left * SEARCH_SHARE, MOST_SEARCH_SECONDS)
    by_clock = wishes.iterations is None
    budget = Budget(seconds=left) if by_clock else Budget(steps=wishes.iterations)
    listener.tell("search", roster.cost)
    return improve(
        roster, budget=budget, seed=wishes.seed, on_better=lambda cost: listener.tell("search", cost)
    )


def _prove(problem: Problem, roster: Roster, wishes: Wishes, until: float, listener: _Listener) -> Proof:
    """Enumerate, bound, and choose; imported here because a plan without proof needs no scipy."""
    from rugzak.engines.planning.proof.proving import prove_and_polish  # noqa: PLC0415 - scipy takes 60 MB that a quick plan does not need

    proof = prove_and_polish(problem, roster, until=until, most_routes=wishes.most_routes, tell=listener.tell)
    left = until - time.monotonic()
    if proof.bound != roster.cost and left > 1.0 and wishes.iterations is None and not listener.stopped:
        budget = Budget(seconds=left)
        improve(
            roster, budget=budget, seed=wishes.seed + 1, on_better=lambda cost: listener.tell("search", cost)
        )
    return Proof(proof.bound, proof.complete, proof.routes, proof.reason)
