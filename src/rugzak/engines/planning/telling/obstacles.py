"""Who stood in the way: a coach who would be cheaper, and the request that takes her time instead."""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.question.instance import PairKind
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.search.state import Placement


def in_the_way(roster: Roster, request: int, placement: Placement) -> dict[str, Any] | None:
    """If someone else would be cheaper in an empty week: who, and which request takes her time instead."""
    problem = roster.problem
    if problem.kind(request) is not None:
        return None
    alone = [(_alone(problem, visit), number) for number, visit in enumerate(problem.visits[request])]
    price, number = min(alone)
    best = problem.visits[request][number]
    if best.coach == placement[0].coach or price >= _alone(problem, placement[0]):
        return None
    coach = problem.instance.coaches[best.coach].id
    return {"coach": coach, "request": _blocker(roster, request, best)}


def _alone(problem: Problem, visit: Visit) -> int:
    tour = problem.tours[visit.tour]
    there_and_back = tour.minutes[tour.base][visit.place] + tour.minutes[visit.place][tour.base]
    return visit.cost + there_and_back * problem.instance.weights.travel_minute


def _blocker(roster: Roster, request: int, visit: Visit) -> str | None:
    """The request whose leaving would make this visit cheapest; None when no single one is enough."""
    problem = roster.problem
    unit = problem.tours[visit.tour].unit
    placement = roster.placed[request]
    assert placement is not None
    roster.remove(request)
    found = []
    for tour in problem.tours_of_unit[unit]:
        for other in problem.tours[tour].chosen(roster.masks[tour]):
            moved = roster.placed[other.request]
            if moved is None or problem.kind(other.request) is PairKind.IN_ORDER:
                continue
            roster.remove(other.request)
            priced = roster.price(visit)
            if priced is not None and not roster.broken:
                found.append((priced[0], other.request))
            roster.insert(other.request, moved)
    roster.insert(request, placement)
    return problem.instance.requests[min(found)[1]].id if found else None
