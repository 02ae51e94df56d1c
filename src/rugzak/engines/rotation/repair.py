"""Last time's plan as a start for the next: who left is taken out, who came is put in, sizes are set right."""

from collections.abc import Sequence

from rugzak.engines.rotation.asked import Rotation, Round
from rugzak.engines.rotation.meetings import mask_of, people_in


def repaired(
    asked: Rotation, sizes: Sequence[int], blocks: Sequence[int], banned: Sequence[int]
) -> list[list[int]]:
    """Masks of the rounds that were planned, fitted to who is present; empty if that breaks a wish."""
    planned = asked.planned[: asked.rounds_to_come]
    if len(planned) < asked.rounds_to_come or any(len(round_) != len(sizes) for round_ in planned):
        return []
    rounds = [_fitted(round_, asked.present, sizes) for round_ in planned]
    return rounds if all(_keeps_wishes(masks, blocks, banned) for masks in rounds) else []


def _fitted(round_: Round, present: Sequence[int], sizes: Sequence[int]) -> list[int]:
    here = mask_of(present)
    masks = sorted((mask_of(group) & here for group in round_), key=int.bit_count, reverse=True)
    waiting = list(people_in(here & ~sum(masks)))
    for place, size in enumerate(sizes):  # the largest groups keep most; whoever is too many waits
        for person in list(people_in(masks[place]))[size:]:
            masks[place] ^= 1 << person
            waiting.append(person)
    for place, size in enumerate(sizes):
        while masks[place].bit_count() < size:
            masks[place] |= 1 << waiting.pop()
    return masks


def _keeps_wishes(masks: Sequence[int], blocks: Sequence[int], banned: Sequence[int]) -> bool:
    whole = all(any(block & ~mask == 0 for mask in masks) for block in blocks)
    return whole and not any(banned[p] & mask for mask in masks for p in people_in(mask))
