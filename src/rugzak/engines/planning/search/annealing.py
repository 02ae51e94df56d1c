"""The loop that every search here shares: change something, keep it or go back, cool down.

Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) around ruin and recreate (Schrimpf et al.
2000; Christiaens and Vanden Berghe 2020). It knows nothing of coaches, so that the benchmark
adapter for another problem runs on the same loop.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

CLOCK_EVERY = 8  # steps between two looks at the clock


class Walk(Protocol):
    """A state that can take a random step and go back."""

    @property
    def cost(self) -> float:
        """What we want less of."""
        ...

    def step(self, rng: random.Random) -> None:
        """Change something; ``undo`` must be able to take it back."""
        ...

    def undo(self) -> None:
        """Take the last step back."""
        ...

    def remember(self) -> None:
        """This is the best state so far: keep it."""
        ...


@dataclass(slots=True)
class Budget:
    """How long a search may take: seconds, steps, or whichever ends first; or until something else is ``enough``.

    With steps only, the outcome depends on the seed alone and not on the machine.
    """

    seconds: float | None = None
    steps: int | None = None
    enough: Callable[[], bool] | None = None
    started: float = field(default_factory=time.monotonic)

    def spent(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    def share(self, steps: int) -> float:
        """The part that is used up, from 0 to 1 and beyond."""
        if self.enough is not None and self.enough():
            return 1.0
        of_time = self.spent() / max(self.seconds, 1e-9) if self.seconds is not None else 0.0
        of_steps = steps / max(self.steps, 1) if self.steps is not None else 0.0
        return max(of_time, of_steps)


@dataclass(frozen=True, slots=True)
class Heat:
    """Start and end temperature, in units of cost."""

    hot: float
    cold: float

    def at(self, share: float) -> float:
        """Geometric cooling."""
        return self.hot * math.pow(self.cold / self.hot, min(share, 1.0))


def anneal(
    walk: Walk,
    *,
    budget: Budget,
    heat: Heat,
    rng: random.Random,
    on_better: Callable[[float], bool] | None = None,
) -> int:
    """Walk until the budget is spent; returns the number of steps.

    ``on_better`` hears every improvement and may answer False to stop.
    """
    best = now = walk.cost
    walk.remember()
    steps, share = 0, budget.share(0)
    temperature = heat.at(share)
    while share < 1.0:
        walk.step(rng)
        steps += 1
        cost = walk.cost
        if cost < best - 1e-9:
            best = now = cost
            walk.remember()
            if on_better is not None and not on_better(best):
                break
        elif cost < now - temperature * math.log(1.0 - rng.random()):
            now = cost
        else:
            walk.undo()
        if budget.seconds is None or steps % CLOCK_EVERY == 0:
            share = budget.share(steps)
            temperature = heat.at(share)
    return steps
