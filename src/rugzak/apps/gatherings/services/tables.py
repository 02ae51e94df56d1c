"""Who sits where: tables per round, and a place for who comes in between."""

from __future__ import annotations

from collections import Counter, defaultdict
from uuid import UUID

from rugzak.apps.gatherings.bridge import next_tables
from rugzak.apps.gatherings.models import Gathering, Seat, Seating, Table


def seat_everybody(gathering: Gathering) -> Table:
    """Make the tables of the step that begins. Going back and forth again does not mix people anew."""
    number = gathering.round_number
    there = Table.objects.filter(gathering=gathering, round=number).first()
    if there is not None:
        return there
    seats = list(Seat.objects.filter(gathering=gathering).order_by("came_at", "pk"))
    seated = next_tables(
        everybody=[seat.pk for seat in seats],
        absent={seat.pk for seat in seats if seat.has_left},
        held=_held(gathering, before=number),
        rounds=gathering.script.rounds,
    )
    table = Table.objects.create(
        gathering=gathering, round=number, repeats=seated.repeats, minimum=seated.minimum
    )
    Seating.objects.bulk_create(
        Seating(table=table, seat_id=seat, number=place)
        for place, seats_there in enumerate(seated.tables, 1)
        for seat in seats_there
    )
    return table


def at_the_same_table(gathering: Gathering, seat: Seat) -> list[UUID]:
    """Who sits with this seat now, by the tables made last; itself not. A room without tables is one table."""
    mine = (
        Seating.objects.filter(
            table__gathering=gathering, table__round__lte=gathering.round_number, seat=seat
        )
        .order_by("-table__round")
        .first()
    )
    rows = Seat.objects.filter(gathering=gathering, has_left=False).exclude(pk=seat.pk)
    if mine is not None:
        rows = rows.filter(seatings__table=mine.table_id, seatings__number=mine.number)
    return list(rows.order_by("alias").values_list("pk", flat=True))


def seat_late(gathering: Gathering, seat: Seat) -> None:
    """Somebody who comes in during a round joins the smallest table."""
    table = Table.objects.filter(gathering=gathering, round=gathering.round_number).first()
    if table is None or not gathering.round_number:
        return
    sizes = Counter(
        Seating.objects.filter(table=table, seat__has_left=False).values_list("number", flat=True)
    )
    smallest = min(sizes, key=lambda number: (sizes[number], number), default=1)
    Seating.objects.get_or_create(table=table, seat=seat, defaults={"number": smallest})


def _held(gathering: Gathering, *, before: int) -> list[list[list[UUID]]]:
    rows = Seating.objects.filter(table__gathering=gathering, table__round__lt=before).order_by(
        "table__round", "number"
    )
    rounds: dict[int, dict[int, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for round_, number, seat in rows.values_list("table__round", "number", "seat_id"):
        rounds[round_][number].append(seat)
    return [list(tables.values()) for _round, tables in sorted(rounds.items())]
