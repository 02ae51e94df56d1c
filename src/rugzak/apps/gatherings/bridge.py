"""Rows to the rotation engine's numbers and back: the only place that knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rugzak.apps.gatherings.words import CONGRESS_FROM
from rugzak.engines.rotation import Impossible, Rotation, rotate

SMALLEST_TABLE = 3


@dataclass(frozen=True)
class Seated:
    """Tables of seats, with how often people meet again and how few times that could have been."""

    tables: list[list[UUID]]
    repeats: int = 0
    minimum: int = 0


def next_tables(
    *, everybody: Sequence[UUID], absent: set[UUID], held: Sequence[Sequence[Sequence[UUID]]], rounds: int
) -> Seated:
    """Tables for the round that begins. ``everybody`` ever seated, in order of coming; ``held`` the rounds before."""
    present = [seat for seat in everybody if seat not in absent]
    if len(present) < 2 * SMALLEST_TABLE:
        return Seated([present] if present else [])
    if len(present) >= CONGRESS_FROM:
        return Seated(_by_letter(present, len(held)))
    number = {seat: index for index, seat in enumerate(everybody)}
    done = tuple(tuple(tuple(number[s] for s in table if s in number) for table in r) for r in held)
    try:
        plan = rotate(
            Rotation(
                people=len(everybody),
                rounds=max(rounds, len(held) + 1),
                done=done,
                absent=frozenset(number[seat] for seat in absent if seat in number),
            )
        )
    except Impossible:
        return Seated(_by_letter(present, len(held)))
    tables = [[everybody[person] for person in group] for group in plan.rounds[len(done)]]
    return Seated(tables, plan.repeats, plan.minimum)


def _by_letter(present: Sequence[UUID], turn: int) -> list[list[UUID]]:
    """A full hall: neighbours in the first round, and further apart in each next one."""
    tables = max(1, len(present) // 4)
    groups: list[list[UUID]] = [[] for _number in range(tables)]
    for place, seat in enumerate(present):
        row, column = divmod(place, tables)
        groups[(column + row * turn) % tables if turn else place * tables // len(present)].append(seat)
    return [group for group in groups if group]
