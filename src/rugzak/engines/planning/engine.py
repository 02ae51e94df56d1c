"""The whole engine behind one call: read, search, prove, judge.

``solve`` never returns a plan that the independent judge has not accepted at exactly the same cost.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
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

SEARCH_SHARE = 0.06  # of the time goes to searching when a proof is wanted
MOST_SEARCH_SECONDS = 20.0
TELL_SECONDS = 0.25  # the watcher hears something at least this often
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
    listener.tell("search", roster.cost)
    if wishes.certify:
        steps, proof = _search_and_prove(problem, roster, wishes, until, listener)
    else:
        steps, proof = _search(roster, wishes, until, listener), Proof()
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
        self._told = -math.inf

    def tell(self, phase: str, cost: float, bound: float | None = None) -> bool:
        """Returns whether to go on."""
        self._told = time.monotonic()
        self.cost = min(self.cost, int(cost))
        if bound is not None:
            self.hear(bound)
        try:
            if self.watch is not None and not self.watch(Progress(phase, self.cost, self.bound)):
                self.stopped = True
        except BaseException:
            self.stopped = True  # or the second thread would work on for nobody
            raise
        return not self.stopped

    def hear(self, bound: float) -> bool:
        """Take note of a bound without telling: also from the second thread. Returns whether to go on."""
        if math.isfinite(bound):
            self.bound = max(self.bound or 0, math.ceil(bound - 1e-4))
        return not self.stopped

    def asks_to_stop(self) -> bool:
        """Ask the watcher again when it has heard nothing for a while: stopping must not wait for an improvement."""
        if time.monotonic() - self._told > TELL_SECONDS:
            self.tell("search", self.cost)
        return self.stopped


def _search(roster: Roster, wishes: Wishes, until: float, listener: _Listener) -> int:
    """The instant answer made better; most of the time is left when a proof is wanted. Returns the steps."""
    left = max(0.0, until - time.monotonic())
    if wishes.certify:
        left = min(left * SEARCH_SHARE, MOST_SEARCH_SECONDS)
    by_clock = wishes.iterations is None
    budget = Budget(seconds=left if by_clock else None, steps=wishes.iterations, enough=listener.asks_to_stop)
    return improve(
        roster, budget=budget, seed=wishes.seed, on_better=lambda cost: listener.tell("search", cost)
    )


def _search_and_prove(
    problem: Problem, roster: Roster, wishes: Wishes, until: float, listener: _Listener
) -> tuple[int, Proof]:
    """Search here while a second thread lists routes and bounds: HiGHS and numpy leave this one free meanwhile.

    Neither looks at the other, so the outcome does not depend on which is faster. Only this thread tells.
    """
    with ThreadPoolExecutor(max_workers=1) as helper:
        laying = helper.submit(_lay_ground, problem, until, wishes.most_routes, listener.hear)
        steps = _search(roster, wishes, until, listener)
        while wait([laying], timeout=TELL_SECONDS).not_done:
            listener.tell("bound", roster.cost)
            if wishes.iterations is None and not listener.stopped:
                _search_on(roster, wishes, until, listener, enough=laying.done)
    proven = _finished(problem, roster, laying.result(), until, listener)
    left = until - time.monotonic()
    if proven.bound != roster.cost and left > 1.0 and wishes.iterations is None and not listener.stopped:
        _search_on(roster, wishes, until, listener, enough=lambda: False)
    return steps, proven


def _lay_ground(problem: Problem, until: float, most_routes: int, go_on: Callable[[float], bool]) -> Any:
    """Imported here, in the second thread: a plan without proof needs no scipy, and the search need not wait."""
    from rugzak.engines.planning.proof.proving import lay_ground  # noqa: PLC0415 - scipy takes 60 MB

    return lay_ground(problem, until=until, most_routes=most_routes, go_on=go_on)


def _finished(problem: Problem, roster: Roster, ground: Any, until: float, listener: _Listener) -> Proof:
    """Choose the best plan on the ground that was laid, or pass on why none was."""
    from rugzak.engines.planning.proof.proving import Ground, finish  # noqa: PLC0415 - as above

    if isinstance(ground, Ground):
        ground = finish(problem, roster, ground, until=until, tell=listener.tell, stopped=listener.stopped)
    return Proof(ground.bound, ground.complete, ground.routes, ground.reason)


def _search_on(
    roster: Roster, wishes: Wishes, until: float, listener: _Listener, enough: Callable[[], bool]
) -> None:
    """Use time that would be lost otherwise, until ``until``, a stop, or ``enough``."""
    improve(
        roster,
        budget=Budget(seconds=until - time.monotonic(), enough=lambda: enough() or listener.asks_to_stop()),
        seed=wishes.seed + 1,
        on_better=lambda cost: listener.tell("search", cost),
    )
