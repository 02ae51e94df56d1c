"""Labels: beginnings of routes of one half-shift, grown one visit at a time.

Two labels with the same set and the same last place are compared on travel and time only; a label that
is worse in both can never become better.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.search.tours import Tour

Ints = NDArray[np.int64]

BITS = 10  # a set of up to six items of one half fits in 63 bits
CHUNK = 2_000_000  # cells looked at in one go
FOREVER = 1 << 40


class TooMany(Exception):
    """The cap on routes was hit: the list would not be complete."""


@dataclass(slots=True)
class Half:
    """The visits of one half as arrays of equal length; ``item`` joins visits that count the same."""

    visits: list[Visit]
    place: Ints
    earliest: Ints
    latest: Ints
    minutes: Ints
    item: Ints
    request_of_item: Ints


def make_half(visits: list[Visit], item_of: dict[int, int], request_of_item: Ints) -> Half:
    """Arrays for the visits of one half; ``item_of`` maps the id() of a visit to its item."""

    def column(values: list[int]) -> Ints:
        return np.array(values, dtype=np.int64)

    return Half(
        visits=visits,
        place=column([visit.place for visit in visits]),
        earliest=column([visit.earliest for visit in visits]),
        latest=column([visit.latest for visit in visits]),
        minutes=column([visit.minutes for visit in visits]),
        item=column([item_of[id(visit)] for visit in visits]),
        request_of_item=request_of_item,
    )


@dataclass(slots=True)
class Level:
    """Labels of one size: sorted items, visiting order, time free again, travel so far."""

    items: Ints
    order: Ints
    time: Ints
    travel: Ints


def first_level(half: Half, tour: Tour, travel: Ints, start: int, clock: int, end: int, back: Ints) -> Level:
    """Labels of one visit each, begun at place ``start`` at minute ``clock``; ``back`` is the way home per visit."""
    legs = travel[start, half.place]
    begin = _begin(clock + legs, half.earliest, tour.grid)
    free = begin + half.minutes
    (fits,) = np.nonzero((begin <= half.latest) & (free + back <= end))
    level = Level(half.item[fits, None], fits[:, None].astype(np.int64), free[fits], legs[fits])
    return _undominated(level, half)


def _begin(arrival: Ints, earliest: Ints, grid: int) -> Ints:
    """At once when early for the window, else on the next grid line."""
    started: Ints = np.where(arrival <= earliest, earliest, -(-arrival // grid) * grid)
    return started


def longer(level: Level, half: Half, tour: Tour, travel: Ints, end: int, back: Ints, cap: int) -> Level:
    """All labels with one visit more."""
    rows = max(1, CHUNK // max(1, len(half.visits)))
    parts = []
    grown = 0
    for low in range(0, len(level.travel), rows):
        part = _extend(level, slice(low, low + rows), half, tour, travel, end, back)
        grown += len(part.travel)
        if grown > 4 * cap:
            raise TooMany
        parts.append(part)
    joined = Level(
        np.concatenate([part.items for part in parts]),
        np.concatenate([part.order for part in parts]),
        np.concatenate([part.time for part in parts]),
        np.concatenate([part.travel for part in parts]),
    )
    return _undominated(joined, half)


def _extend(level: Level, rows: slice, half: Half, tour: Tour, travel: Ints, end: int, back: Ints) -> Level:
    items, order = level.items[rows], level.order[rows]
    legs = travel[half.place[order[:, -1]][:, None], half.place[None, :]]
    begin = _begin(level.time[rows][:, None] + legs, half.earliest[None, :], tour.grid)
    fits = (begin <= half.latest[None, :]) & (begin + (half.minutes + back)[None, :] <= end)
    asks = half.request_of_item[half.item]
    for column in range(items.shape[1]):
        fits &= half.request_of_item[items[:, column]][:, None] != asks[None, :]
    before, added = np.nonzero(fits)
    grown = Level(
        np.sort(np.concatenate([items[before], half.item[added, None]], axis=1), axis=1),
        np.concatenate([order[before], added[:, None]], axis=1),
        begin[before, added] + half.minutes[added],
        level.travel[rows][before] + legs[before, added],
    )
    return _undominated(grown, half)


def _undominated(level: Level, half: Half) -> Level:
    """Of labels with the same items and last place, those not worse in both travel and time."""
    key, last = key_of(level.items), half.place[level.order[:, -1]]
    sort = np.lexsort((level.time, level.travel, last, key))
    key, last, time = key[sort], last[sort], level.time[sort]
    fresh = np.ones(len(sort), dtype=bool)
    fresh[1:] = (key[1:] != key[:-1]) | (last[1:] != last[:-1])
    # Every group gets lower numbers than the one before, so one running minimum serves them all.
    lowered = time - np.cumsum(fresh) * FOREVER
    keep = fresh.copy()
    keep[1:] |= lowered[1:] < np.minimum.accumulate(lowered)[:-1]
    chosen = sort[keep]
    return Level(level.items[chosen], level.order[chosen], level.time[chosen], level.travel[chosen])


def key_of(items: Ints) -> Ints:
    """One number per row of sorted items: equal for equal sets."""
    key = np.zeros(len(items), dtype=np.int64)
    for column in range(items.shape[1]):
        key = (key << BITS) | items[:, column]
    return key
