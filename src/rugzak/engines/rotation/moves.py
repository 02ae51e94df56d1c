"""Exchanges between two groups of one round that leave the sizes as they are and tear nobody apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rugzak.engines.rotation.meetings import people_in


@dataclass(frozen=True, slots=True)
class Move:
    """``leave`` goes from group ``here`` to ``there``, ``come`` the other way."""

    here: int
    there: int
    leave: int
    come: int


class Blocks:
    """Who moves with whom, and the exchanges that leaves."""

    def __init__(self, blocks: Sequence[int]) -> None:
        self.of = {person: block for block in blocks for person in people_in(block)}
        self.singles = all(block.bit_count() == 1 for block in blocks)

    def moves(self, masks: Sequence[int], here: int, person: int) -> Iterator[Move]:
        """Every exchange of this person's block that leaves the round its sizes."""
        leave = self.of[person]
        size, place = leave.bit_count(), masks[here].bit_count()
        for there, mask in enumerate(masks):
            if there == here:
                continue
            for come in self._parts(mask, size):
                yield Move(here, there, leave, come)
            more = place - mask.bit_count()
            if 0 < more <= size:  # the larger group becomes the smaller one
                for come in self._parts(mask, size - more):
                    yield Move(here, there, leave, come)

    def _parts(self, mask: int, size: int) -> Iterator[int]:
        """Parts of a group of just this size that tear no block apart."""
        if size == 0:
            yield 0
        elif size == 1 and self.singles:
            for person in people_in(mask):
                yield 1 << person
        else:
            inside = list({self.of[person] for person in people_in(mask)})
            for count in range(1, size + 1):
                for chosen in combinations(sorted(inside), count):
                    if sum(block.bit_count() for block in chosen) == size:
                        yield sum(chosen)
