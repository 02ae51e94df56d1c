"""Local search: exchange people between two groups of a round while it helps, now and then also when it does not.

Wishes are never broken on the way: who is kept together moves as one block, and an exchange that would seat
people together who must stay apart is not considered. Everything random comes from the given source and the
amount of work is counted in exchanges looked at, never in time: the same question gives the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from random import Random

from rugzak.engines.rotation.moves import Blocks
from rugzak.engines.rotation.scale import Scale
from rugzak.engines.rotation.seating import Seating


@dataclass(frozen=True)
class Goal:
    """When to stop: nothing can be better than this."""

    repeats: int
    same_role: int


def improved(
    plan: Sequence[Sequence[int]], blocks: Sequence[int], scale: Scale, goal: Goal, work: int, random: Random
) -> list[list[int]]:
    """The best plan met on a walk from ``plan`` that looks at about ``work`` exchanges.

    Each step takes one person, mostly one who meets somebody again, and that person's best exchange. A loss is
    accepted with a chance that shrinks while the walk goes on (annealing).
    """
    seating, movable = Seating(plan, scale), Blocks(blocks)
    best, best_plan = (seating.repeats(), seating.same_role()), [list(masks) for masks in seating.plan]
    left = work
    while left > 0 and best > (goal.repeats, goal.same_role):
        round_, person = _somebody(seating, random)
        masks = seating.plan[round_]
        moves = list(movable.moves(masks, seating.group_of[round_][person], person))
        left -= len(moves) + 1
        if not moves:
            continue
        gains = [seating.gain(round_, move) for move in moves]
        most = max(gains)
        warmth = 0.3 + 2.5 * left / work
        if most < 0 and (most < -500 or random.random() >= exp(most / warmth)):
            continue
        seating.make(round_, random.choice([m for m, gain in zip(moves, gains, strict=True) if gain == most]))
        if most and (reached := (seating.repeats(), seating.same_role())) < best:
            best, best_plan = reached, [list(masks) for masks in seating.plan]
    return best_plan


def _somebody(seating: Seating, random: Random) -> tuple[int, int]:
    """A round and a person in it: of a few tries the first who meets somebody again."""
    for _ in range(4):
        round_, person = random.randrange(len(seating.plan)), random.choice(seating.people)
        if seating.in_trouble(round_, person):
            break
    return round_, person
