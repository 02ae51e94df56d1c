"""The impression report: its parts, their order, and the words of who leads. Never a copy of what people wrote."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.models.sessions import Gathering
from rugzak.apps.gatherings.words import ReportState
from rugzak.ground.tenancy.models import Owned


class Report(Owned):
    """One report per session. What people wrote is read at the moment itself, so taking back works at once."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="report")
    title = models.CharField(_("titel"), max_length=120)
    opening = models.TextField(_("openingszin"), max_length=600, blank=True)
    state = models.CharField(max_length=7, choices=ReportState, default=ReportState.DRAFT)
    preview_until = models.DateTimeField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    # Practice and organisers apart; who leads counts them, from no list of names.
    practice = models.PositiveSmallIntegerField(_("mensen uit de praktijk"), null=True, blank=True)
    leaders = models.PositiveSmallIntegerField(_("leidinggevenden en bestuur"), null=True, blank=True)
    guests = models.PositiveSmallIntegerField(_("gasten"), null=True, blank=True)
    organisers = models.PositiveSmallIntegerField(_("begeleiders"), default=1)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ReportState.FINAL) | Q(final_at__isnull=False),
                name="report_final_has_moment",
            )
        ]


class ReportBlock(Owned):
    """What who leads changed about one part; without a row a part is as the rules make it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="blocks")
    key = models.CharField(max_length=10)
    place = models.PositiveSmallIntegerField(default=0)
    lead = models.TextField(_("zin erboven"), max_length=600, blank=True)
    is_changed = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="report_block_once")]
        ordering = ["place"]
