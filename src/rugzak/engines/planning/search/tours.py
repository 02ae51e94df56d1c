"""One shift of one coach as a set of visits: the shortest feasible order of any set, remembered.

With at most four meetings in a half-shift all orders can be tried (24 at most), so the travel of a
*set* is exact and a search only has to choose sets. Sets are bit masks over the visits of the shift.
"""

from __future__ import annotations

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.question.instance import Rules, Shift

FAR = 1 << 30  # travel of a set that does not fit

Order = tuple[Visit, ...]


class Tour:
    """One shift, its possible visits, and a memory of the shortest travel per set."""

    __slots__ = ("base", "coach", "grid", "halves", "index", "limit", "memory", "minutes", "unit", "visits")

    def __init__(
        self,
        index: int,
        coach: int,
        unit: int,
        base: int,
        shift: Shift,
        travel: list[list[int]],
        rules: Rules,
    ) -> None:
        self.index = index
        self.coach = coach
        self.unit = unit
        self.base = base
        self.halves = shift.halves
        self.minutes = travel
        self.limit = rules.meetings_per_half
        self.grid = rules.start_grid_minutes
        self.visits: list[Visit] = []
        self.memory: dict[int, int] = {0: 0}

    def add(self, visit: Visit) -> None:
        """Give a visit its place in the bit masks of this shift."""
        visit.tour = self.index
        visit.bit = 1 << len(self.visits)
        self.visits.append(visit)

    def chosen(self, mask: int) -> list[Visit]:
        """The visits in a set."""
        found = []
        while mask:
            low = mask & -mask
            found.append(self.visits[low.bit_length() - 1])
            mask ^= low
        return found

    def travel(self, mask: int) -> int:
        """Travel minutes of the best order, from base to base; FAR if no order fits."""
        known = self.memory.get(mask)
        if known is None:
            best = self.best_order(mask)
            known = self.memory[mask] = FAR if best is None else best[0]
        return known

    def best_order(self, mask: int) -> tuple[int, Order] | None:
        """Travel minutes and visiting order of a set, or None if it does not fit."""
        chosen = self.chosen(mask)
        halves: list[list[Visit]] = [[] for _ in self.halves]
        for visit in chosen:
            halves[visit.half].append(visit)
        if any(len(half) > self.limit for half in halves):
            return None
        if len(halves) == 1:
            return self._home_again(tuple(chosen), self.base, 0)
        return self._around_break(tuple(halves[0]), tuple(halves[1]))

    def _around_break(self, first: Order, second: Order) -> tuple[int, Order] | None:
        """Both halves; after the break the coach leaves from where the last meeting was."""
        best: tuple[int, Order] | None = None
        for place, (travel, order) in self._ends(first).items():
            rest = self._home_again(second, place, 1)
            if rest is not None and (best is None or travel + rest[0] < best[0]):
                best = travel + rest[0], order + rest[1]
        return best

    def _ends(self, first: Order) -> dict[int, tuple[int, Order]]:
        """Least travel per place where the first half can end."""
        if not first:
            return {self.base: (0, ())}
        ends: dict[int, tuple[int, Order]] = {}
        self._walk(first, self.base, self.halves[0].start, 0, (), ends)
        return ends

    def _walk(
        self,
        rest: Order,
        place: int,
        clock: int,
        travel: int,
        order: Order,
        ends: dict[int, tuple[int, Order]],
    ) -> None:
        if not rest:
            if place not in ends or travel < ends[place][0]:
                ends[place] = travel, order
            return
        for visit in rest:
            minutes = self.minutes[place][visit.place]
            finish = self._start(visit, clock + minutes) + visit.minutes
            if finish - visit.minutes > visit.latest or finish > self.halves[0].end:
                return
            others = tuple(other for other in rest if other is not visit)
            self._walk(others, visit.place, finish, travel + minutes, (*order, visit), ends)

    def _home_again(self, rest: Order, place: int, half: int) -> tuple[int, Order] | None:
        return self._onward(rest, place, self.halves[half].start, self.halves[half].end)

    def _onward(self, rest: Order, place: int, clock: int, end: int) -> tuple[int, Order] | None:
        """Least travel to meet all of ``rest`` and be at base by ``end``."""
        row = self.minutes[place]
        if not rest:
            home = row[self.base]
            return (home, ()) if clock + home <= end else None
        best: tuple[int, Order] | None = None
        for visit in rest:
            start = self._start(visit, clock + row[visit.place])
            if start > visit.latest:
                return None  # going there by way of others is never faster
            others = tuple(other for other in rest if other is not visit)
            tail = self._onward(others, visit.place, start + visit.minutes, end)
            if tail is not None and (best is None or row[visit.place] + tail[0] < best[0]):
                best = row[visit.place] + tail[0], (visit, *tail[1])
        return best

    def _start(self, visit: Visit, arrival: int) -> int:
        """At once if we are early for the window, else on the next grid line."""
        if arrival <= visit.earliest:
            return visit.earliest
        return -(-arrival // self.grid) * self.grid

    def schedule(self, mask: int) -> list[tuple[Visit, int]]:
        """Visits with their start minutes, in the best order, each as early as possible."""
        best = self.best_order(mask)
        assert best is not None
        place, clock, half = self.base, self.halves[0].start, 0
        rows = []
        for visit in best[1]:
            if visit.half != half:
                half, clock = visit.half, self.halves[visit.half].start
            start = self._start(visit, clock + self.minutes[place][visit.place])
            rows.append((visit, start))
            place, clock = visit.place, start + visit.minutes
        return rows
