"""The rows that tie coach-weeks together: what every item counts for, as a sparse matrix.

Row kinds, with their right-hand side:

- cover (>= 1): a single request, or the first meeting in order, is done or paid for;
- slot (= 0): coaches at a shared moment are none or two: their number minus twice the choice of that moment;
- share (>= 0): the choice of a moment minus one coach there, so half a choice cannot pay for a whole coach;
- link (= 0): of two meetings in order a coach does both or none;
- order (>= 0): a coach's second meeting comes some days after the first, not before and not too late.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from rugzak.engines.planning.proof.pool import Item, Pool
from rugzak.engines.planning.question.instance import PairKind
from rugzak.engines.planning.search.problem import Problem

Floats = NDArray[np.float64]
Slot = tuple[int, int, int]


@dataclass(slots=True)
class Rows:
    """``matrix`` is (items + 1, rows), the last line zero for padding; ``equal`` marks equality rows.

    ``own`` marks rows about one coach only (link and order).
    """

    matrix: sparse.csr_array
    equal: NDArray[np.bool_]
    own: NDArray[np.bool_]
    rhs: Floats
    cover: dict[int, int]  # request to row
    slots: dict[tuple[int, Slot], dict[int, float]]  # request and moment to the entries of that choice
    item_cost: Floats  # (items + 1,)

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.rhs)


class _Maker:
    def __init__(self) -> None:
        self.equal: list[bool] = []
        self.own: list[bool] = []
        self.rhs: list[float] = []
        self.items: list[int] = []
        self.rows: list[int] = []
        self.values: list[float] = []

    def row(self, *, equal: bool, rhs: float, own: bool = False) -> int:
        self.equal.append(equal)
        self.own.append(own)
        self.rhs.append(rhs)
        return len(self.rhs) - 1

    def put(self, item: int, row: int, value: float) -> None:
        self.items.append(item)
        self.rows.append(row)
        self.values.append(value)


def make_rows(problem: Problem, pool: Pool) -> Rows:
    """Rows for all requests that anyone can do."""
    maker = _Maker()
    items = pool.items_list
    of_request: dict[int, list[int]] = {}
    for number, item in enumerate(items):
        of_request.setdefault(item.request, []).append(number)
    cover: dict[int, int] = {}
    slots: dict[tuple[int, Slot], dict[int, float]] = {}
    for request, own in sorted(of_request.items()):
        kind = problem.kind(request)
        if kind is PairKind.TOGETHER:
            _slot_rows(maker, problem, own, items, slots)
            continue
        cover[request] = maker.row(equal=False, rhs=1.0)
        for number in own:
            if items[number].part == 0:
                maker.put(number, cover[request], 1.0)
        if kind is PairKind.IN_ORDER:
            _pair_rows(maker, problem, request, own, items)
    shape = (len(items) + 1, len(maker.rhs))
    matrix = sparse.coo_array((maker.values, (maker.items, maker.rows)), shape=shape).tocsr()
    costs = np.array([*(float(item.cost) for item in items), 0.0])
    return Rows(
        matrix=matrix,
        equal=np.array(maker.equal, dtype=bool),
        own=np.array(maker.own, dtype=bool),
        rhs=np.array(maker.rhs),
        cover=cover,
        slots=slots,
        item_cost=costs,
    )


def _slot_rows(
    maker: _Maker,
    problem: Problem,
    own: list[int],
    items: list[Item],
    slots: dict[tuple[int, Slot], dict[int, float]],
) -> None:
    at: dict[Slot, int] = {}
    share: dict[tuple[Slot, int], int] = {}
    for number in own:
        slot, coach = items[number].slot, problem.tours[items[number].tour].coach
        assert slot is not None
        if slot not in at:
            at[slot] = maker.row(equal=True, rhs=0.0)
            slots[items[number].request, slot] = {at[slot]: -2.0}
        if (slot, coach) not in share:
            share[slot, coach] = maker.row(equal=False, rhs=0.0)
            slots[items[number].request, slot][share[slot, coach]] = 1.0
        maker.put(number, at[slot], 1.0)
        maker.put(number, share[slot, coach], -1.0)


def _pair_rows(maker: _Maker, problem: Problem, request: int, own: list[int], items: list[Item]) -> None:
    """Link and order rows per coach."""
    pair = problem.instance.requests[request].pair
    assert pair is not None
    by_coach: dict[int, list[int]] = {}
    for number in own:
        by_coach.setdefault(problem.tours[items[number].tour].coach, []).append(number)
    for numbers in by_coach.values():
        firsts = [number for number in numbers if items[number].part == 0]
        seconds = [number for number in numbers if items[number].part == 1]
        link = maker.row(equal=True, rhs=0.0, own=True)
        for number in numbers:
            maker.put(number, link, 1.0 if items[number].part == 0 else -1.0)
        for day in sorted({items[number].day for number in seconds}):
            _order_row(maker, items, firsts, seconds, day - pair.min_days, day)
        for day in sorted({items[number].day for number in firsts}):
            _order_row(maker, items, seconds, firsts, day + pair.max_days, day)


def _order_row(
    maker: _Maker, items: list[Item], needed: list[int], done: list[int], by: int, on: int
) -> None:
    """Whatever of ``done`` falls on or before day ``on`` asks for one of ``needed`` by day ``by``."""
    row = maker.row(equal=False, rhs=0.0, own=True)
    for number in needed:
        if items[number].day <= by:
            maker.put(number, row, 1.0)
    for number in done:
        if items[number].day <= on:
            maker.put(number, row, -1.0)
