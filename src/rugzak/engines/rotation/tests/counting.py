"""A second way to count, on purpose as plain as can be: every pair, every round."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from rugzak.engines.rotation import Group, Round


def met(pair: tuple[int, int], groups: Sequence[Group]) -> int:
    return len([group for group in groups if pair[0] in group and pair[1] in group])


def counted_repeats(people: int, rounds: Sequence[Round], earlier: Sequence[Group] = ()) -> int:
    repeats = 0
    for pair in combinations(range(people), 2):
        known = met(pair, earlier) > 0
        for round_ in rounds:
            if met(pair, round_):
                repeats += known
                known = True
    return repeats


def all_rounds(people: Sequence[int], sizes: Sequence[int]) -> Iterator[Round]:
    """Every way to divide people in groups of these sizes, each once."""
    if not sizes:
        yield ()
        return
    first, *others = people
    for size in sorted(set(sizes)):
        left = list(sizes)
        left.remove(size)
        for beside in combinations(others, size - 1):
            group = (first, *beside)
            for rest in all_rounds([person for person in others if person not in beside], left):
                yield (group, *rest)


def keeps(round_: Round, together: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int]]) -> bool:
    return all(met(pair, round_) for pair in together) and not any(met(pair, round_) for pair in apart)
