"""A plan under construction: who does what, with loads and cost kept up to date by small steps.

Putting a request in and taking it out are the only two moves; a journal makes it possible to go
back to where a step began. Costs are exact whole numbers at every moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.question.instance import Meeting, PairKind
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.tours import FAR

Placement: TypeAlias = tuple[Visit, ...]
Found: TypeAlias = tuple[int, Placement]
Blink: TypeAlias = Callable[[], float]

NOTHING = 1 << 40  # a price no placement can have


def never() -> float:
    """A blink that never happens: every candidate is looked at."""
    return 1.0


class Roster:
    """The state of a search.

    ``masks[t]`` and ``travel[t]`` describe shift t, ``loads[u]`` the minutes of a coach-week,
    ``placed[r]`` the visits of a request (None when it is left out). ``broken`` counts the shifts that do
    not fit as they stand: around a break a meeting can be what brings the coach near the next one, so taking
    it out may break the shift until something else changes. Only a roster with ``broken`` 0 is a plan.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.masks = [0] * len(problem.tours)
        self.travel = [0] * len(problem.tours)
        self.loads = [0] * len(problem.hours)
        self.placed: list[Placement | None] = [None] * len(problem.visits)
        self.waiting: set[int] = set(range(len(problem.visits)))
        self.cost = problem.constant + sum(problem.penalty)
        self.broken = 0
        self._journal: list[tuple[int, Placement | None]] = []
        self._finders = [self.finder(r, visits) for r, visits in enumerate(problem.visits)]

    # -- moves -------------------------------------------------------------------------------

    def insert(self, request: int, placement: Placement) -> None:
        """Put a request in; the caller knows that it fits."""
        self._journal.append((request, None))
        self._put(request, placement)

    def remove(self, request: int) -> None:
        """Take a request out."""
        placement = self.placed[request]
        assert placement is not None
        self._journal.append((request, placement))
        self._take(request, placement)

    def begin(self) -> None:
        """From here on ``undo`` goes back to this moment."""
        self._journal.clear()

    def undo(self) -> None:
        """Go back to the last ``begin``."""
        for request, before in reversed(self._journal):
            if before is None:
                now = self.placed[request]
                assert now is not None
                self._take(request, now)
            else:
                self._put(request, before)
        self._journal.clear()

    def _put(self, request: int, placement: Placement) -> None:
        problem = self.problem
        change = -problem.penalty[request]
        for visit in placement:
            change += visit.cost + self._shift(visit, self.masks[visit.tour] | visit.bit, visit.minutes)
        change += self.slot_cost(request, placement)
        self.cost += change
        self.placed[request] = placement
        self.waiting.discard(request)

    def _take(self, request: int, placement: Placement) -> None:
        problem = self.problem
        change = problem.penalty[request]
        for visit in placement:
            change += self._shift(visit, self.masks[visit.tour] ^ visit.bit, -visit.minutes) - visit.cost
        change -= self.slot_cost(request, placement)
        self.cost += change
        self.placed[request] = None
        self.waiting.add(request)

    def _shift(self, visit: Visit, mask: int, minutes: int) -> int:
        """Give a shift another set of visits; returns the change in travel and overload."""
        problem = self.problem
        tour = problem.tours[visit.tour]
        travel = tour.travel(mask)
        extra = travel - self.travel[visit.tour]
        unit = tour.unit
        load = self.loads[unit] + extra + minutes
        over = problem.over(unit, load) - problem.over(unit, self.loads[unit])
        self.broken += (travel >= FAR) - (self.travel[visit.tour] >= FAR)
        self.masks[visit.tour] = mask
        self.travel[visit.tour] = travel
        self.loads[unit] = load
        return extra * problem.instance.weights.travel_minute + over

    def slot_cost(self, request: int, placement: Placement) -> int:
        """What two coaches at once share: waiting and a missed preference."""
        slot = placement[0].slot
        return 0 if slot is None else self.problem.candidates.slot_cost[request, slot]

    # -- looking for a place -----------------------------------------------------------------

    def best(self, request: int, blink: Blink = never, rate: float = 0.0) -> Found | None:
        """The cheapest place that saves anything over leaving the request out, with its change in cost.

        ``blink`` skips a candidate now and then (Christiaens and Vanden Berghe 2020), which keeps a
        greedy rebuild from always making the same plan.
        """
        found = self.cheapest(request, blink, rate)
        if found is None or found[0] >= self.problem.penalty[request]:
            return None
        return found[0] - self.problem.penalty[request], found[1]

    def cheapest(self, request: int, blink: Blink = never, rate: float = 0.0) -> Found | None:
        """The cheapest place with its price, whether it saves anything or not."""
        return self._finders[request](blink, rate)

    def finder(self, request: int, visits: list[Visit]) -> Callable[[Blink, float], Found | None]:
        """A function that finds the cheapest place for a request among ``visits``."""
        kind = self.problem.kind(request)
        if kind is PairKind.TOGETHER:
            return _together_finder(self, request, visits)
        if kind is PairKind.IN_ORDER:
            return _in_order_finder(self, request, visits)
        return _single_finder(self, visits)

    def price(self, visit: Visit) -> tuple[int, int] | None:
        """Cost and load of adding one visit, or None if it does not fit."""
        tour = self.problem.tours[visit.tour]
        travel = tour.travel(self.masks[visit.tour] | visit.bit)
        if travel >= FAR:
            return None
        extra = travel - self.travel[visit.tour]
        before = self.loads[tour.unit]
        load = before + extra + visit.minutes
        if load > self.problem.hours[tour.unit]:
            return None
        over = self.problem.over(tour.unit, load) - self.problem.over(tour.unit, before)
        return visit.cost + extra * self.problem.instance.weights.travel_minute + over, extra + visit.minutes

    # -- looking back ------------------------------------------------------------------------

    def snapshot(self) -> list[Placement | None]:
        """All placements, to come back to."""
        return self.placed.copy()

    def restore(self, placed: Iterable[Placement | None]) -> None:
        """Become an earlier plan."""
        for request, now in enumerate(self.placed):
            if now is not None:
                self._take(request, now)
        for request, placement in enumerate(placed):
            if placement is not None:
                self._put(request, placement)
        self._journal.clear()

    def meetings(self) -> list[Meeting]:
        """The rows of the plan, in order of request and moment."""
        instance = self.problem.instance
        rows = []
        for tour, mask in zip(self.problem.tours, self.masks, strict=True):
            for visit, start in tour.schedule(mask) if mask else ():
                request, coach = instance.requests[visit.request].id, instance.coaches[tour.coach].id
                rows.append(
                    (visit.request, visit.day, start, Meeting(request, coach, visit.day, start, visit.place))
                )
        return [row[-1] for row in sorted(rows, key=lambda row: (*row[:3], row[3].coach))]


