"""The photo or the sound that belongs to a piece: in the seal of the room, or with the report."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from rugzak.apps.gatherings.models.room import Piece
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class PieceFile(Owned):
    """One file per piece; it never changes, and goes with its piece.

    ``digest`` is of the file as its maker saw or heard it, so that a yes to a wider circle
    is a yes to exactly this file.
    """

    piece = models.OneToOneField(Piece, on_delete=models.CASCADE, related_name="file")
    media_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    # Sealed with the key of who leads as long as it stays in the room, as the words are.
    sealed = SealedText(null=True)
    # Given to a wider circle: it belongs to the report.
    content = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed__isnull=False, content__isnull=True)
                | Q(sealed__isnull=True, content__isnull=False),
                name="piece_file_in_one_place",
            )
        ]
