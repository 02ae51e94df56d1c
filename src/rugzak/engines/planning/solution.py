"""What goes into the engine beside the question, and what comes out: wishes, progress, a judged plan with its proof."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from rugzak.engines.planning.judge.verdict import Verdict
from rugzak.engines.planning.question.instance import Instance
from rugzak.engines.planning.question.reading import PLAN_FORMAT, VERSION
from rugzak.engines.planning.search.byhand import plan_by_hand
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.telling.plan import Document, rows_of, unserved_of

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


def by_hand_cost(solution: Solution) -> int:
    """What the plan would cost that somebody makes by hand: most urgent first, first day, nearest coach."""
    return plan_by_hand(solution.roster.problem).cost
