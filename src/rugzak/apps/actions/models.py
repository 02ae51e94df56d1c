"""Something to do. The words only open with the owner's key; no history is kept of them, on purpose."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class Action(Owned):
    """``owner`` does it, ``given_by`` wrote it down: together, mostly. Nobody else sees it.

    ``key`` makes sending the same form twice make one action.
    """

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    given_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    words = SealedText(_("wat"))
    due_on = models.DateField(_("wanneer"))
    done_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "given_by", "key"], name="action_given_once")
        ]
        indexes = [
            models.Index(
                fields=["organisation", "owner", "due_on"],
                name="action_to_do",
                condition=models.Q(done_at=None),
            ),
            models.Index(fields=["organisation", "owner", "-done_at"], name="action_done"),
        ]

    def __repr__(self) -> str:
        return f"<Action {self.pk}>"

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    def is_late_on(self, today: date) -> bool:
        return not self.is_done and self.due_on < today
