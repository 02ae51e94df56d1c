"""Looking for the cheapest place for a request in a plan as it stands: for one coach, for two at once, in order.

A finder is made once per request and asked many thousands of times a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from rugzak.engines.planning.candidates.visits import Slot, Visit
from rugzak.engines.planning.question.instance import Pair, PairKind
from rugzak.engines.planning.search.state import Placement, State

Found: TypeAlias = tuple[int, Placement]
"""A price, penalty for leaving out not counted, and where."""
Blink: TypeAlias = Callable[[], float]
Finder: TypeAlias = Callable[[Blink, float], Found | None]

NOTHING = 1 << 40  # a price no placement can have


def never() -> float:
    """A blink that never happens: every candidate is looked at."""
    return 1.0


def finder_of(state: State, request: int, visits: list[Visit]) -> Finder:
    """A function that finds the cheapest place for a request among ``visits``."""
    kind = state.problem.kind(request)
    if kind is PairKind.TOGETHER:
        return _together_finder(state, request, visits)
    if kind is PairKind.IN_ORDER:
        return _in_order_finder(state, request, visits)
    return _single_finder(state, visits)


def _single_finder(state: State, visits: list[Visit]) -> Finder:
    """The loop the search spends its time in: everything it needs stands in local names."""
    problem = state.problem
    tours = problem.tours
    rows = [
        (visit.tour, visit.bit, visit.cost, visit.minutes, tours[visit.tour].unit, visit, tours[visit.tour])
        for visit in visits
    ]
    masks, travels, loads = state.masks, state.travel, state.loads
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


def _together_finder(state: State, request: int, visits: list[Visit]) -> Finder:
    """Per shared moment the two cheapest coaches: they are different people, so prices add up."""
    slots: dict[Slot, list[Visit]] = {}
    for visit in visits:
        assert visit.slot is not None
        slots.setdefault(visit.slot, []).append(visit)
    shared = state.problem.candidates.slot_cost

    def find(blink: Blink, rate: float) -> Found | None:
        best: Found | None = None
        for slot, visits_then in slots.items():
            if rate and blink() <= rate:
                continue
            total, two = _two_cheapest(state, visits_then)
            total += shared[request, slot]
            if two and (best is None or total < best[0]):
                best = total, two
        return best

    return find


def _two_cheapest(state: State, visits: list[Visit]) -> Found:
    """The two coaches who cost least at one moment; nobody when fewer than two have room."""
    first = second = NOTHING
    one = two = visits[0]
    for visit in visits:
        priced = state.price(visit)
        if priced is None:
            continue
        if priced[0] < first:
            second, two = first, one
            first, one = priced[0], visit
        elif priced[0] < second:
            second, two = priced[0], visit
    return first + second, (one, two) if second < NOTHING else ()


def _in_order_finder(state: State, request: int, visits: list[Visit]) -> Finder:
    """Per coach every first meeting with every second one that is some days later."""
    by_coach: dict[int, tuple[list[Visit], list[Visit]]] = {}
    for visit in visits:
        by_coach.setdefault(visit.coach, ([], []))[visit.part].append(visit)
    pair = state.problem.instance.requests[request].pair
    assert pair is not None

    def find(blink: Blink, rate: float) -> Found | None:
        best: Found | None = None
        for firsts, seconds in by_coach.values():
            if rate and blink() <= rate:
                continue
            found = _cheapest_pair(state, pair, firsts, seconds)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
        return best

    return find


def _cheapest_pair(state: State, pair: Pair, firsts: list[Visit], seconds: list[Visit]) -> Found | None:
    """The cheapest two meetings of one coach that lie the right number of days apart."""
    best: Found | None = None
    later = [(priced, visit) for visit in seconds if (priced := state.price(visit)) is not None]
    for first in firsts if later else ():
        one = state.price(first)
        if one is None:
            continue
        for two, second in later:
            if pair.min_days <= second.day - first.day <= pair.max_days:
                total = _both(state, one, first, two, second)
                if total is not None and (best is None or total < best[0]):
                    best = total, (first, second)
    return best


def _both(
    state: State, one: tuple[int, int], first: Visit, two: tuple[int, int], second: Visit
) -> int | None:
    """The price of two visits whose own prices and loads are known; in one week their hours add up."""
    problem = state.problem
    unit = problem.tours[first.tour].unit
    if unit != problem.tours[second.tour].unit:
        return one[0] + two[0]
    before = state.loads[unit]
    load = before + one[1] + two[1]
    if load > problem.hours[unit]:
        return None
    apart = problem.over(unit, before + one[1]) + problem.over(unit, before + two[1])
    return one[0] + two[0] + problem.over(unit, load) + problem.over(unit, before) - apart
