"""What lies on the big screen: words, photos and voices that their maker put up for it, and nothing else."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.models import Gathering, Piece
from rugzak.apps.gatherings.services.moves import NotPossibleNow, locked, logged
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.words import ON_STAGE, READERS_IN_HALL, Deed
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.refusal import Refusal


class NotReadByTwo(Refusal):
    sentence = _("In een zaal kijken eerst twee mensen mee. Dat kan bij Lees mee voor het doek.")


@transaction.atomic
def show_piece(*, gathering: Gathering, piece: Piece, by: Member) -> Gathering:
    """Lay an offered piece on the big screen. What its maker did not offer never gets there.

    Raises NotPossibleNow, and NotReadByTwo in a hall.
    """
    row = locked(gathering)
    if not piece.is_offered or piece.is_hidden or row.state not in ON_STAGE:
        raise NotPossibleNow
    if row.is_congress and len(piece.read_by) < READERS_IN_HALL:
        raise NotReadByTwo
    row.shown_id = piece.pk
    logged(row, Deed.SHOWN, by=by, changed=["shown_id"])
    return row


@transaction.atomic
def put_down(*, gathering: Gathering, piece: Piece, by: Member) -> Gathering:
    """Off the screen, which shows the step again. It stays offered."""
    row = locked(gathering)
    if row.shown_id == piece.pk:
        row.shown_id = None
        logged(row, Deed.HIDDEN, by=by, changed=["shown_id"])
    return row


@transaction.atomic
def hide_piece(*, gathering: Gathering, piece: Piece, by: Member) -> Gathering:
    """Off the screen at once. Its maker still has it, with a kind word; the log holds no text."""
    row = locked(gathering)
    piece.is_hidden = True
    piece.save(update_fields=["is_hidden"])
    if row.shown_id == piece.pk:
        row.shown_id = None
    logged(row, Deed.HIDDEN, by=by, changed=["shown_id"])
    _let_its_maker_hear(row)
    return row


def off_the_screen(gathering: Gathering, piece: Piece, *, maker_hears: bool = False) -> None:
    """Clear the screen of a piece that may not lie there any more, and tell the room.

    Put up again later, it is not back by itself. With ``maker_hears`` its maker's phone reads the kind word.
    """
    was_there = Gathering.objects.filter(pk=gathering.pk, shown_id=piece.pk).update(shown_id=None)
    tell_room(gathering, News.PICTURE if was_there else News.TALLY)
    if maker_hears:
        _let_its_maker_hear(gathering)


def _let_its_maker_hear(gathering: Gathering) -> None:
    """Every phone looks, so that none can tell from what travels whose it was."""
    tell_room(gathering, News.OWN)
