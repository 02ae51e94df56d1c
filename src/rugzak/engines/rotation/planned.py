"""From question to plan: a construction where one fits, search for the rest, and an honest minimum beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from rugzak.engines.rotation.asked import Rotation, Round
from rugzak.engines.rotation.bound import proven_minimum
from rugzak.engines.rotation.designs import designed_rounds
from rugzak.engines.rotation.meetings import (
    least_role_pairs,
    mask_of,
    met_masks,
    people_in,
    repeats_in,
    role_imbalance,
)
from rugzak.engines.rotation.relabel import relabelled
from rugzak.engines.rotation.repair import repaired
from rugzak.engines.rotation.scale import Scale
from rugzak.engines.rotation.search import Goal, improved
from rugzak.engines.rotation.seating import Seating
from rugzak.engines.rotation.sizes import group_sizes
from rugzak.engines.rotation.wishes import banned_by, blocks_of, first_round

Masks = list[list[int]]
WORK = 40_000  # exchanges looked at per walk
WALKS = 3


@dataclass(frozen=True)
class Plan:
    """All rounds, the held ones first, and how good they are.

    ``minimum`` is proven: no plan has fewer repeats. When ``repeats`` is higher, the
    truth lies between the two. ``role_imbalance`` counts same-role pairs above what
    the sizes and roles of each round make unavoidable.
    """

    rounds: tuple[Round, ...]
    repeats: int
    minimum: int
    role_imbalance: int

    @property
    def reaches_minimum(self) -> bool:
        return self.repeats == self.minimum


def rotate(asked: Rotation) -> Plan:
    """The best plan found for this question; raises Impossible when its wishes cannot be kept."""
    if not asked.rounds_to_come:
        return _judged(asked, asked.done, repeats_in(asked.done, asked.earlier))
    sizes = group_sizes(len(asked.present), asked.group_size)
    minimum = proven_minimum(asked, sizes)
    masks = _best_masks(asked, sizes, minimum)
    to_come = tuple(tuple(tuple(people_in(mask)) for mask in round_) for round_ in masks)
    return _judged(asked, (*asked.done, *to_come), minimum)


def _judged(asked: Rotation, rounds: tuple[Round, ...], minimum: int) -> Plan:
    imbalance = role_imbalance(rounds[len(asked.done) :], asked.roles)
    return Plan(rounds, repeats_in(rounds, asked.earlier), minimum, imbalance)


def _best_masks(asked: Rotation, sizes: tuple[int, ...], minimum: int) -> Masks:
    """The best of the starts, each improved by walking; stops as soon as nothing can be better."""
    scale, blocks, random = _scale(asked), blocks_of(asked), Random(asked.seed)  # noqa: S311 - a plan, no secret
    goal = _goal(asked, sizes, minimum)
    best: Masks = []
    judged = (10**9, 0)
    for start in _starts(asked, sizes, scale, blocks, random):
        masks = improved(start, blocks, scale, goal, WORK, random)
        seating = Seating(masks, scale)
        found = (seating.repeats(), seating.same_role())
        if found < judged:
            best, judged = masks, found
        if judged <= (goal.repeats, goal.same_role):
            break
    return best


def _scale(asked: Rotation) -> Scale:
    held = [group for round_ in asked.done for group in round_]
    role_masks = {
        role: mask_of(p for p, own in enumerate(asked.roles) if own == role) for role in set(asked.roles)
    }
    role = [role_masks[own] for own in asked.roles] or [1 << p for p in range(asked.people)]
    return Scale(
        met_masks(asked.people, [*asked.earlier, *held]), role, banned_by(asked), len(role_masks) > 1
    )


def _goal(asked: Rotation, sizes: Sequence[int], minimum: int) -> Goal:
    """What no walk needs to go below: the minimum of the rounds to come, and unavoidable same-role pairs."""
    present = iter(asked.present)
    any_round = tuple(tuple(next(present) for _ in range(size)) for size in sizes)
    unavoidable = least_role_pairs(any_round, asked.roles) if len(set(asked.roles)) > 1 else 0
    return Goal(minimum - repeats_in(asked.done, asked.earlier), unavoidable * asked.rounds_to_come)


def _starts(
    asked: Rotation, sizes: tuple[int, ...], scale: Scale, blocks: Sequence[int], random: Random
) -> Iterator[Masks]:
    """What was planned, then constructions, else rounds that keep the wishes, in chance order."""
    first_round(asked, sizes, random)  # refuses what nobody can keep
    if planned := repaired(asked, sizes, blocks, scale.banned):
        yield planned
    designed = designed_rounds(sizes, asked.rounds_to_come)
    for _ in range(WALKS):
        if designed and not asked.together:
            masks = relabelled(designed, asked.present, scale, random)
            if _keeps_apart(masks, scale.banned):
                yield masks
                continue
        yield [first_round(asked, sizes, random) for _ in range(asked.rounds_to_come)]


def _keeps_apart(masks: Masks, banned: Sequence[int]) -> bool:
    return not any(banned[p] & mask for round_ in masks for mask in round_ for p in people_in(mask))
