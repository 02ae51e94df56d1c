"""Every feasible route of a half-shift, complete: the ground under every bound.

Label setting over sets of visits (the dynamic programme of Desrosiers, Dumas and Soumis 1986), level by level
in numpy. With at most four meetings per half-shift the list is short enough to be complete. Two
labels with the same set and the same last place are compared on travel and time only; a label that
is worse in both can never become better. If a cap is hit the pool says so and nothing is proven.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rugzak.engines.planning.proof.labels import Half, Ints, Level, TooMany, first_level, key_of, longer
from rugzak.engines.planning.search.tours import Tour


@dataclass(slots=True)
class Routes:
    """Feasible sets with their least travel: ``items`` and ``order`` are (n, limit), padded with -1.

    ``order`` holds positions in ``Half.visits`` in visiting order; ``end`` the place of the last visit.
    """

    items: Ints
    order: Ints
    travel: Ints
    end: Ints


def list_routes(
    half: Half, tour: Tour, travel: Ints, *, number: int, start: int, home: bool, cap: int
) -> Routes:
    """All feasible sets of the ``number``-th half of a shift, begun at place ``start``.

    With ``home`` the route ends at base before the half ends and only the best order of a set is
    kept; without it the best order per last place is kept. Raises TooMany above ``cap`` labels.
    """
    span = tour.halves[number]
    back = travel[half.place, tour.base] if home else np.zeros(len(half.visits), dtype=np.int64)
    level = first_level(half, tour, travel, start, span.start, span.end, back)
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
            level = longer(level, half, tour, travel, span.end, back, cap)
    return _joined(found, tour.limit)


def _closed(level: Level, half: Half, back: Ints, limit: int, size: int, *, home: bool) -> Routes:
    """The best label per set (and per last place, when the day goes on after the break)."""
    last = level.order[:, -1]
    end = half.place[last]
    total = level.travel + back[last]
    key = key_of(level.items)
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
