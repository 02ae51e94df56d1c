"""An organisation takes along what is its own: in parts, so that a long one goes on where it stopped."""

from django.db import models
from django.utils import timezone

from rugzak.across.privacy.words import LOOKS, ExportState
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned


class OrganisationExport(Owned):
    """One time that everything of the organisation is gathered; it can be fetched until ``expires_at``."""

    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=6, choices=ExportState, default=ExportState.MAKING)
    asked_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    tables = models.PositiveSmallIntegerField(default=0)
    tables_done = models.PositiveSmallIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-asked_at", "-id"]

    @property
    def look(self) -> str:
        return LOOKS[ExportState(self.state)]


class ExportPart(Owned):
    """Some rows of one table, as lines of JSON, packed. ``last_key`` is where the next part goes on."""

    export = models.ForeignKey(OrganisationExport, on_delete=models.CASCADE, related_name="parts")
    table = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    last_key = models.CharField(max_length=40, blank=True)
    is_last = models.BooleanField(default=False)
    rows = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "export", "table", "number"], name="export_part_once"
            )
        ]
