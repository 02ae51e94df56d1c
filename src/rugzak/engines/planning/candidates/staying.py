"""Staying as planned: an appointment of the previous plan that could stay is a visit of its own, and cheaper."""

from __future__ import annotations

from dataclasses import replace

from rugzak.engines.planning.candidates.making import Maker
from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.question.instance import Meeting


def reward_staying(maker: Maker, visits: list[Visit], rows: list[Meeting]) -> int:
    """Add a visit at exactly each earlier moment, cheaper by the price of a change.

    Returns how many of ``rows``, the earlier rows of one request, could stay as they were.
    """
    keepable = 0
    for row in rows:
        same = [visit for visit in visits if _covers(maker, visit, row)]
        keepable += bool(same)
        for visit in same:
            if visit.earliest == visit.latest:
                visit.cost -= maker.instance.weights.change
            else:
                visits.append(_stay(maker, visit, row))
    return keepable


def _covers(maker: Maker, visit: Visit, row: Meeting) -> bool:
    if maker.numbers.get(row.coach) != visit.coach or (visit.day, visit.place) != (row.day, row.place):
        return False
    if not visit.earliest <= row.start <= visit.latest:
        return False
    grid = maker.instance.rules.start_grid_minutes
    return row.start % grid == 0 or row.start == visit.earliest


def _stay(maker: Maker, visit: Visit, row: Meeting) -> Visit:
    cost = visit.cost - maker.instance.weights.change
    return replace(visit, earliest=row.start, latest=row.start, cost=cost, slot=None)
