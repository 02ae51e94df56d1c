"""What may be told of questions of colleagues, once a quarter is over."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from rugzak.ground.tenancy.models import Owned


class ClosedQuarter(Owned):
    """How many colleagues' questions were promised an answer in a quarter, frozen when it was over.

    One row per region and one, without region, for the whole organisation. What is
    too small to show is not stored either: ``asked`` is then empty.
    """

    start = models.DateField()
    region = models.ForeignKey(
        "people.Region", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    asked = models.PositiveIntegerField(null=True)
    # Of a hundred, rounded to five: one more or less does not show.
    in_time = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["-start", "region__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "start", "region"], name="quarter_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(asked__isnull=False, in_time__isnull=False) | Q(asked=None, in_time=None),
                name="quarter_shown_whole",
            ),
        ]
