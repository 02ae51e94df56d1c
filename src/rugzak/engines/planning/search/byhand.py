"""The plan a coordinator makes by hand: the yardstick for what searching is worth."""

from __future__ import annotations

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.question.instance import PairKind
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.search.state import Placement


def plan_by_hand(problem: Problem) -> Roster:
    """Most urgent first, on the first possible day, with the nearest coach who still has room."""
    roster = Roster(problem)
    urgency = [request.urgency for request in problem.instance.requests]
    pinned = problem.candidates.pinned
    for request in sorted(range(len(urgency)), key=lambda r: (not pinned[r], -urgency[r], r)):
        placement = _first_possible(roster, request)
        if placement is not None:
            roster.insert(request, placement)
    return roster


def _first_possible(roster: Roster, request: int) -> Placement | None:
    """First day, then the coach whose base is nearest, then the least extra travel."""
    choices = []
    for placement in _placements(roster, request):
        extra = _extra(roster, placement)
        if extra is not None:
            far = sum(_base_minutes(roster, visit) for visit in placement)
            choices.append(((placement[-1].day, placement[0].day, far, extra), placement))
    return min(choices, key=lambda choice: choice[0])[1] if choices else None


def _base_minutes(roster: Roster, visit: Visit) -> int:
    instance = roster.problem.instance
    home = instance.coaches[visit.coach].home
    return roster.problem.tours[visit.tour].minutes[home][visit.place]


def _placements(roster: Roster, request: int) -> list[Placement]:
    visits = roster.problem.visits[request]
    pair = roster.problem.instance.requests[request].pair
    if pair is None:
        return [(visit,) for visit in visits]
    if pair.kind is PairKind.TOGETHER:
        return [(a, b) for a in visits for b in visits if a.slot == b.slot and a.coach < b.coach]
    return [
        (a, b)
        for a in visits
        for b in visits
        if a.part < b.part and a.coach == b.coach and pair.min_days <= b.day - a.day <= pair.max_days
    ]


def _extra(roster: Roster, placement: Placement) -> int | None:
    """Extra load of a placement, or None if it does not fit."""
    loads: dict[int, int] = {}
    for visit in placement:
        priced = roster.price(visit)
        if priced is None:
            return None
        unit = roster.problem.tours[visit.tour].unit
        loads[unit] = loads.get(unit, roster.loads[unit]) + priced[1]
    if any(load > roster.problem.hours[unit] for unit, load in loads.items()):
        return None
    return sum(loads.values())
