"""The whole engine behind one call: read, search, prove, judge.

``solve`` never returns a plan that the independent judge has not accepted at exactly the same cost.
"""

from __future__ import annotations

import math
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from rugzak.engines.planning.judge.evaluate import evaluate
from rugzak.engines.planning.judge.verdict import Verdict
from rugzak.engines.planning.question.instance import Instance
from rugzak.engines.planning.question.reading import PLAN_FORMAT, VERSION, read_instance
from rugzak.engines.planning.search.annealing import Budget
from rugzak.engines.planning.search.neighbourhood import improve
from rugzak.engines.planning.search.opening import start
from rugzak.engines.planning.search.problem import Problem, make_problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.telling.plan import Document, rows_of, unserved_of

SEARCH_SHARE = 0.12  # of the time goes to searching when a proof is wanted
MOST_SEARCH_SECONDS = 20.0
RESERVE = 0.03  # of the time is kept for judging
MOST_ROUTES = 2_000_000
NO_PROOF = "geen bewijs"


@dataclass(frozen=True, slots=True)
class Progress:
    """What a board shows while we work; ``bound`` is None as long as nothing is proven."""

    phase: str
    cost: int
    bound: int | None


Watch = Callable[[Progress], bool]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How long and how far. With ``iterations`` the search ignores the clock and repeats exactly."""

    seconds: float = 2.0
    certify: bool = False
    seed: int = 1
    iterations: int | None = None
    most_routes: int = MOST_ROUTES


@dataclass(slots=True)
class Proof:
    """What is proven: a bound below every plan, or the reason why nothing is."""

    bound: int | None = None
    complete: bool = False
    routes: int = 0
    reason: str = "not asked"


@dataclass(slots=True)
class Solution:
    """A judged plan with its proof."""

    instance: Instance
    roster: Roster
    verdict: Verdict
    proof: Proof
    wishes: Wishes
    steps: int
    seconds: float

    @property
    def cost(self) -> int:
        """The judge's cost."""
        return self.verdict.cost

    @property
    def gap(self) -> float | None:
        """(cost - bound) / cost, or None without proof."""
        if self.proof.bound is None:
            return None
        return (self.cost - self.proof.bound) / self.cost if self.cost else 0.0

    def document(self) -> Document:
        """The plan with exactly the keys of docs/planning/plan.schema.json."""
        return {
            "assignments": rows_of(self.instance, self.roster.meetings()),
            "unserved": unserved_of(self.roster),
            "cost": self.cost,
            "cost_parts": self.verdict.parts,
            "bound": self.proof.bound,
            "gap": None if self.gap is None else round(self.gap, 6),
            "certified": self.proof.bound is not None,
            "seconds": round(self.seconds, 3),
        }

    def certificate(self) -> Document:
        """Everything needed to repeat and to trust the claim."""
        proven = self.proof.bound is not None
        return {
            "format": f"{PLAN_FORMAT}-certificate",
            "version": VERSION,
            "instance": self.instance.name,
            "statement": "optimal" if self.proof.bound == self.cost else "bounded" if proven else NO_PROOF,
            "reason": self.proof.reason,
            "cost": self.cost,
            "bound": self.proof.bound,
            "gap": self.gap,
            "pool_complete": self.proof.complete,
            "routes": self.proof.routes,
            "seed": self.wishes.seed,
            "iterations": self.steps,
            "versions": {name: version(name) for name in ("numpy", "scipy")}
            | {"python": platform.python_version()},
        }


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
