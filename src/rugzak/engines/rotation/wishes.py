"""Together and apart: wishes as blocks and masks, and a first round that keeps them all."""

from collections.abc import Sequence
from random import Random

from rugzak.engines.rotation.asked import Impossible, Rotation, Why
from rugzak.engines.rotation.meetings import mask_of, met_masks, people_in

STEPS = 50_000  # of the walk over seatings, after which we admit not to know


def blocks_of(asked: Rotation) -> list[int]:
    """Masks of present people who move as one: alone, or all who are kept together with each other."""
    beside = met_masks(asked.people, asked.together)
    present = mask_of(asked.present)
    blocks, left = [], present
    while left:
        block, edge = 0, left & -left
        while edge:
            block |= edge
            reached = 0
            for person in people_in(edge):
                reached |= beside[person]
            edge = reached & present & ~block
        blocks.append(block)
        left &= ~block
    return blocks


def first_round(asked: Rotation, sizes: Sequence[int], random: Random) -> list[int]:
    """Masks of one round that keeps every wish, or the refusal that says whether that was proven impossible.

    Walks all seatings of who has a wish, the most demanding first; the others fill the places that are left.
    """
    blocks, banned = blocks_of(asked), banned_by(asked)
    _check_blocks(blocks, banned, max(sizes))
    random.shuffle(blocks)
    wishing = [block for block in blocks if block.bit_count() > 1 or banned_to(block, banned)]
    wishing.sort(key=lambda block: (block.bit_count(), banned_to(block, banned).bit_count()), reverse=True)
    groups = [0] * len(sizes)
    steps = [STEPS]
    if not _seat(wishing, 0, groups, sizes, banned, steps):
        if steps[0] <= 0:
            raise Impossible(Why.NOT_FOUND, "no seating that keeps all wishes was found; there may be one")
        raise Impossible(Why.NO_SEATING, "no seating keeps all wishes to sit together and apart")
    free = [block for block in blocks if block not in wishing]
    for place, size in enumerate(sizes):
        while groups[place].bit_count() < size:
            groups[place] |= free.pop()
    return groups


def banned_by(asked: Rotation) -> list[int]:
    """Per person the mask of who may not share a group with them."""
    return met_masks(asked.people, asked.apart)


def banned_to(block: int, banned: Sequence[int]) -> int:
    mask = 0
    for person in people_in(block):
        mask |= banned[person]
    return mask


def _check_blocks(blocks: Sequence[int], banned: Sequence[int], largest: int) -> None:
    for block in blocks:
        people = ", ".join(str(person) for person in people_in(block))
        if block.bit_count() > largest:
            raise Impossible(
                Why.TOGETHER_TOO_MANY, f"kept together: {people}; the largest group has {largest} places"
            )
        if banned_to(block, banned) & block:
            raise Impossible(Why.TOGETHER_AND_APART, f"kept together and apart at once: among {people}")


def _seat(
    blocks: Sequence[int],
    at: int,
    groups: list[int],
    sizes: Sequence[int],
    banned: Sequence[int],
    steps: list[int],
) -> bool:
    """Seat this block and all after it; of groups of one size that are still empty only one is tried."""
    if at == len(blocks):
        return True
    block = blocks[at]
    avoid, size, empty_tried = banned_to(block, banned), block.bit_count(), set[int]()
    for i in sorted(range(len(groups)), key=lambda i: groups[i].bit_count() - sizes[i]):
        if (
            groups[i].bit_count() + size > sizes[i]
            or groups[i] & avoid
            or (not groups[i] and sizes[i] in empty_tried)
        ):
            continue
        steps[0] -= 1
        if steps[0] <= 0:
            return False
        if not groups[i]:
            empty_tried.add(sizes[i])
        groups[i] |= block
        if _seat(blocks, at + 1, groups, sizes, banned, steps):
            return True
        groups[i] &= ~block
    return False
