"""The plan as it stands, asked what else could be: for who moves a meeting by hand.

Nothing is searched here. Every other coach and day for one request is tried in the plan as it is, and the
price is the difference in cost, so that the judge gives the same number.
"""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.question.reading import read_instance
from rugzak.engines.planning.search.finders import never
from rugzak.engines.planning.search.opening import as_it_stands
from rugzak.engines.planning.search.problem import make_problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.search.state import Placement
from rugzak.engines.planning.telling.alternatives import moment_of
from rugzak.engines.planning.telling.plan import unserved_of
from rugzak.engines.planning.telling.relax import what_would_help

Choice = dict[str, Any]


def standing(document: Any, plan: Any = None) -> Roster:
    """The pins of a question and the appointments of an earlier plan, and nothing more. Raises Impossible."""
    return as_it_stands(make_problem(read_instance(document, plan)))


def nobody_can(roster: Roster) -> list[dict[str, Any]]:
    """The requests that no coach can serve at all, each with what would help: a staffing signal."""
    index = {request.id: number for number, request in enumerate(roster.problem.instance.requests)}
    found = [left for left in unserved_of(roster) if left["reason"] == "no_candidate"]
    return [{**left, "would_help": what_would_help(roster, index[left["request"]])} for left in found]


def choices(roster: Roster, name: str) -> list[Choice]:
    """Per coach and day the cheapest moment for one single meeting, the cheapest first.

    ``cost_difference`` is against the plan as it stands, in which the request may have a place or none.
    """
    problem = roster.problem
    request = next(n for n, asked in enumerate(problem.instance.requests) if asked.id == name)
    before, placement = roster.cost, roster.placed[request]
    if placement is not None:
        roster.remove(request)
    groups: dict[tuple[int, int], list[Any]] = {}
    for visit in problem.visits[request] if not roster.broken else ():
        groups.setdefault((visit.coach, visit.day), []).append(visit)
    found = [roster.finder(request, visits)(never, 0.0) for visits in groups.values()]
    rows = [_choice(roster, request, one[1], before) for one in found if one is not None]
    if placement is not None:
        roster.insert(request, placement)
    return sorted(rows, key=lambda row: (row["cost_difference"], row["day"], row["coach"]))


def _choice(roster: Roster, request: int, placement: Placement, before: int) -> Choice:
    roster.insert(request, placement)
    (visit,) = placement
    instance, unit = roster.problem.instance, roster.problem.tours[visit.tour].unit
    row = {
        "coach": instance.coaches[visit.coach].id,
        "day": visit.day,
        "start_minute": moment_of(roster, visit),
        "place": instance.places[visit.place],
        "cost_difference": roster.cost - before,
        "planned_minutes": roster.loads[unit],
        "minutes_per_week": roster.problem.hours[unit],
    }
    roster.remove(request)
    return row
