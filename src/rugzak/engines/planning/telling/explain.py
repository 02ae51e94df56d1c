"""Why this coach, and why not: numbers that the judge can repeat, computed from the plan as it stands.

Counts per rule, what the choice costs, the best other coach and other day with the difference, and who stood
in the way. Only declared competence, hours, place and line are used; there is no rating of anyone.
"""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.search.state import Placement
from rugzak.engines.planning.telling.alternatives import moment_of, runner_up, travel_added
from rugzak.engines.planning.telling.obstacles import in_the_way
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
    added = travel_added(roster, placement)
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
        "other_coach": None if pinned else runner_up(roster, request, placement, others, now),
        "other_day": None if pinned else runner_up(roster, request, placement, elsewhen, now),
        "in_the_way": None if pinned else in_the_way(roster, request, placement),
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
