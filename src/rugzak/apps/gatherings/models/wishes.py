"""Who sits together and who does not, as who leads asked for. Gone with the seats."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from rugzak.apps.gatherings.models.room import Seat
from rugzak.apps.gatherings.models.sessions import Gathering
from rugzak.apps.gatherings.words import Wish
from rugzak.ground.tenancy.models import Owned


class SeatWish(Owned):
    """Two seats that share every table, or none. Why is asked nowhere."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="wishes")
    # The lower id first, so that a pair is one row whoever was named first.
    one = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Wish)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "one", "other"], name="seat_wish_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="seat_wish_of_two"),
            models.CheckConstraint(condition=Q(kind__in=Wish.values), name="seat_wish_kind"),
        ]
