"""A room behind its code: seats, tables and turns."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, QuerySet

from rugzak.apps.gatherings.aliases import Alias
from rugzak.apps.gatherings.models import Gathering, HeldCard, Piece, Seat, Seating, Table, TellingTurn
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.script import Step
from rugzak.apps.gatherings.services.joining import hashed
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.apps.gatherings.words import StepKind, Telling
from rugzak.ground.kernel.kept import kept

# Only a page that is shown needs who leads and where: a hall that sends all at once does not wait for it.
SHOWN = ("location", "host", "organisation", "deck")


def room_behind(code: str, *, to_show: bool = True) -> Gathering | None:
    """The session with this code, of the organisation that the code's door led to."""
    return next(iter(_rooms(code=code, to_show=to_show)), None)


@kept
def _rooms(code: str, to_show: bool) -> QuerySet[Gathering]:
    rows = Gathering.objects.filter(code=code)
    return rows.select_related(*SHOWN) if to_show else rows


def seat_behind(code: str, token: str, *, to_show: bool) -> Seat | None:
    """The seat of this cookie, with the session it is in."""
    if not token:
        return None
    return next(iter(_seats(code=code, token_hash=hashed(token), to_show=to_show)), None)


@kept
def _seats(code: str, token_hash: bytes, to_show: bool) -> QuerySet[Seat]:
    also = [f"gathering__{name}" for name in SHOWN] if to_show else ["gathering"]
    return Seat.objects.select_related(*also).filter(gathering__code=code, token_hash=token_hash)


def seat_of(gathering: Gathering, token: str) -> Seat | None:
    return Seat.objects.filter(gathering=gathering, token_hash=hashed(token)).first() if token else None


def came(gathering: Gathering) -> int:
    """How many are in, who left not counted."""
    if gathering.came is not None:
        return gathering.came
    return Seat.objects.filter(gathering=gathering, has_left=False).count()


def aliases_of(gathering: Gathering) -> list[Alias]:
    """Everybody who came, as the room called them; a hall is too full for a picture."""
    if gathering.is_congress:
        return []
    rows = Seat.objects.filter(gathering=gathering).order_by("alias")
    return [Alias(number) for number in rows.values_list("alias", flat=True)]


def online_now(gathering: Gathering) -> int:
    """How many of who is in take part from elsewhere. Never who."""
    return Seat.objects.filter(gathering=gathering, is_online=True, has_left=False).count()


def round_now(gathering: Gathering) -> Table | None:
    """The tables that were made for the round that is on."""
    return Table.objects.filter(gathering=gathering, round=gathering.round_number).first()


def tables_with_online(gathering: Gathering) -> list[int]:
    """The tables of this round at which somebody is online."""
    rows = Seating.objects.filter(
        table__gathering=gathering,
        table__round=gathering.round_number,
        seat__has_left=False,
        seat__is_online=True,
    )
    return sorted(set(rows.values_list("number", flat=True)))


def done_with(gathering: Gathering, step: Step) -> int:
    """How many have sent something at this step, said that they pass, or drew a card. Never who."""
    if step.kind == StepKind.DRAW:
        held = HeldCard.objects.filter(gathering=gathering, step_key=step.key, seat__has_left=False)
        return held.count()
    rows = Piece.objects.filter(gathering=gathering, step_key=step.key, seat__has_left=False)
    return rows.aggregate(n=Count("seat", distinct=True))["n"]


def table_sizes(gathering: Gathering) -> dict[int, int]:
    """The tables of the round that is on, with how many sit at each."""
    rows = Seating.objects.filter(
        table__gathering=gathering, table__round=gathering.round_number, seat__has_left=False
    )
    return dict(sorted(Counter(rows.values_list("number", flat=True)).items()))


def turns_now(gathering: Gathering, step_key: str) -> list[TellingTurn]:
    return list(
        TellingTurn.objects.filter(gathering=gathering, step_key=step_key).exclude(state=Telling.DONE)
    )


def words_in_turn(gathering: Gathering, turn: TellingTurn) -> list[Piece]:
    rows = Piece.objects.filter(turn=turn, kind=PieceKind.WORD, is_hidden=False)
    return opened(gathering, rows.order_by("written_at", "pk"))
