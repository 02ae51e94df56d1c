"""Who sits where: tables per round, in the room and online, and a place for who comes in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from uuid import UUID

from rugzak.apps.gatherings.bridge import Seated, Wishes, next_tables
from rugzak.apps.gatherings.models import Gathering, Seat, Seating, SeatWish, Table, TellingTurn
from rugzak.apps.gatherings.words import SMALLEST_TABLE, WHOLE_ROOM, Telling, Wish


def seat_everybody(gathering: Gathering) -> Table:
    """Make the tables of the step that begins. Going back and forth again does not mix people anew."""
    number = gathering.round_number
    there = Table.objects.filter(gathering=gathering, round=number).first()
    if there is not None:
        return there
    seats = list(Seat.objects.filter(gathering=gathering).order_by("came_at", "pk"))
    wishes, held = wishes_of(gathering, seats), _held(gathering, before=number)
    kinds = [_tables_of(gathering, kind, held, wishes) for kind in _kinds(seats)]
    tables = [table for seated in kinds for table in seated.tables]
    is_apart = len(kinds) == 2
    table = Table.objects.create(
        gathering=gathering,
        round=number,
        repeats=sum(seated.repeats for seated in kinds),
        minimum=sum(seated.minimum for seated in kinds),
        online_from=_first_online(seats, kinds, is_apart=is_apart),
        keeps_wishes=wishes.kept_in(tables),
    )
    Seating.objects.bulk_create(
        Seating(table=table, seat_id=seat, number=place)
        for place, seats_there in enumerate(tables, 1)
        for seat in seats_there
    )
    return table


def wishes_of(gathering: Gathering, seats: Sequence[Seat]) -> Wishes:
    """What who leads asked of these seats, and as what each is here. In a hall nothing is asked: see ``InAHall``."""
    pairs: dict[str, set[tuple[UUID, UUID]]] = {Wish.TOGETHER: set(), Wish.APART: set()}
    asked = SeatWish.objects.filter(gathering=gathering)
    for wish in asked.none() if gathering.is_congress else asked:
        pairs[wish.kind].add((wish.one_id, wish.other_id))
    return Wishes(
        frozenset(pairs[Wish.TOGETHER]), frozenset(pairs[Wish.APART]), {one.pk: one.part for one in seats}
    )


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


def around(gathering: Gathering, turn: TellingTurn) -> list[UUID] | None:
    """Everybody at the table of this turn, the teller too; None when the whole room listens."""
    if turn.table == WHOLE_ROOM:
        return None
    return [turn.seat_id, *at_the_same_table(gathering, turn.seat)]


def seat_late(gathering: Gathering, seat: Seat) -> None:
    """Somebody who comes in during a round joins the smallest table: with whom it asked for, not with whom not."""
    if not gathering.round_number:
        return
    table = Table.objects.filter(gathering=gathering, round=gathering.round_number).first()
    if table is None:
        return
    at = _present(table)
    suiting = _suiting(at, table, seat, wishes_of(gathering, [seat]))
    smallest = min(suiting, key=lambda number: (len(at[number]), number), default=1)
    Seating.objects.get_or_create(table=table, seat=seat, defaults={"number": smallest})


def seat_elsewhere(gathering: Gathering, seat: Seat) -> None:
    """Who moved between the room and the call during a round sits at a table there; without one it stays."""
    table = Table.objects.filter(gathering=gathering, round=gathering.round_number).first()
    if table is None or table.online_from is None:
        return
    before = Seating.objects.filter(table=table, seat=seat).first()
    if before is not None:
        before.delete()
    seat_late(gathering, seat)
    if before is not None:
        close_ranks(gathering, before.number)


def leave_table(gathering: Gathering, seat: Seat) -> None:
    """Somebody went home during a round; who is left at that table may be too few."""
    mine = Seating.objects.filter(
        table__gathering=gathering, table__round=gathering.round_number, seat=seat
    ).first()
    if mine is not None:
        close_ranks(gathering, mine.number)


def close_ranks(gathering: Gathering, number: int) -> None:
    """Where fewer than three are left at a table, they go on at the other tables.

    Not while one of them tells: then it waits until that is done. In a hall people stay where they sit.
    """
    if gathering.is_congress or gathering.step is None:
        return
    table = (
        Table.objects.select_for_update().filter(gathering=gathering, round=gathering.round_number).first()
    )
    if table is None:
        return
    at = _present(table)
    few = at.get(number, set())
    others = [other for other in at if other != number and table.is_online(other) == table.is_online(number)]
    if not others or not 0 < len(few) < SMALLEST_TABLE or _somebody_tells(gathering, number):
        return
    seats = list(Seat.objects.filter(pk__in=few).order_by("came_at", "pk"))
    Seating.objects.filter(table=table, seat__in=seats).delete()
    for seat in seats:
        seat_late(gathering, seat)


def _present(table: Table) -> dict[int, set[UUID]]:
    """Per table who sits there and has not left."""
    at: dict[int, set[UUID]] = defaultdict(set)
    rows = Seating.objects.filter(table=table, seat__has_left=False)
    for number, there in rows.values_list("number", "seat"):
        at[number].add(there)
    return at


def _somebody_tells(gathering: Gathering, number: int) -> bool:
    step_key = gathering.step.key if gathering.step else ""
    here = TellingTurn.objects.filter(gathering=gathering, step_key=step_key, table=number)
    return here.filter(seat__has_left=False).exclude(state=Telling.DONE).exists()


def _suiting(at: dict[int, set[UUID]], table: Table, seat: Seat, wishes: Wishes) -> list[int]:
    """The tables this seat may join, by the strictest rules that leave one."""
    here = [n for n in at if table.online_from is None or table.is_online(n) == seat.is_online]
    numbers = here or list(at)
    friends = {other for pair in wishes.together if seat.pk in pair for other in pair}
    avoided = {other for pair in wishes.apart if seat.pk in pair for other in pair} - {seat.pk}
    allowed = [n for n in numbers if not at[n] & avoided] or numbers
    return [n for n in allowed if at[n] & friends] or allowed


def _kinds(seats: list[Seat]) -> list[list[Seat]]:
    """Who is in the room and who is online, apart; all at once when either is too few for a table."""
    kinds = [[one for one in seats if one.is_online is online] for online in (False, True)]
    present = [sum(not one.has_left for one in kind) for kind in kinds]
    if any(0 < count < SMALLEST_TABLE for count in present):
        return [seats]
    return [kind for kind, count in zip(kinds, present, strict=True) if count]


def _tables_of(
    gathering: Gathering, seats: list[Seat], held: list[list[list[UUID]]], wishes: Wishes
) -> Seated:
    return next_tables(
        everybody=[seat.pk for seat in seats],
        absent={seat.pk for seat in seats if seat.has_left},
        held=held,
        rounds=gathering.script.rounds,
        wishes=replace(wishes, together=wishes.together | _few_of_a_kind(seats)),
    )


def _few_of_a_kind(seats: list[Seat]) -> frozenset[tuple[UUID, UUID]]:
    """Two who are online among a room full sit together: one device on that table is enough for both."""
    present = [seat for seat in seats if not seat.has_left]
    for online in (True, False):
        few = sorted(seat.pk for seat in present if seat.is_online is online)
        if 1 < len(few) < min(SMALLEST_TABLE, len(present)):
            return frozenset(combinations(few, 2))
    return frozenset()


def _first_online(seats: list[Seat], kinds: list[Seated], *, is_apart: bool) -> int | None:
    if is_apart:
        return len(kinds[0].tables) + 1
    present = [seat for seat in seats if not seat.has_left]
    return 1 if present and all(seat.is_online for seat in present) else None


def _held(gathering: Gathering, *, before: int) -> list[list[list[UUID]]]:
    rows = Seating.objects.filter(table__gathering=gathering, table__round__lt=before).order_by(
        "table__round", "number"
    )
    rounds: dict[int, dict[int, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for round_, number, seat in rows.values_list("table__round", "number", "seat_id"):
        rounds[round_][number].append(seat)
    return [list(tables.values()) for _round, tables in sorted(rounds.items())]
