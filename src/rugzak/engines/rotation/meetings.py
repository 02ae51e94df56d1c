"""Counting: who met whom, how often again, and how unevenly roles are mixed.

A group is also kept as a mask: a whole number whose bit p says that person p is in it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rugzak.engines.rotation.asked import Group, Pair, Round
from rugzak.engines.rotation.spread import least_pairs


def mask_of(people: Iterable[int]) -> int:
    mask = 0
    for person in people:
        mask |= 1 << person
    return mask


def people_in(mask: int) -> Iterator[int]:
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


def pairs_of(groups: Iterable[Group]) -> Iterator[Pair]:
    """Every two people who share a group, the lower number first."""
    for group in groups:
        yield from combinations(sorted(group), 2)


def met_masks(people: int, groups: Iterable[Group]) -> list[int]:
    """Per person the mask of everybody met in one of ``groups``."""
    met = [0] * people
    for group in groups:
        mask = mask_of(group)
        for person in group:
            met[person] |= mask & ~(1 << person)
    return met


def repeats_in(rounds: Sequence[Round], earlier: Iterable[Group] = ()) -> int:
    """How many times somebody met a person they had met before, here or in an ``earlier`` session.

    A pair that meets k times here counts k - 1, or k if it had met earlier.
    """
    times = Counter(pair for round_ in rounds for pair in pairs_of(round_))
    known = set(pairs_of(earlier))
    return sum(count - (pair not in known) for pair, count in times.items())


def role_imbalance(rounds: Sequence[Round], roles: Sequence[str]) -> int:
    """Same-role pairs in groups above what each round's sizes and roles make unavoidable, added over rounds."""
    if not roles:
        return 0
    return sum(_same_role_pairs(round_, roles) - least_role_pairs(round_, roles) for round_ in rounds)


def _same_role_pairs(round_: Round, roles: Sequence[str]) -> int:
    return sum(roles[first] == roles[second] for first, second in pairs_of(round_))


def least_role_pairs(round_: Round, roles: Sequence[str]) -> int:
    """The fewest same-role pairs that groups of these sizes can have with these people."""
    counts = Counter(roles[person] for group in round_ for person in group)
    return least_pairs(tuple(sorted(counts.values())), tuple(sorted(map(len, round_))))
