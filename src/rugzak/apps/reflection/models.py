"""Notes to oneself. Title and body are sealed; no history is kept of them, on purpose."""

from django.db import models
from django.utils import timezone

from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class Note(Owned):
    """A member's private note. ``key`` makes sending the same form twice make one note."""

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    title = SealedText(null=True)
    body = SealedText()
    key = models.UUIDField()
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    thrown_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "owner", "key"], name="note_sent_once")
        ]
        indexes = [
            models.Index(
                fields=["organisation", "owner", "-changed_at"],
                name="note_of_owner",
                condition=models.Q(thrown_away_at=None),
            )
        ]

    def __repr__(self) -> str:
        return f"<Note {self.pk}>"
