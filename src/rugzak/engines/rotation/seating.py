"""A plan that is being changed, kept so that the worth of one exchange is quickly known."""

from collections.abc import Sequence

from rugzak.engines.rotation.meetings import people_in
from rugzak.engines.rotation.moves import Move
from rugzak.engines.rotation.scale import Scale


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

    def gain(self, round_: int, move: Move) -> int:
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

    def make(self, round_: int, move: Move) -> None:
        masks, both = self.plan[round_], move.leave | move.come
        masks[move.here] ^= both
        masks[move.there] ^= both
        self.group_of[round_].update(dict.fromkeys(people_in(move.leave), move.there))
        self.group_of[round_].update(dict.fromkeys(people_in(move.come), move.here))
        for person in people_in(masks[move.here] | masks[move.there]):
            self._remember(person)
