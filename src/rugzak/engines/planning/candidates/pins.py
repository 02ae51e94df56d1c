"""Pins: a pinned request has exactly its own visits, and only time and travel are still checked."""

from __future__ import annotations

from rugzak.engines.planning.candidates.making import Maker
from rugzak.engines.planning.candidates.pairs import check_pinned_pair
from rugzak.engines.planning.candidates.visits import Visit
from rugzak.engines.planning.candidates.windows import legs
from rugzak.engines.planning.question.instance import (
    Impossible,
    Instance,
    Meeting,
    Option,
    PairKind,
    Request,
)

Pins = dict[str, list[Meeting]]
"""The pinned rows per request."""


def check_pins(instance: Instance, pins: Pins) -> None:
    """Pins must be of known requests and coaches, complete, and not excluded. Raises Impossible."""
    requests = {request.id: request for request in instance.requests}
    coaches = {coach.id for coach in instance.coaches}
    for name, rows in pins.items():
        if name not in requests:
            raise Impossible(f"pins: unknown request {name!r}")
        request = requests[name]
        if len(rows) != request.meetings:
            raise Impossible(f"pins: {name!r} needs {request.meetings} rows, found {len(rows)}")
        for row in rows:
            if row.coach not in coaches:
                raise Impossible(f"pins: unknown coach {row.coach!r}")
            if row.coach in request.excluded_coaches:
                raise Impossible(f"pins: {row.coach!r} is excluded for {name!r}")


def pinned_visits(maker: Maker, index: int, request: Request, rows: list[Meeting]) -> list[Visit]:
    """One visit per pinned row, in order of time. Raises Impossible where nobody can be."""
    rows = sorted(rows, key=lambda row: (row.day, row.start))
    visits = [_pin(maker, index, request, order, row) for order, row in enumerate(rows)]
    check_pinned_pair(request, rows)
    return visits


def _pin(maker: Maker, index: int, request: Request, order: int, row: Meeting) -> Visit:
    number = maker.numbers[row.coach]
    coach = maker.instance.coaches[number]
    part = order if request.kind is PairKind.IN_ORDER else 0
    option = Option(row.day, row.start, row.start, row.place)
    travel = maker.instance.travel[coach.travels_by][coach.base][row.place]
    for spot, shift in maker.halves_on(number, row.day):
        half = shift.halves[spot.half]
        there, back = legs(shift, spot.half, travel)
        if half.start + there <= row.start and row.start + request.minutes + back <= half.end:
            return maker.visit(index, request, part, option, spot, (row.start, row.start))
    raise Impossible(
        f"pins: {row.coach!r} cannot be there for {request.id!r} on day {row.day} at {row.start}"
    )
