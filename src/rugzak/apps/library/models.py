"""Piece and its Versions. A version never changes: whoever got an old one can still read that one."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.library.words import BODY_LENGTH, ICONS, SUMMARY_LENGTH, TITLE_LENGTH, PieceKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned


class Piece(Owned):
    """A care model, a theme page or talking points. ``number`` is of the version that counts now."""

    kind = models.CharField(_("soort"), max_length=5, choices=PieceKind)
    number = models.PositiveSmallIntegerField(default=1)
    checked_on = models.DateField(_("nagekeken op"))
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="piece_started_once"),
            models.CheckConstraint(condition=models.Q(kind__in=PieceKind.values), name="piece_kind"),
        ]


class Version(Owned):
    """What a piece said from a day on."""

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("titel"), max_length=TITLE_LENGTH)
    summary = models.CharField(_("in het kort"), max_length=SUMMARY_LENGTH)
    body = models.TextField(_("tekst"), max_length=BODY_LENGTH)
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "piece", "number"], name="version_once")
        ]
        indexes = [GinIndex(SearchVector("title", "summary", "body", config="dutch"), name="version_words")]

    def __str__(self) -> str:
        return self.title

    @property
    def icon(self) -> str:
        return ICONS[PieceKind(self.piece.kind)]

    @property
    def is_current(self) -> bool:
        return self.number == self.piece.number

    @classmethod
    def current(cls) -> models.QuerySet["Version"]:
        """Of each piece the version that counts now."""
        rows = cls._default_manager.filter(number=F("piece__number"), piece__withdrawn_at=None)
        return rows.select_related("piece")
