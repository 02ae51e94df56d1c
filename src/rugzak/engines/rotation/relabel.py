"""Who stands where in a construction: people change places, the meetings of places stay.

Renaming people never changes how many pairs of places meet twice, so this search mixes roles and avoids
earlier meetings without spending a repeat of the construction.
"""

from collections.abc import Sequence
from random import Random

from rugzak.engines.rotation.meetings import people_in
from rugzak.engines.rotation.scale import Scale

Plan = list[list[int]]  # per round masks of people
SWEEPS, MOST_PAIRS = 20, 20_000  # 200 people have just under 20,000 pairs


class Places:
    """A construction with people on its places, and what it costs to have them there."""

    def __init__(self, seated: Sequence[Sequence[int]], people: Sequence[int], scale: Scale) -> None:
        self.scale = scale
        self.seated = seated  # per round the group of each place
        self.person_at = list(people)
        self.plan: Plan = [[0] * (max(groups) + 1) for groups in seated]
        for masks, groups in zip(self.plan, seated, strict=True):
            for place, group in enumerate(groups):
                masks[group] |= 1 << people[place]

    def gain_of_swap(self, one: int, two: int) -> int:
        """What is won when the people of two places change."""
        first, second = self.person_at[one], self.person_at[two]
        won = 0
        for masks, groups in zip(self.plan, self.seated, strict=True):
            if groups[one] == groups[two]:
                continue
            here, there = masks[groups[one]] & ~(1 << first), masks[groups[two]] & ~(1 << second)
            won += self._cost(first, here) + self._cost(second, there)
            won -= self._cost(first, there) + self._cost(second, here)
        return won

    def swap(self, one: int, two: int) -> None:
        both = 1 << self.person_at[one] | 1 << self.person_at[two]
        for masks, groups in zip(self.plan, self.seated, strict=True):
            if groups[one] != groups[two]:
                masks[groups[one]] ^= both
                masks[groups[two]] ^= both
        self.person_at[one], self.person_at[two] = self.person_at[two], self.person_at[one]

    def _cost(self, person: int, others: int) -> int:
        return self.scale.cost(person, others, self.scale.met[person])


def relabelled(seated: Sequence[Sequence[int]], people: Sequence[int], scale: Scale, random: Random) -> Plan:
    """Masks per round, after swapping people for as long as a walk over all pairs of places wins something."""
    places = Places(seated, _by_role(people, scale, random), scale)
    pairs = [(one, two) for one in range(len(people)) for two in range(one)]
    random.shuffle(pairs)
    better, sweeps = scale.matters, SWEEPS
    while better and sweeps:
        better, sweeps = False, sweeps - 1
        for one, two in pairs[:MOST_PAIRS]:
            if places.gain_of_swap(one, two) > 0:
                places.swap(one, two)
                better = True
    return places.plan


def _by_role(people: Sequence[int], scale: Scale, random: Random) -> list[int]:
    """People in rows of one role, in chance order within a role: each group takes one from every full row."""
    shuffled = list(people)
    random.shuffle(shuffled)
    return sorted(
        shuffled, key=lambda person: (-scale.role[person].bit_count(), min(people_in(scale.role[person])))
    )
