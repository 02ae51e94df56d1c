"""Routes with synchronised visits and their earliest times, changed by pushing delays forward.

The earliest times are the least solution of a system of differences: a caregiver's visits follow each
other, and two services of one patient stay within their distance. Adding a visit only makes others later,
so its price is found by pushing delays along routes and across pairs until they die out in waiting time.
Costs here are travel + tardiness + largest tardiness; the published objective is a third of that.
"""

from __future__ import annotations

from dataclasses import dataclass

from .data import Case

GONE = -1e9  # the start of a visit that is in no route
SLACK = 1e-6
UNKNOWN = 1e12
MOST_PUSHES = 6  # pushes per visit before pairs are taken for a deadlock


@dataclass(slots=True)
class Saved:
    """A copy of a schedule, to go back to."""

    after: list[int]
    before: list[int]
    route: list[int]
    start: list[float]
    travel: float
    tardiness: float
    largest: float


class Schedule:
    """Visits are numbers 0..n-1; n + c is the office as caregiver c leaves and comes back to it."""

    def __init__(self, case: Case) -> None:
        services = case.services
        n, crew = len(services), len(case.caregivers)
        self.case, self.size = case, n
        place = [service.place for service in services] + [0] * crew
        self.row = [[case.distances[a][b] for b in place] for a in place]
        self.minutes = [service.minutes for service in services] + [0.0] * crew
        self.opens = [service.opens for service in services] + [0.0] * crew
        self.closes = [service.closes for service in services] + [float("inf")] * crew
        self.able = [
            [n + c for c in range(crew) if service.ability in case.abilities[c]] for service in services
        ]
        self.partner, self.apart = _partners(case)
        self.after = list(range(n + crew))
        self.before = list(range(n + crew))
        self.route = [-1] * n + list(range(n, n + crew))
        self.start = [GONE] * n + [0.0] * crew
        self.travel = self.tardiness = self.largest = 0.0

    @property
    def cost(self) -> float:
        """Three times the published objective."""
        return self.travel + self.tardiness + self.largest

    def save(self) -> Saved:
        """A copy of everything that changes."""
        return Saved(
            self.after.copy(),
            self.before.copy(),
            self.route.copy(),
            self.start.copy(),
            self.travel,
            self.tardiness,
            self.largest,
        )

    def load(self, saved: Saved) -> None:
        """Become an earlier schedule."""
        self.after, self.before = saved.after.copy(), saved.before.copy()
        self.route, self.start = saved.route.copy(), saved.start.copy()
        self.travel, self.tardiness, self.largest = saved.travel, saved.tardiness, saved.largest

    def stops(self, office: int) -> list[int]:
        """The visits of one route."""
        found, at = [], self.after[office]
        while at != office:
            found.append(at)
            at = self.after[at]
        return found

    # -- taking out --------------------------------------------------------------------------

    def take_out(self, visits: list[int]) -> None:
        """Remove visits; times are not right until ``settle``."""
        for visit in visits:
            before, after = self.before[visit], self.after[visit]
            self.after[before], self.before[after] = after, before
            self.travel -= self.row[before][visit] + self.row[visit][after] - self.row[before][after]
            self.route[visit] = -1

    def settle(self) -> None:
        """Earliest times from scratch, in the order of the old times, until nothing moves."""
        n = self.size
        start, before, partner, apart = self.start, self.before, self.partner, self.apart
        opens, minutes, row = self.opens, self.minutes, self.row
        order = sorted((visit for visit in range(n) if self.route[visit] >= 0), key=start.__getitem__)
        for visit in range(n):
            start[visit] = GONE
        moved = True
        while moved:
            moved = False
            for visit in order:
                prior = before[visit]
                if start[prior] == GONE:
                    moved = True  # its turn comes when the one before it is known
                    continue
                moment = start[prior] + minutes[prior] + row[prior][visit]
                if moment < opens[visit]:
                    moment = opens[visit]
                other = partner[visit]
                if other >= 0 and start[other] + apart[other] > moment:
                    moment = start[other] + apart[other]
                if moment > start[visit] + SLACK:
                    start[visit] = moment
                    moved = True
        late = [moment - close for moment, close in zip(start, self.closes, strict=True) if moment > close]
        self.tardiness, self.largest = sum(late), max(late, default=0.0)

    # -- putting in --------------------------------------------------------------------------

    def push(self, moved: dict[int, float], best: float, spent: float) -> tuple[float, float] | None:
        """Push delays until they die out.

        ``moved`` holds the starts of what was just put in and is extended; ``spent`` is the cost already
        made. Returns the extra tardiness and the new largest one, or None as soon as the whole costs
        ``best`` or more.
        """
        start, after, minutes, closes, row = self.start, self.after, self.minutes, self.closes, self.row
        partner, apart, n = self.partner, self.apart, self.size
        extra, largest, least = 0.0, self.largest, self.largest
        for visit, moment in moved.items():
            late = moment - closes[visit]
            if late > 0.0:
                extra += late
                if late > largest:
                    largest = late
        fresh, todo = tuple(moved), list(moved)
        room = best - spent + least
        for _ in range(MOST_PUSHES * n):
            if extra + largest >= room:
                return None
            if not todo:
                return extra, largest
            visit = todo.pop()
            moment = moved[visit]
            other = after[visit]
            if other < n:
                later = moment + minutes[visit] + row[visit][other]
                known = moved.get(other)
                if known is None:
                    known = start[other]
                if later > known + SLACK:
                    if other in fresh and apart[other] >= 0.0:
                        return None  # our own delay came back along the route: a deadlock
                    moved[other] = later
                    todo.append(other)
                    late = later - closes[other]
                    if late > 0.0:
                        before = known - closes[other]
                        extra += late - before if before > 0.0 else late
                        if late > largest:
                            largest = late
            other = partner[visit]
            if other >= 0:
                later = moment + apart[visit]
                known = moved.get(other)
                if known is None:
                    known = start[other]
                if later > known + SLACK:
                    moved[other] = later
                    todo.append(other)
                    late = later - closes[other]
                    if late > 0.0:
                        before = known - closes[other]
                        extra += late - before if before > 0.0 else late
                        if late > largest:
                            largest = late
        return None

    def slack(self) -> list[float]:
        """Per visit the delay it can take before somebody is late who was not, or is later still.

        A delay beyond it costs at least the difference: a floor under the price of a place (the forward
        time slack of Savelsbergh 1992, carried across pairs where that is known).
        """
        n, start, after, closes, minutes = self.size, self.start, self.after, self.closes, self.minutes
        row, partner, apart, route = self.row, self.partner, self.apart, self.route
        room = [UNKNOWN] * n + [float("inf")] * (len(start) - n)
        for visit in sorted((v for v in range(n) if route[v] >= 0), key=start.__getitem__, reverse=True):
            moment = start[visit]
            least = closes[visit] - moment
            if least <= 0.0:
                room[visit] = 0.0
                continue
            following = after[visit]
            if following < n:
                waiting = start[following] - moment - minutes[visit] - row[visit][following]
                onward = room[following] + waiting if waiting > 0.0 else room[following]
                if onward < least:
                    least = onward
            other = partner[visit]
            if other >= 0 and room[other] < UNKNOWN:
                waiting = start[other] - moment - apart[visit]
                onward = room[other] + waiting if waiting > 0.0 else room[other]
                if onward < least:
                    least = onward
            room[visit] = least
        return room

    def put_in(self, visit: int, prior: int) -> None:
        """Link a visit into a route after ``prior``; times follow from ``accept``."""
        after = self.after[prior]
        self.travel += self.row[prior][visit] + self.row[visit][after] - self.row[prior][after]
        self.after[prior], self.before[after] = visit, visit
        self.after[visit], self.before[visit] = after, prior
        self.route[visit] = self.route[prior]

    def accept(self, moved: dict[int, float], extra: float, largest: float) -> None:
        """Make pushed times real."""
        for visit, moment in moved.items():
            self.start[visit] = moment
        self.tardiness += extra
        self.largest = largest


def _partners(case: Case) -> tuple[list[int], list[float]]:
    """Per visit its partner (-1 for none), and how much later that partner starts at least."""
    size = len(case.services) + len(case.caregivers)
    partner, apart = [-1] * size, [0.0] * size
    for own, pair in zip(case.of_patient, case.pair, strict=True):
        if pair is not None:
            first, second = own
            partner[first], partner[second] = second, first
            apart[first], apart[second] = pair[0], -pair[1]
    return partner, apart
