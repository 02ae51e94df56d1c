"""Pairs: what can never be half of one, and whether two pinned rows form the one that was asked."""

from __future__ import annotations

from rugzak.engines.planning.candidates.visits import Rule, Slot, Visit
from rugzak.engines.planning.question.instance import Impossible, Meeting, PairKind, Request


def with_partner(request: Request, visits: list[Visit], codes: bytearray) -> list[Visit]:
    """Leave out what can never be half of a pair, and note it in the rejections ``codes``."""
    if request.pair is None:
        return visits
    kept = _in_order_possible(request, visits) if request.kind is PairKind.IN_ORDER else _shared(visits)
    still = {visit.coach for visit in kept}
    for coach in {visit.coach for visit in visits} - still:
        codes[coach] = Rule.NO_PARTNER
    return kept


def _shared(visits: list[Visit]) -> list[Visit]:
    """Only moments that at least two coaches can share."""
    coaches: dict[Slot | None, set[int]] = {}
    for visit in visits:
        coaches.setdefault(visit.slot, set()).add(visit.coach)
    return [visit for visit in visits if len(coaches[visit.slot]) > 1]


def _in_order_possible(request: Request, visits: list[Visit]) -> list[Visit]:
    """Only first meetings with a second one in time by the same coach, and the other way round."""
    assert request.pair is not None
    days: dict[tuple[int, int], set[int]] = {}
    for visit in visits:
        days.setdefault((visit.coach, visit.part), set()).add(visit.day)
    least, most = request.pair.min_days, request.pair.max_days

    def has_partner(visit: Visit) -> bool:
        forward = 1 if visit.part == 0 else -1
        others = days.get((visit.coach, 1 - visit.part), ())
        return any(least <= (day - visit.day) * forward <= most for day in others)

    return [visit for visit in visits if has_partner(visit)]


def check_pinned_pair(request: Request, rows: list[Meeting]) -> None:
    """Two pinned rows, in order of time, must form the pair that was asked. Raises Impossible."""
    if request.pair is None:
        return
    first, second = rows
    if request.kind is PairKind.TOGETHER:
        moments = {(row.day, row.start, row.place) for row in rows}
        whole = len(moments) == 1 and first.coach != second.coach
    else:
        days = second.day - first.day
        whole = first.coach == second.coach and request.pair.min_days <= days <= request.pair.max_days
    if not whole:
        raise Impossible(f"pins: the two rows of {request.id!r} are no pair")