def _single_finder(roster: Roster, visits: list[Visit]) -> Callable[[Blink, float], Found | None]:
    """The loop the search spends its time in: everything it needs stands in local names."""
    problem = roster.problem
    tours = problem.tours
    rows = [
        (visit.tour, visit.bit, visit.cost, visit.minutes, tours[visit.tour].unit, visit, tours[visit.tour])
        for visit in visits
    ]
    masks, travels, loads = roster.masks, roster.travel, roster.loads
    memories = [tour.memory for tour in tours]
    hours, soft = problem.hours, problem.soft
    per_minute, per_over = problem.instance.weights.travel_minute, problem.instance.weights.over_soft_minute

    def find(blink: Blink, rate: float) -> Found | None:
        best, chosen = NOTHING, None
        for t, bit, cost, minutes, unit, visit, tour in rows:
            mask = masks[t] | bit
            travel = memories[t].get(mask)
            if travel is None:
                travel = tour.travel(mask)
            price = cost + (travel - travels[t]) * per_minute
            if price >= best:
                continue
            before = loads[unit]
            load = before + travel - travels[t] + minutes
            if load > hours[unit]:
                continue
            limit = soft[unit]
            if load > limit:
                price += (load - (before if before > limit else limit)) * per_over
            if price < best and (not rate or blink() > rate):
                best, chosen = price, visit
        return None if chosen is None else (best, (chosen,))

    return find


def _together_finder(
    roster: Roster, request: int, visits: list[Visit]
) -> Callable[[Blink, float], Found | None]:
    """Per shared moment the two cheapest coaches: they are different people, so prices add up."""
    slots: dict[tuple[int, int, int], list[Visit]] = {}
    for visit in visits:
        assert visit.slot is not None
        slots.setdefault(visit.slot, []).append(visit)
    shared = roster.problem.candidates.slot_cost

    def find(blink: Blink, rate: float) -> Found | None:
        best: Found | None = None
        for slot, choices in slots.items():
            if rate and blink() <= rate:
                continue
            first = second = NOTHING
            one = two = choices[0]
            for visit in choices:
                priced = roster.price(visit)
                if priced is None:
                    continue
                if priced[0] < first:
                    second, two = first, one
                    first, one = priced[0], visit
                elif priced[0] < second:
                    second, two = priced[0], visit
            total = first + second + shared[request, slot]
            if second < NOTHING and (best is None or total < best[0]):
                best = total, (one, two)
        return best

    return find


def _in_order_finder(
    roster: Roster, request: int, visits: list[Visit]
) -> Callable[[Blink, float], Found | None]:
    """Per coach every first meeting with every second one that is some days later."""
    by_coach: dict[int, tuple[list[Visit], list[Visit]]] = {}
    for visit in visits:
        by_coach.setdefault(visit.coach, ([], []))[visit.part].append(visit)
    pair = roster.problem.instance.requests[request].pair
    assert pair is not None
    least, most = pair.min_days, pair.max_days
    problem = roster.problem

    def both(one: tuple[int, int], first: Visit, two: tuple[int, int], second: Visit) -> int | None:
        """The two prices together; in one week their hours add up."""
        unit = problem.tours[first.tour].unit
        if unit != problem.tours[second.tour].unit:
            return one[0] + two[0]
        before = roster.loads[unit]
        load = before + one[1] + two[1]
        if load > problem.hours[unit]:
            return None
        apart = problem.over(unit, before + one[1]) + problem.over(unit, before + two[1])
        return one[0] + two[0] + problem.over(unit, load) + problem.over(unit, before) - apart

    def find(blink: Blink, rate: float) -> Found | None:
        best: Found | None = None
        for firsts, seconds in by_coach.values():
            if rate and blink() <= rate:
                continue
            later = [(priced, visit) for visit in seconds if (priced := roster.price(visit)) is not None]
            for first in firsts if later else ():
                one = roster.price(first)
                if one is None:
                    continue
                for two, second in later:
                    if least <= second.day - first.day <= most:
                        total = both(one, first, two, second)
                        if total is not None and (best is None or total < best[0]):
                            best = total, (first, second)
        return best

    return find
