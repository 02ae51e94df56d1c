"""Why this coach, and why not: numbers that the judge can repeat, computed from the plan as it stands.

Counts per rule, what the choice costs, the best other coach and other day with the difference, and who stood
in the way. Only declared competence, hours, place and line are used; there is no rating of anyone.
"""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.question.instance import PairKind
from rugzak.engines.planning.search.finders import Found, never
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.search.state import Placement
from rugzak.engines.planning.search.tours import FAR
from rugzak.engines.planning.telling.plan import funnel_of
from rugzak.engines.planning.telling.relax import what_would_help

Why = dict[str, Any]


def add_reasons(roster: Roster, plan: dict[str, Any]) -> None:
    """Give every assignment its ``why`` and every unserved request its ``would_help``."""
    index = {request.id: number for number, request in enumerate(roster.problem.instance.requests)}
    reasons: dict[str, Why] = {}
    for row in plan["assignments"]:
        name = row["request"]
        if name not in reasons:
            reasons[name] = why(roster, index[name])
        row["why"] = reasons[name]
    for left in plan["unserved"]:
        left["would_help"] = what_would_help(roster, index[left["request"]])


def why(roster: Roster, request: int) -> Why:
    """Everything about one placed request; the roster is the same afterwards."""
    problem = roster.problem
    placement = roster.placed[request]
    assert placement is not None
    now = roster.cost
    coaches = {visit.coach for visit in placement}
    added = _travel(roster, placement)
    others = [visit for visit in problem.visits[request] if visit.coach not in coaches]
    elsewhen = [
        visit
        for visit in problem.visits[request]
        if visit.coach in coaches and visit.day not in {placed.day for placed in placement}
    ]
    pinned = problem.candidates.pinned[request]
    answer: Why = {
        "coaches": funnel_of(problem, request),
        "waiting_days": min(visit.day for visit in placement),
        "travel_minutes_added": added,
        "hours": _hours(roster, placement),
        "known_coach": _known(problem, request, coaches),
        "other_coach": None if pinned else _other(roster, request, placement, others, now),
        "other_day": None if pinned else _other(roster, request, placement, elsewhen, now),
        "in_the_way": None if pinned else _in_the_way(roster, request, placement),
        "compared_with_previous": _stability(roster, request, placement),
    }
    assert roster.cost == now
    return answer


def _hours(roster: Roster, placement: Placement) -> list[dict[str, Any]]:
    """Minutes planned and to spend of every coach-week this touches."""
    problem = roster.problem
    weeks = problem.instance.weeks
    units = sorted({problem.tours[visit.tour].unit for visit in placement})
    return [
        {
            "coach": problem.instance.coaches[unit // weeks].id,
            "week": unit % weeks,
            "planned_minutes": roster.loads[unit],
            "minutes_per_week": problem.hours[unit],
        }
        for unit in units
    ]


def _known(problem: Problem, request: int, coaches: set[int]) -> bool | None:
    """Whether the preferred coach comes; None when nobody was preferred."""
    wanted = problem.instance.requests[request].preferred_coach
    return None if wanted is None else wanted in {problem.instance.coaches[coach].id for coach in coaches}


def _travel(roster: Roster, placement: Placement) -> int | None:
    """Travel minutes that this placement adds to the plan as it stands: with it, minus without it.

    None when the others of that shift cannot do without it, because it brings the coach near after the break.
    """
    added = 0
    for visit in placement:
        without = roster.problem.tours[visit.tour].travel(roster.masks[visit.tour] ^ visit.bit)
        if without >= FAR:
            return None
        added += roster.travel[visit.tour] - without
    return added


def alternative(roster: Roster, request: int, visits: list[Visit]) -> Found | None:
    """The cheapest place among ``visits``, with the change in cost against the plan as it stands."""
    before, placement = roster.cost, roster.placed[request]
    assert placement is not None
    roster.remove(request)
    found = None
    if visits and not roster.broken:
        found = roster.finder(request, visits)(never, 0.0)
    if found is not None:
        found = roster.cost - roster.problem.penalty[request] + found[0] - before, found[1]
    roster.insert(request, placement)
    return found


def _other(
    roster: Roster, request: int, placement: Placement, visits: list[Visit], now: int
) -> dict[str, Any] | None:
    """The best alternative as a row with differences; the roster is put back as it was."""
    found = alternative(roster, request, visits)
    if found is None:
        return None
    added = _travel(roster, placement)
    roster.remove(request)
    roster.insert(request, found[1])
    difference = roster.cost - now
    instance = roster.problem.instance
    rows = [
        {
            "coach": instance.coaches[visit.coach].id,
            "day": visit.day,
            "start_minute": moment_of(roster, visit),
            "place": instance.places[visit.place],
        }
        for visit in found[1]
    ]
    with_it = _travel(roster, found[1])
    more_travel = None if with_it is None or added is None else with_it - added
    roster.remove(request)
    roster.insert(request, placement)
    return {
        "rows": rows,
        "cost_difference": difference,
        "travel_difference": more_travel,
        "days_later": min(v.day for v in found[1]) - min(v.day for v in placement),
    }


def moment_of(roster: Roster, visit: Visit) -> int:
    """The minute at which a placed visit starts."""
    schedule = roster.problem.tours[visit.tour].schedule(roster.masks[visit.tour])
    return next(start for planned, start in schedule if planned is visit)


def _in_the_way(roster: Roster, request: int, placement: Placement) -> dict[str, Any] | None:
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


def _stability(roster: Roster, request: int, placement: Placement) -> str:
    """``new``, ``unchanged`` or ``moved`` against the previous plan."""
    instance = roster.problem.instance
    name = instance.requests[request].id
    before = {(row.coach, row.day, row.start, row.place) for row in instance.previous if row.request == name}
    if not before:
        return "new"
    now = set()
    for visit in placement:
        now.add((instance.coaches[visit.coach].id, visit.day, moment_of(roster, visit), visit.place))
    return "unchanged" if now == before else "moved"
