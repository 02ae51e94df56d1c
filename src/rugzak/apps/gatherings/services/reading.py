"""In a hall nothing is on the screen before two who lead have read it."""

from __future__ import annotations

from django.db import transaction

from rugzak.apps.gatherings.models import Gathering, Piece
from rugzak.apps.gatherings.services.showing import off_the_screen
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.ground.accounts.models import Member


@transaction.atomic
def let_through(*, gathering: Gathering, piece: Piece, by: Member) -> None:
    """One's own yes, once; the second person's yes puts it on the screen."""
    row = Piece.objects.select_for_update(of=("self",)).get(pk=piece.pk)
    if by.pk in row.read_by:
        return
    row.read_by = [*row.read_by, by.pk]
    row.save(update_fields=["read_by"])
    tell_room(gathering, News.TALLY)


@transaction.atomic
def keep_off(*, gathering: Gathering, piece: Piece, by: Member) -> None:
    """Not on the screen. Its maker still has it; nobody's text is thrown away."""
    piece.is_hidden = True
    piece.save(update_fields=["is_hidden"])
    off_the_screen(gathering, piece, maker_hears=True)
