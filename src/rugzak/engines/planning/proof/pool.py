"""The pool of all routes of all shifts, as arrays sorted for pricing.

A *lane* is a list of routes of which a coach drives exactly one: a half-shift on its own; or, around
a break, all first halves that end at a place, and all second halves that begin there. An *item* is
what a route does for the plan: one meeting of one request on one shift, at one price.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.proof.enumeration import Routes, list_routes
from rugzak.engines.planning.proof.labels import BITS, Ints, TooMany, make_half
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.tours import Tour


@dataclass(frozen=True, slots=True)
class Item:
    """One meeting of one request on one shift, at a price that does not depend on the order."""

    request: int
    part: int
    slot: tuple[int, int, int] | None
    cost: int
    minutes: int
    day: int
    tour: int


@dataclass(frozen=True, slots=True)
class Lane:
    """Routes ``first`` to ``last`` (exclusive) of the pool; ``stage`` 1 is after the break.

    ``place`` links the two stages of a shift; ``idle`` tells that doing nothing is free here.
    """

    tour: int
    stage: int
    place: int
    first: int
    last: int
    idle: bool


@dataclass(slots=True)
class Pool:
    """All routes: ``items`` is (n, limit) with the index after the last item as padding."""

    items_list: list[Item]
    lanes: list[Lane]
    lanes_of_tour: list[list[int]]
    items: Ints
    travel: Ints
    load: Ints
    visits: list[tuple[Visit, ...]]

    def __len__(self) -> int:
        return len(self.travel)


class _Maker:
    """Collects routes lane by lane."""

    def __init__(self, problem: Problem, cap: int) -> None:
        self.problem = problem
        self.left = cap
        self.items: list[Item] = []
        self.lanes: list[Lane] = []
        self.lanes_of_tour: list[list[int]] = [[] for _ in problem.tours]
        self.parts: list[tuple[Ints, Ints, Ints]] = []
        self.visits: list[tuple[Visit, ...]] = []
        self.count = 0
        self.matrices: dict[int, Ints] = {}

    def matrix(self, tour: Tour) -> Ints:
        """The travel minutes of a shift as an array, made once per means of travel."""
        key = id(tour.minutes)
        if key not in self.matrices:
            self.matrices[key] = np.array(tour.minutes, dtype=np.int64)
        return self.matrices[key]

    def shift(self, tour: Tour) -> None:
        """All lanes of one shift."""
        if len(tour.halves) == 1:
            self._lane(tour, 0, tour.base, self._list(tour, 0, tour.base, home=True), idle=True)
            return
        first = self._list(tour, 0, tour.base, home=False)
        routes, halves = first
        for place in sorted({int(end) for end in routes.end} | {tour.base}):
            here = routes.end == place
            ended = Routes(routes.items[here], routes.order[here], routes.travel[here], routes.end[here])
            self._lane(tour, 0, place, (ended, halves), idle=place == tour.base)
            onward = self._list(tour, 1, place, home=True)
            self._lane(tour, 1, place, onward, idle=place == tour.base)

    def _list(self, tour: Tour, number: int, start: int, *, home: bool) -> tuple[Routes, list[Visit]]:
        visits = [visit for visit in tour.visits if visit.half == number]
        local: dict[tuple[int, int, tuple[int, int, int] | None, int], int] = {}
        item_of = {id(v): local.setdefault((v.request, v.part, v.slot, v.cost), len(local)) for v in visits}
        if len(local) >= 1 << BITS:
            raise TooMany
        asks = np.array([key[0] for key in local], dtype=np.int64)
        half = make_half(visits, item_of, asks)
        matrix = self.matrix(tour)
        routes = list_routes(half, tour, matrix, number=number, start=start, home=home, cap=self.left)
        self.left -= len(routes.travel)
        if self.left < 0:
            raise TooMany
        offset = len(self.items)
        for request, part, slot, cost in local:
            minutes = self.problem.instance.requests[request].minutes
            self.items.append(Item(request, part, slot, cost, minutes, tour.visits[0].day, tour.index))
        routes.items = np.where(routes.items >= 0, routes.items + offset, -1)
        return routes, visits

    def _lane(
        self, tour: Tour, stage: int, place: int, listed: tuple[Routes, list[Visit]], *, idle: bool
    ) -> None:
        routes, visits = listed
        rows = [tuple(visits[v] for v in order if v >= 0) for order in routes.order.tolist()]
        items, travel = routes.items, routes.travel
        if stage == 1 and not idle:  # straight home after a first half elsewhere
            home = tour.minutes[place][tour.base]
            if tour.halves[1].start + home <= tour.halves[1].end:
                items = np.concatenate([items, np.full((1, items.shape[1]), -1)])
                travel = np.append(travel, home)
                rows.append(())
        work = np.array([sum(visit.minutes for visit in row) for row in rows], dtype=np.int64)
        load = travel + work
        fits = np.nonzero(load <= self.problem.hours[tour.unit])[0]
        sort = fits[np.argsort(load[fits], kind="stable")]
        self.parts.append((items[sort], travel[sort], load[sort]))
        self.visits += [rows[row] for row in sort.tolist()]
        self.lanes_of_tour[tour.index].append(len(self.lanes))
        self.lanes.append(Lane(tour.index, stage, place, self.count, self.count + len(sort), idle))
        self.count += len(sort)

    def pool(self) -> Pool:
        """Everything collected, as arrays."""
        limit = self.problem.instance.rules.meetings_per_half
        empty = (
            np.zeros((0, limit), dtype=np.int64),
            np.zeros(0, dtype=np.int64),
            np.zeros(0, dtype=np.int64),
        )
        parts = [*self.parts, empty]
        items = np.concatenate([part[0] for part in parts])
        return Pool(
            items_list=self.items,
            lanes=self.lanes,
            lanes_of_tour=self.lanes_of_tour,
            items=np.where(items >= 0, items, len(self.items)),
            travel=np.concatenate([part[1] for part in parts]),
            load=np.concatenate([part[2] for part in parts]),
            visits=self.visits,
        )


def make_pool(problem: Problem, *, cap: int, until: float = math.inf) -> Pool:
    """All routes of all shifts.

    Raises TooMany when there are more than ``cap`` or when ``until`` (a monotonic time) passes: a list that
    was cut proves nothing.
    """
    maker = _Maker(problem, cap)
    for tour in problem.tours:
        if time.monotonic() > until:
            raise TooMany
        if tour.visits:
            maker.shift(tour)
    return maker.pool()
