"""The record of deeds: who did what and when, in ids only."""

from django.db import models
from django.utils import timezone

from rugzak.ground.tenancy.models import Owned


class Happening(Owned):
    """One write in the users' world. ``facts`` holds ids, dates and states: never a name or a text."""

    kind = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)
    by_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "kind", "-at"], name="happening_kind_at"),
            models.Index(fields=["organisation", "by_id", "-at"], name="happening_by_at"),
        ]
