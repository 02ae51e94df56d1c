"""Cards in people's hands: what was drawn, and what was given away. After the close no hand is known."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from rugzak.apps.gatherings.models.room import Seat
from rugzak.apps.gatherings.models.sessions import Gathering
from rugzak.ground.tenancy.models import Owned


class HeldCard(Owned):
    """A card that somebody drew at a step.

    ``copy`` keeps a card from being drawn twice before the set is through. It is empty in a
    hall, where everybody draws at once, and for a card of paper that lies on the floor anyway.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="hands")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.SET_NULL, related_name="hands")
    card = models.ForeignKey("cards.Card", on_delete=models.CASCADE, related_name="+")
    step_key = models.CharField(max_length=20)
    copy = models.PositiveSmallIntegerField(null=True, blank=True)
    is_swapped = models.BooleanField(default=False)
    drawn_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "seat", "step_key"], name="held_card_one_a_step"),
            models.UniqueConstraint(fields=["gathering", "card", "copy"], name="held_card_copy_once"),
        ]


class CardGift(Owned):
    """One gave the own card to another at a step; both keep it. Counted nowhere, gone with the seats."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="card_gifts")
    giver = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="given")
    to = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="received")
    card = models.ForeignKey("cards.Card", on_delete=models.CASCADE, related_name="+")
    step_key = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "giver", "step_key"], name="card_gift_one_a_step"),
            models.CheckConstraint(condition=~models.Q(to=models.F("giver")), name="card_gift_to_another"),
        ]
