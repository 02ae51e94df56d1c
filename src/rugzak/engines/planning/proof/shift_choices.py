"""What one shift does in some week under a limit, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rugzak.engines.planning.proof.labels import Ints
from rugzak.engines.planning.proof.pool import Lane, Pool
from rugzak.engines.planning.proof.rows import Floats
from rugzak.engines.planning.proof.weeks import around_break


@dataclass(slots=True)
class Choices:
    """What a shift can do: reduced cost, load in minutes, and one or two routes (-1 for none)."""

    reduced: Floats
    load: Ints
    routes: Ints  # (n, 2)


class ShiftChoices:
    """Picks from the pool, at fixed reduced costs per route."""

    def __init__(self, pool: Pool, reduced: Floats) -> None:
        self.pool = pool
        self.reduced = reduced

    def of(self, tour: int, room: Floats, limit: float) -> Choices:
        """All that a shift can do at most ``limit`` away, when the rest of the week costs ``room[load]``."""
        lanes = [(n, self.pool.lanes[n]) for n in self.pool.lanes_of_tour[tour]]
        if all(lane.stage == 0 for _, lane in lanes):
            return self._single(lanes[0][1], room, limit)
        parts = [self._double(one[1], two[1], room, limit) for one, two in around_break(lanes)]
        return Choices(
            np.concatenate([part.reduced for part in parts]),
            np.concatenate([part.load for part in parts]),
            np.concatenate([part.routes for part in parts]),
        )

    def _of_lane(self, lane: Lane) -> tuple[Floats, Ints, Ints]:
        """Reduced cost, load and index of all routes of a lane, idleness included where it is free."""
        span = slice(lane.first, lane.last)
        reduced, load = self.reduced[span], self.pool.load[span]
        index = np.arange(lane.first, lane.last, dtype=np.int64)
        if lane.idle:
            return np.append(reduced, 0.0), np.append(load, 0), np.append(index, -1)
        return reduced, load, index

    def _single(self, lane: Lane, room: Floats, limit: float) -> Choices:
        reduced, load, index = self._of_lane(lane)
        keep = reduced + room[load] <= limit
        routes = np.stack([index[keep], np.full(int(keep.sum()), -1)], axis=1)
        return Choices(reduced[keep], load[keep], routes)

    def _double(self, one: Lane, two: Lane, room: Floats, limit: float) -> Choices:
        first, second = self._of_lane(one), self._of_lane(two)
        load = first[1][:, None] + second[1][None, :]
        reduced = first[0][:, None] + second[0][None, :]
        fits = load < len(room)
        keep = fits & (reduced + room[np.minimum(load, len(room) - 1)] <= limit)
        a, b = np.nonzero(keep)
        return Choices(reduced[a, b], load[a, b], np.stack([first[2][a], second[2][b]], axis=1))
