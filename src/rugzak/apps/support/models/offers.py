"""An offer with its moments: what a coach proposes and the asker chooses from."""

from __future__ import annotations

from datetime import datetime, timedelta

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.models.requests import SupportRequest
from rugzak.apps.support.words import OFFER_MOVES, OfferState
from rugzak.ground.tenancy.models import Owned


class Offer(Owned):
    """A coach proposes moments, and the asker chooses. Nothing is booked before that."""

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="offers")
    appointment = models.ForeignKey("programmes.Appointment", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=OfferState, default=OfferState.PROPOSED)
    proposed_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(_("geldig tot en met"))
    settled_at = models.DateTimeField(null=True, blank=True)
    # Made by the coach's form: pressing twice proposes once.
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "request"],
                name="offer_one_at_a_time",
                condition=Q(state=OfferState.PROPOSED),
            ),
            models.UniqueConstraint(
                fields=["organisation", "appointment", "key"], name="offer_proposed_once"
            ),
            models.CheckConstraint(condition=Q(state__in=OfferState.values), name="offer_state"),
            models.CheckConstraint(
                condition=Q(state=OfferState.PROPOSED, settled_at__isnull=True)
                | (~Q(state=OfferState.PROPOSED) & Q(settled_at__isnull=False)),
                name="offer_settled_has_moment",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="offer_moves", field="state", transitions=[(a.value, b.value) for a, b in OFFER_MOVES]
            )
        ]


class OfferedMoment(Owned):
    """One of the moments of an offer: when, how long, where. Like a visit it knows no topic."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="moments")
    start = models.DateTimeField(_("begin"))
    minutes = models.PositiveSmallIntegerField(_("hoe lang"))
    setting = models.CharField(_("wat voor moment"), max_length=11, choices=Setting)
    location = models.ForeignKey(
        "people.Location", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(_("plek"), max_length=120, blank=True)

    class Meta:
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "offer", "start"], name="offered_moment_once"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="offered_moment_has_length"),
        ]

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    @property
    def is_over(self) -> bool:
        return self.start < timezone.now()
