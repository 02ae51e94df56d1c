"""Local search: exchange people between two groups of a round while it helps, now and then also when it does not.

Wishes are never broken on the way: who is kept together moves as one block, and an exchange that would seat
people together who must stay apart is not considered. Everything random comes from the given source and the
amount of work is counted in exchanges looked at, never in time: the same question gives the same answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp
from random import Random

from rugzak.engines.rotation.meetings import people_in

REPEAT, ROLE = 6, 1  # one repeat weighs as much as six same-role pairs; the best plan is kept by repeats first


@dataclass(frozen=True)
class Scale:
    """What a seat costs. All masks are per person: met before this plan, same role, not in one group with."""

    met: Sequence[int]
    role: Sequence[int]  # includes the person
    banned: Sequence[int]
    roles_matter: bool

    @property
    def matters(self) -> bool:
        """Whether it makes any difference who is who."""
        return self.roles_matter or any(self.met) or any(self.banned)

    def cost(self, person: int, others: int, met: int) -> int:
        """The price of seating a person with ``others`` (without the person), when ``met`` were met already."""
        price = REPEAT * (met & others).bit_count() + 1000 * (self.banned[person] & others).bit_count()
        return price + ROLE * (self.role[person] & others).bit_count() if self.roles_matter else price


class Seating:
    """A plan that is being changed: masks per round, and whom each person meets in the other rounds."""

    def __init__(self, plan: Sequence[Sequence[int]], scale: Scale) -> None:
        self.plan = [list(masks) for masks in plan]
        self.scale = scale
        self.people = [person for mask in plan[0] for person in people_in(mask)]
        self.group_of = [dict[int, int]() for _ in plan]
        for where, masks in zip(self.group_of, self.plan, strict=True):
            for group, mask in enumerate(masks):
                where.update(dict.fromkeys(people_in(mask), group))
        self.met_elsewhere = [list(scale.met) for _ in plan]
        for person in self.people:
            self._remember(person)

    def _remember(self, person: int) -> None:
        """Work out anew, for every round, whom this person meets outside it."""
        beside = [masks[where[person]] for masks, where in zip(self.plan, self.group_of, strict=True)]
        for skipped, met in enumerate(self.met_elsewhere):
            mask = self.scale.met[person]
            for round_, others in enumerate(beside):
                if round_ != skipped:
                    mask |= others
            met[person] = mask

    def repeats(self) -> int:
        """How many repeated meetings these rounds hold, those with people met before included."""
        met = list(self.scale.met)
        total = 0
        for masks in self.plan:
            for mask in masks:
                for person in people_in(mask):
                    total += (met[person] & mask & ~(1 << person)).bit_count()
                    met[person] |= mask & ~(1 << person)
        return total // 2

    def same_role(self) -> int:
        """How many pairs of one role share a group, over all rounds."""
        if not self.scale.roles_matter:
            return 0
        pairs = 0
        for masks in self.plan:
            for mask in masks:
                pairs += sum((self.scale.role[p] & mask).bit_count() - 1 for p in people_in(mask))
        return pairs // 2

    def in_trouble(self, round_: int, person: int) -> bool:
        """Whether this person meets somebody again in this round."""
        group = self.plan[round_][self.group_of[round_][person]]
        return bool(self.met_elsewhere[round_][person] & group & ~(1 << person))

    def gain(self, round_: int, move: "Move") -> int:
        """What is won by an exchange; far below zero if it breaks a wish."""
        here = self.plan[round_][move.here] & ~move.leave
        there = self.plan[round_][move.there] & ~move.come
        met, cost = self.met_elsewhere[round_], self.scale.cost
        won = 0
        for p in people_in(move.leave):
            won += cost(p, here, met[p]) - cost(p, there, met[p])
        for p in people_in(move.come):
            won += cost(p, there, met[p]) - cost(p, here, met[p])
        return won

    def make(self, round_: int, move: "Move") -> None:
        masks, both = self.plan[round_], move.leave | move.come
        masks[move.here] ^= both
        masks[move.there] ^= both
        self.group_of[round_].update(dict.fromkeys(people_in(move.leave), move.there))
        self.group_of[round_].update(dict.fromkeys(people_in(move.come), move.here))
        for person in people_in(masks[move.here] | masks[move.there]):
            self._remember(person)


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
