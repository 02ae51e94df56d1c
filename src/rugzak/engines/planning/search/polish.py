"""The last strokes: what every search ends with."""

from __future__ import annotations

from rugzak.engines.planning.search.roster import Roster


def polish(roster: Roster) -> None:
    """Offer every request its best place once more, until nothing moves."""
    pinned = roster.problem.candidates.pinned
    free = [request for request in range(len(roster.placed)) if not pinned[request]]
    moved = len(free)
    while moved:
        moved = sum(_moved(roster, request) for request in free)


def _moved(roster: Roster, request: int) -> bool:
    """Take one request out and put it at its best place; whether that made the plan cheaper."""
    before = roster.cost
    roster.begin()
    if roster.placed[request] is not None:
        roster.remove(request)
    found = roster.best(request)
    if found is not None:
        roster.insert(request, found[1])
    if roster.cost < before and not roster.broken:
        return True
    roster.undo()
    return False
