"""The instant answer: what is pinned, what stays as planned, then best insertion by urgency.

Pins and earlier appointments are put in all at once. One by one would not do: around a break one meeting
can be what makes the next one reachable.
"""

from __future__ import annotations

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.question.instance import Impossible, Meeting, PairKind
from rugzak.engines.planning.search.problem import Problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.search.state import Placement
from rugzak.engines.planning.search.tours import FAR


def start(problem: Problem) -> Roster:
    """A first plan in milliseconds. Raises Impossible when the pins do not fit together."""
    roster = as_it_stands(problem)
    order = sorted(roster.waiting, key=lambda r: (not problem.candidates.keepable[r], -problem.penalty[r], r))
    for request in order:
        found = roster.best(request)
        if found is not None:
            roster.insert(request, found[1])
    roster.begin()
    return roster


def as_it_stands(problem: Problem) -> Roster:
    """What is pinned and what was planned, and nothing more. Raises Impossible as ``start`` does."""
    roster = Roster(problem)
    pinned = problem.candidates.pinned
    for request, visits in enumerate(problem.visits):
        if pinned[request]:
            roster.insert(request, tuple(sorted(visits, key=lambda v: (v.part, v.coach))))
    _keep_what_was_planned(roster)
    _refuse_what_does_not_fit(roster)
    roster.begin()
    return roster


def _refuse_what_does_not_fit(roster: Roster) -> None:
    problem = roster.problem
    for tour in problem.tours:
        if roster.travel[tour.index] >= FAR:
            late = tour.chosen(roster.masks[tour.index])[-1].request
            name = problem.instance.requests[late].id
            raise Impossible(f"pins: {name!r} does not fit in time with the other pins of that coach and day")
    for unit, load in enumerate(roster.loads):
        if load > problem.hours[unit]:
            coach = problem.instance.coaches[unit // problem.instance.weeks]
            raise Impossible(f"pins: {coach.id!r} would need {load} minutes and has {problem.hours[unit]}")


def _keep_what_was_planned(roster: Roster) -> None:
    """Put earlier appointments back, then empty of them the coach-weeks where they no longer fit."""
    problem = roster.problem
    rows: dict[str, list[Meeting]] = {}
    for row in problem.instance.previous:
        rows.setdefault(row.request, []).append(row)
    kept = []
    for request, asked in enumerate(problem.instance.requests):
        if asked.id in rows and roster.placed[request] is None:
            placement = _same_again(problem, request, rows[asked.id])
            if placement is not None:
                roster.insert(request, placement)
                kept.append((request, placement))
    full = {unit for unit, load in enumerate(roster.loads) if load > problem.hours[unit]}
    loose = [each for each in kept if any(problem.tours[visit.tour].unit in full for visit in each[1])]
    for request, _ in loose:
        roster.remove(request)
    for request, placement in loose:
        if roster.broken:
            _bring_back(roster, request, placement)


def _bring_back(roster: Roster, request: int, placement: Placement) -> None:
    """A pin may rely on an earlier appointment to be near after the break."""
    broken = roster.broken
    roster.insert(request, placement)
    if roster.broken >= broken or any(_overfull(roster, visit) for visit in placement):
        roster.remove(request)


def _overfull(roster: Roster, visit: Visit) -> bool:
    unit = roster.problem.tours[visit.tour].unit
    return roster.travel[visit.tour] >= FAR or roster.loads[unit] > roster.problem.hours[unit]


def _same_again(problem: Problem, request: int, rows: list[Meeting]) -> Placement | None:
    """The visits that repeat an earlier appointment exactly, or None when one of them is gone."""
    asked = problem.instance.requests[request]
    if len(rows) != asked.meetings:
        return None
    chosen: list[Visit] = []
    for order, row in enumerate(sorted(rows, key=lambda row: (row.day, row.start, row.coach))):
        part = order if asked.kind is PairKind.IN_ORDER else 0
        same = [v for v in problem.visits[request] if v.part == part and _repeats(problem, v, row)]
        if not same:
            return None
        chosen.append(min(same, key=lambda visit: visit.cost))
    if asked.kind is PairKind.TOGETHER and (
        chosen[0].slot != chosen[1].slot or chosen[0].coach == chosen[1].coach
    ):
        return None
    if asked.pair is not None and asked.kind is PairKind.IN_ORDER:
        days = chosen[1].day - chosen[0].day
        if chosen[0].coach != chosen[1].coach or not asked.pair.min_days <= days <= asked.pair.max_days:
            return None
    return tuple(chosen)


def _repeats(problem: Problem, visit: Visit, row: Meeting) -> bool:
    """Whether a visit is exactly this earlier row."""
    moment = (visit.earliest, visit.latest, visit.day, visit.place)
    same_moment = moment == (row.start, row.start, row.day, row.place)
    return same_moment and problem.instance.coaches[visit.coach].id == row.coach
