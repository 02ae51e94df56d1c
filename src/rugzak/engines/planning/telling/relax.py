"""What would help someone who is left waiting: the smallest single change that makes room.

Each rule is softened on its own, and the plan as it stands is asked again. Nothing of the plan changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rugzak.engines.planning.candidates.builder import visits_if
from rugzak.engines.planning.candidates.visits import Candidates
from rugzak.engines.planning.question.instance import Instance, Option, Request
from rugzak.engines.planning.search.finders import never
from rugzak.engines.planning.search.roster import Roster

EXTRA_HOURS = (30, 60, 120)
EXTRA_MINUTES_FROM_BASE = 15
MORNING, AFTERNOON = (480, 720), (780, 1020)

Help = dict[str, Any]


def what_would_help(roster: Roster, request: int) -> list[Help]:
    """Every single change that makes room, the cheapest kind first; empty when none does."""
    problem = roster.problem
    if request not in roster.waiting or problem.candidates.pinned[request]:
        return []
    found: list[Help] = []
    asked = problem.instance.requests[request]
    for more in EXTRA_HOURS:
        if _with_hours(roster, request, more):
            found.append({"change": "hours", "minutes": more})
            break
    further = replace(
        problem.instance.rules,
        minutes_from_base=problem.instance.rules.minutes_from_base + EXTRA_MINUTES_FROM_BASE,
    )
    if _fits(roster, replace(problem.instance, rules=further), request, asked):
        found.append({"change": "distance", "minutes_from_base": further.minutes_from_base})
    for moment in _more_moments(problem.instance, asked):
        if _fits(roster, problem.instance, request, replace(asked, options=(*asked.options, moment))):
            found.append(_moment(problem.instance, moment))
            break
    for competence in sorted(asked.competences):
        less = replace(asked, competences=asked.competences - {competence})
        if _fits(roster, problem.instance, request, less):
            found.append({"change": "competence", "without": competence})
    return found


def _with_hours(roster: Roster, request: int, more: int) -> bool:
    """Whether ``more`` minutes a week for one coach would be enough."""
    hours = roster.problem.hours
    before = hours.copy()
    hours[:] = [limit + more for limit in before]
    found = roster.best(request)
    hours[:] = before
    return found is not None


def _fits(roster: Roster, instance: Instance, request: int, asked: Request) -> bool:
    """Whether another question of this one person has a place in the plan as it stands."""
    problem = roster.problem
    scratch = Candidates([], [], [], [])
    visits = visits_if(instance, request, asked, scratch)
    numbers = _tour_numbers(roster)
    for visit in visits:
        problem.tours[numbers[visit.coach, visit.shift]].add(visit)
    shared = problem.candidates.slot_cost
    added = {key: value for key, value in scratch.slot_cost.items() if key not in shared}
    shared.update(added)
    found = roster.finder(request, visits)(never, 0.0) if visits else None
    for key in added:
        del shared[key]
    for visit in reversed(visits):
        problem.tours[visit.tour].visits.pop()
        problem.tours[visit.tour].memory.clear()
        problem.tours[visit.tour].memory[0] = 0
    return found is not None and found[0] < problem.penalty[request]


def _tour_numbers(roster: Roster) -> dict[tuple[int, int], int]:
    """Which tour belongs to which shift of which coach: tours are made in that order."""
    numbers: dict[tuple[int, int], int] = {}
    for index, tour in enumerate(roster.problem.tours):
        order = sum(1 for coach, _ in numbers if coach == tour.coach)
        numbers[tour.coach, order] = index
    return numbers


def _more_moments(instance: Instance, asked: Request) -> list[Option]:
    """A free morning or afternoon on each day, at the place first asked for."""
    place = asked.options[0].place
    return [
        Option(day, start, end - asked.minutes, place)
        for day in range(instance.days)
        for start, end in (MORNING, AFTERNOON)
        if end - asked.minutes >= start
    ]


def _moment(instance: Instance, option: Option) -> Help:
    return {
        "change": "moment",
        "day": option.day,
        "from_minute": option.earliest,
        "to_minute": option.latest,
        "place": instance.places[option.place],
    }
