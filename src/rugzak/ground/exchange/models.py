"""Uploads: the file in pieces, what was read of it, and what each line would do."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange.words import LOOKS, Decision, Outcome, Part, UploadState
from rugzak.ground.tenancy.models import Owned


class Upload(Owned):
    """A file that came in, and how far it got. ``kind`` names what it is about (exchange.kinds).

    ``shape`` says how to read it; ``columns`` which column tells what, once a person
    confirmed that. ``is_complete``: whoever is not in the file is no longer here.
    ``as_of`` is the day that counts as today, so that a second person confirms tomorrow
    exactly what was shown today.
    """

    kind = models.CharField(max_length=12)
    name = models.CharField(_("bestand"), max_length=120)
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=UploadState, default=UploadState.RECEIVED)
    shape = models.JSONField(default=dict)
    headings = models.JSONField(default=list)
    heading_row = models.PositiveIntegerField(default=0)
    sample = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    is_complete = models.BooleanField(default=False)
    from_folder = models.BooleanField(default=False)
    lines = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    here = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=32, blank=True)
    refusal = models.CharField(max_length=400, blank=True)
    as_of = models.DateField(null=True)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    asks_two = models.BooleanField(default=False)
    carried_out_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    received_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["organisation", "-received_at"], name="upload_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=UploadState.values), name="upload_state"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("carried_out_by")),
                name="upload_two_people",
            ),
        ]

    @property
    def look(self) -> str:
        return LOOKS[UploadState(self.state)]

    @property
    def is_busy(self) -> bool:
        return self.state in (UploadState.CHECKING, UploadState.RUNNING)

    def count(self, outcome: Outcome) -> int:
        return int(self.counts.get(outcome.value, 0))

    @property
    def changes(self) -> int:
        return sum(
            self.count(one) for one in (Outcome.NEW, Outcome.CHANGED, Outcome.LEAVES, Outcome.DOUBTFUL)
        )

    @property
    def leaving_percent(self) -> int:
        return round(100 * self.count(Outcome.LEAVES) / self.here) if self.here else 0


class UploadProgress(Owned):
    """How far a long job is. Beside the upload, as that row is held by the job's own transaction."""

    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)


class UploadPiece(Owned):
    """Half a megabyte of a file, so that nobody holds all of it in memory."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="pieces")
    part = models.CharField(max_length=4, choices=Part)
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "upload", "part", "number"], name="upload_piece_once"
            )
        ]


class UploadLine(Owned):
    """What one line would do. ``says`` holds codes with values, which the page turns into sentences."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="told")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    key = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200, blank=True)
    says = models.JSONField(default=list)
    decision = models.CharField(max_length=4, choices=Decision, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "upload", "outcome", "number"], name="upload_line_in_order")
        ]

    def codes(self) -> list[list[Any]]:
        return list(self.says)
