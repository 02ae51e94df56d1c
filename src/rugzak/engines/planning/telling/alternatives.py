"""The best other place for a request that has one, with the difference; the roster is put back as it was."""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.search.finders import Found, never
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.search.state import Placement
from rugzak.engines.planning.search.tours import FAR


def travel_added(roster: Roster, placement: Placement) -> int | None:
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


def runner_up(
    roster: Roster, request: int, placement: Placement, visits: list[Visit], now: int
) -> dict[str, Any] | None:
    """The best alternative as a row with differences; the roster is put back as it was."""
    found = alternative(roster, request, visits)
    if found is None:
        return None
    added = travel_added(roster, placement)
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
    with_it = travel_added(roster, found[1])
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
