"""Every feasible route of a half-shift, complete: the ground under every bound.

Label setting over sets of visits (the dynamic programme of Desrosiers, Dumas and Soumis 1986), level by level
in numpy. With at most four meetings per half-shift the list is short enough to be complete. Two
labels with the same set and the same last place are compared on travel and time only; a label that
is worse in both can never become better. If a cap is hit the pool says so and nothing is proven.
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


@dataclass(slots=True)
class Routes:
    """Feasible sets with their least travel: ``items`` and ``order`` are (n, limit), padded with -1.

    ``order`` holds positions in ``Half.visits`` in visiting order; ``end`` the place of the last visit.
    """

    items: Ints
    order: Ints
    travel: Ints
    end: Ints


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


def list_routes(
    half: Half, tour: Tour, travel: Ints, *, number: int, start: int, home: bool, cap: int
) -> Routes:
    """All feasible sets of the ``number``-th half of a shift, begun at place ``start``.

    With ``home`` the route ends at base before the half ends and only the best order of a set is
    kept; without it the best order per last place is kept. Raises TooMany above ``cap`` labels.
    """
    span = tour.halves[number]
    back = travel[half.place, tour.base] if home else np.zeros(len(half.visits), dtype=np.int64)
    level = _first(half, tour, travel, start, span.start, span.end, back)
    found = []
    total = 0
    for size in range(1, tour.limit + 1):
        if not len(level.travel):
            break
        total += len(level.travel)
        if total > cap:
            raise TooMany
        found.append(_closed(level, half, back, tour.limit, size, home=home))
        if size < tour.limit:
            level = _longer(level, half, tour, travel, span.end, back, cap)
    return _joined(found, tour.limit)


@dataclass(slots=True)
class _Level:
    """Labels of one size: sorted items, visiting order, time free again, travel so far."""

    items: Ints
    order: Ints
    time: Ints
    travel: Ints


def _first(half: Half, tour: Tour, travel: Ints, start: int, clock: int, end: int, back: Ints) -> _Level:
    legs = travel[start, half.place]
    begin = _begin(clock + legs, half.earliest, tour.grid)
    free = begin + half.minutes
    (fits,) = np.nonzero((begin <= half.latest) & (free + back <= end))
    level = _Level(half.item[fits, None], fits[:, None].astype(np.int64), free[fits], legs[fits])
    return _undominated(level, half)


def _begin(arrival: Ints, earliest: Ints, grid: int) -> Ints:
    """At once when early for the window, else on the next grid line."""
    started: Ints = np.where(arrival <= earliest, earliest, -(-arrival // grid) * grid)
    return started


def _longer(level: _Level, half: Half, tour: Tour, travel: Ints, end: int, back: Ints, cap: int) -> _Level:
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
    joined = _Level(
        np.concatenate([part.items for part in parts]),
        np.concatenate([part.order for part in parts]),
        np.concatenate([part.time for part in parts]),
        np.concatenate([part.travel for part in parts]),
    )
    return _undominated(joined, half)


def _extend(level: _Level, rows: slice, half: Half, tour: Tour, travel: Ints, end: int, back: Ints) -> _Level:
    items, order = level.items[rows], level.order[rows]
    legs = travel[half.place[order[:, -1]][:, None], half.place[None, :]]
    begin = _begin(level.time[rows][:, None] + legs, half.earliest[None, :], tour.grid)
    fits = (begin <= half.latest[None, :]) & (begin + (half.minutes + back)[None, :] <= end)
    asks = half.request_of_item[half.item]
    for column in range(items.shape[1]):
        fits &= half.request_of_item[items[:, column]][:, None] != asks[None, :]
    before, added = np.nonzero(fits)
    grown = _Level(
        np.sort(np.concatenate([items[before], half.item[added, None]], axis=1), axis=1),
        np.concatenate([order[before], added[:, None]], axis=1),
        begin[before, added] + half.minutes[added],
        level.travel[rows][before] + legs[before, added],
    )
    return _undominated(grown, half)


def _undominated(level: _Level, half: Half) -> _Level:
    """Of labels with the same items and last place, those not worse in both travel and time."""
    key, last = _key(level.items), half.place[level.order[:, -1]]
    sort = np.lexsort((level.time, level.travel, last, key))
    key, last, time = key[sort], last[sort], level.time[sort]
    fresh = np.ones(len(sort), dtype=bool)
    fresh[1:] = (key[1:] != key[:-1]) | (last[1:] != last[:-1])
    # Every group gets lower numbers than the one before, so one running minimum serves them all.
    lowered = time - np.cumsum(fresh) * FOREVER
    keep = fresh.copy()
    keep[1:] |= lowered[1:] < np.minimum.accumulate(lowered)[:-1]
    chosen = sort[keep]
    return _Level(level.items[chosen], level.order[chosen], level.time[chosen], level.travel[chosen])


def _key(items: Ints) -> Ints:
    key = np.zeros(len(items), dtype=np.int64)
    for column in range(items.shape[1]):
        key = (key << BITS) | items[:, column]
    return key


def _closed(level: _Level, half: Half, back: Ints, limit: int, size: int, *, home: bool) -> Routes:
    """The best label per set (and per last place, when the day goes on after the break)."""
    last = level.order[:, -1]
    end = half.place[last]
    total = level.travel + back[last]
    key = _key(level.items)
    sort = np.lexsort((total, key)) if home else np.lexsort((total, end, key))
    key_sorted, end_sorted = key[sort], end[sort]
    fresh = np.ones(len(sort), dtype=bool)
    fresh[1:] = key_sorted[1:] != key_sorted[:-1]
    if not home:
        fresh[1:] |= end_sorted[1:] != end_sorted[:-1]
    chosen = sort[fresh]
    pad = ((0, 0), (0, limit - size))
    return Routes(
        np.pad(level.items[chosen], pad, constant_values=-1),
        np.pad(level.order[chosen], pad, constant_values=-1),
        total[chosen],
        end[chosen],
    )


def _joined(found: list[Routes], limit: int) -> Routes:
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Routes(none.reshape(0, limit), none.reshape(0, limit), none, none)
    return Routes(
        np.concatenate([part.items for part in found]),
        np.concatenate([part.order for part in found]),
        np.concatenate([part.travel for part in found]),
        np.concatenate([part.end for part in found]),
    )
