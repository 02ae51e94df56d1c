"""Writes of wishes about seats: two who share every table, or none."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.bridge import Wishes, can_keep
from rugzak.apps.gatherings.models import Gathering, Seat, SeatWish
from rugzak.apps.gatherings.services.moves import locked
from rugzak.apps.gatherings.services.tables import wishes_of
from rugzak.apps.gatherings.words import LIVE, Wish
from rugzak.ground.kernel.refusal import Refusal


class CannotSitSo(Refusal):
    sentence = _(
        "Met deze wens erbij is er geen verdeling over tafels mogelijk. Haal eerst een andere wens weg."
    )
    field = "other"


class RoomIsClosed(Refusal):
    sentence = _("De kamer is gesloten. Er zijn geen plekken meer.")


class OneOnline(Refusal):
    sentence = _("De een is in de zaal en de ander doet online mee. Zij zitten aan verschillende tafels.")
    field = "other"


class InAHall(Refusal):
    sentence = _(
        "In een zaal blijven mensen zitten waar ze zitten. Samen of uit elkaar regel je daar ter plekke."
    )
    field = "other"


@transaction.atomic
def wish_for(*, gathering: Gathering, seat: Seat, other: Seat, kind: Wish) -> SeatWish:
    """Ask for two seats at one table, or never at one; asking otherwise later replaces it.

    Raises OneOnline and CannotSitSo when tables could not be made like that, and InAHall.
    """
    row = locked(gathering)
    if row.state not in LIVE:
        raise RoomIsClosed
    if row.is_congress:
        raise InAHall
    one, second = sorted((seat.pk, other.pk))
    if kind == Wish.TOGETHER and seat.is_online != other.is_online:
        raise OneOnline
    _check(row, (one, second), kind)
    wish, _new = SeatWish.objects.update_or_create(
        gathering=row, one_id=one, other_id=second, defaults={"kind": kind}
    )
    return wish


@transaction.atomic
def drop_wish(*, gathering: Gathering, wish_id: UUID) -> None:
    SeatWish.objects.filter(gathering=gathering, pk=wish_id).delete()


def _check(row: Gathering, pair: tuple[UUID, UUID], kind: Wish) -> None:
    seats = list(Seat.objects.filter(gathering=row, has_left=False).order_by("came_at", "pk"))
    there = wishes_of(row, seats)
    others = Wishes(there.together - {pair}, there.apart - {pair}, there.parts)
    name = "together" if kind == Wish.TOGETHER else "apart"
    wishes = replace(others, **{name: getattr(others, name) | {pair}})
    if not can_keep(everybody=[seat.pk for seat in seats], wishes=wishes):
        raise CannotSitSo
