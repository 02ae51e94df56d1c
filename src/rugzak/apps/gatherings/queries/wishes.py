"""What who leads asked about seats: with whom at one table, and with whom never."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from rugzak.apps.gatherings.models import Gathering, Seat, SeatWish


def wishes_about(gathering: Gathering, seat: Seat) -> list[tuple[SeatWish, Seat]]:
    """Each wish about this seat, with the other of the two."""
    rows = SeatWish.objects.filter(Q(one=seat) | Q(other=seat), gathering=gathering)
    return [
        (wish, wish.other if wish.one_id == seat.pk else wish.one)
        for wish in rows.select_related("one", "other").order_by("kind", "pk")
    ]


def wished_ids(gathering: Gathering) -> set[UUID]:
    """Seats about which there is a wish that holds: none in a hall."""
    if gathering.is_congress:
        return set()
    pairs = SeatWish.objects.filter(gathering=gathering).values_list("one", "other")
    return {seat for pair in pairs for seat in pair}
