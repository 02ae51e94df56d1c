"""A teller's turn at a table: telling, getting words back, turning them over, done."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.models import Gathering, Seat, Seating, TellingTurn
from rugzak.apps.gatherings.services.moves import NotPossibleNow
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.services.tables import around, close_ranks
from rugzak.apps.gatherings.words import TOLD_AT, WHOLE_ROOM, StepKind, Telling
from rugzak.ground.kernel.refusal import Refusal

# What the teller's next press does.
AFTER = {Telling.TELLING: Telling.GIVING, Telling.GIVING: Telling.TURNED, Telling.TURNED: Telling.DONE}


class SomebodyTells(Refusal):
    sentence = _("Aan deze tafel vertelt al iemand. Daarna ben jij.")


@transaction.atomic
def begin_telling(*, gathering: Gathering, seat: Seat) -> TellingTurn:
    """ "Ik ben degene die vertelt": the others at this table put their phone down. Raises SomebodyTells."""
    step = gathering.step
    if step is None or step.kind not in TOLD_AT:
        raise NotPossibleNow
    table = table_of(gathering, seat)
    open_here = TellingTurn.objects.filter(gathering=gathering, step_key=step.key, table=table).exclude(
        state=Telling.DONE
    )
    there = open_here.first()
    if there is not None and there.seat_id == seat.pk:
        return there
    try:
        with transaction.atomic():
            turn = TellingTurn.objects.create(gathering=gathering, step_key=step.key, seat=seat, table=table)
    except IntegrityError as error:
        raise SomebodyTells from error
    _tell_table(gathering, turn)
    return turn


@transaction.atomic
def go_on_telling(*, gathering: Gathering, seat: Seat, seen: str) -> None:
    """The teller's next press; a second press on the same button does nothing more."""
    turn = TellingTurn.objects.select_for_update().filter(gathering=gathering, seat=seat, state=seen).first()
    if turn is None or turn.state == Telling.DONE:
        return
    turn.state = AFTER[Telling(turn.state)]
    turn.save(update_fields=["state"])
    if turn.state == Telling.DONE and turn.table != WHOLE_ROOM:
        close_ranks(gathering, turn.table)
    _tell_table(gathering, turn)


def _tell_table(gathering: Gathering, turn: TellingTurn) -> None:
    """In a hall only who sits there; in a room everybody, as people may go on at another table."""
    tell_room(gathering, News.OWN, to=around(gathering, turn) if gathering.is_congress else None)


def table_of(gathering: Gathering, seat: Seat) -> int:
    """The table somebody sits at now; a room without tables is one table, and to one teller all listen."""
    if gathering.step is not None and gathering.step.kind == StepKind.LISTEN_TAG:
        return WHOLE_ROOM
    row = Seating.objects.filter(table__gathering=gathering, seat=seat).order_by("-table__round").first()
    return row.number if row else 1
