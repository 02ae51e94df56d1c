"""Measured roads between locations, and the addresses under which people follow their own agenda."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from rugzak.apps.agenda.words import TRAVEL_MINUTES_LIMITS
from rugzak.apps.programmes.words import TravelMeans
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned


class TravelTime(Owned):
    """Measured minutes between two locations, when the organisation has them: they go before our sum."""

    origin = models.ForeignKey("people.Location", on_delete=models.CASCADE, related_name="+")
    destination = models.ForeignKey("people.Location", on_delete=models.CASCADE, related_name="+")
    means = models.CharField(max_length=4, choices=TravelMeans)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "origin", "destination", "means"], name="travel_time_once"
            ),
            models.CheckConstraint(condition=Q(means__in=TravelMeans.values), name="travel_time_means"),
            models.CheckConstraint(
                condition=Q(minutes__range=TRAVEL_MINUTES_LIMITS), name="travel_time_minutes"
            ),
        ]


class Feed(Owned):
    """Somebody's own calendar address. Only a hash is kept: whoever lost the address makes a new one."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(max_length=32)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "member"], name="feed_once")]
