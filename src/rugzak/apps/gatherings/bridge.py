"""Rows to the rotation engine's numbers and back: the only place that knows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from rugzak.apps.gatherings.words import CONGRESS_FROM, SMALLEST_TABLE
from rugzak.engines.rotation import Impossible, Rotation, rotate

Pairs = frozenset[tuple[UUID, UUID]]
Rounds = Sequence[Sequence[Sequence[UUID]]]


@dataclass(frozen=True)
class Wishes:
    """Who shares every table, who shares none, and as what each is here: parts mix where that costs nothing."""

    together: Pairs = frozenset()
    apart: Pairs = frozenset()
    parts: Mapping[UUID, str] = field(default_factory=dict)

    def among(self, seats: Collection[UUID]) -> Wishes:
        """Of these seats only: a wish about somebody who sits elsewhere is no wish here."""
        return Wishes(_within(self.together, seats), _within(self.apart, seats), self.parts)

    @property
    def without_pairs(self) -> Wishes:
        return Wishes(parts=self.parts)

    def kept_in(self, tables: Iterable[Collection[UUID]]) -> bool:
        at = {seat: number for number, table in enumerate(tables) for seat in table}
        shared = {
            pair: at[pair[0]] == at[pair[1]] for pair in self.together | self.apart if at.keys() >= {*pair}
        }
        return all(shared.get(pair, True) for pair in self.together) and not any(
            shared.get(pair, False) for pair in self.apart
        )


@dataclass(frozen=True)
class Seated:
    """Tables of seats, with how often people meet again and how few times that could have been."""

    tables: list[list[UUID]]
    repeats: int = 0
    minimum: int = 0


def next_tables(
    *, everybody: Sequence[UUID], absent: set[UUID], held: Rounds, rounds: int, wishes: Wishes | None = None
) -> Seated:
    """Tables for the round that begins. ``everybody`` ever seated, in order of coming; ``held`` the rounds before.

    Wishes that cannot all be kept are let go of, all of them: whoever asks looks whether they were.
    """
    present = [seat for seat in everybody if seat not in absent]
    if len(present) < 2 * SMALLEST_TABLE:
        return Seated([present] if present else [])
    if len(present) >= CONGRESS_FROM:
        return Seated(_by_letter(present, len(held)))
    asked = (wishes or Wishes()).among(set(present))
    for some in (asked, asked.without_pairs):
        try:
            return _rotated(everybody, absent, held, rounds, some)
        except Impossible:
            continue
    return Seated(_by_letter(present, len(held)))


def can_keep(*, everybody: Sequence[UUID], wishes: Wishes) -> bool:
    """Whether these people can sit at tables with all these wishes; with one table there is nothing to ask."""
    if not 2 * SMALLEST_TABLE <= len(everybody) < CONGRESS_FROM:
        return True
    try:
        _rotated(everybody, set(), [], 1, wishes.among(set(everybody)))
    except Impossible:
        return False
    return True


def _rotated(
    everybody: Sequence[UUID], absent: set[UUID], held: Rounds, rounds: int, wishes: Wishes
) -> Seated:
    number = {seat: index for index, seat in enumerate(everybody)}
    done = tuple(_numbered(tables, number) for tables in held)
    parts = tuple(wishes.parts.get(seat, "") for seat in everybody)
    plan = rotate(
        Rotation(
            people=len(everybody),
            rounds=max(rounds, len(held) + 1),
            done=done,
            absent=frozenset(number[seat] for seat in absent if seat in number),
            roles=parts if len(set(parts)) > 1 else (),
            together=tuple((number[one], number[other]) for one, other in sorted(wishes.together)),
            apart=tuple((number[one], number[other]) for one, other in sorted(wishes.apart)),
        )
    )
    tables = [[everybody[person] for person in group] for group in plan.rounds[len(done)]]
    return Seated(tables, plan.repeats, plan.minimum)


def _numbered(tables: Sequence[Sequence[UUID]], number: Mapping[UUID, int]) -> tuple[tuple[int, ...], ...]:
    """One round that was held, of these people only: who moved to the other kind of table is left out."""
    groups = (tuple(number[seat] for seat in table if seat in number) for table in tables)
    return tuple(group for group in groups if group)


def _within(pairs: Pairs, seats: Collection[UUID]) -> Pairs:
    return frozenset(pair for pair in pairs if pair[0] in seats and pair[1] in seats)


def _by_letter(present: Sequence[UUID], turn: int) -> list[list[UUID]]:
    """A full hall: neighbours in the first round, and further apart in each next one."""
    tables = max(1, len(present) // 4)
    groups: list[list[UUID]] = [[] for _number in range(tables)]
    for place, seat in enumerate(present):
        row, column = divmod(place, tables)
        groups[(column + row * turn) % tables if turn else place * tables // len(present)].append(seat)
    return [group for group in groups if group]
