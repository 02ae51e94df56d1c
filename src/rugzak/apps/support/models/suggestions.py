"""What somebody lays before a colleague: this might help you. Nothing is asked before her own yes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.words import Haste, Theme
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class Suggestion(Owned):
    """A question for help that somebody thought out for a colleague; only these two see it.

    What she answered is nowhere: ``is_open`` ends with a yes, a no, or a question she
    made of it. ``words`` are hers to read, so only her key opens them. The row goes on
    ``expires_on``, whatever happened, so that whoever laid it before her learns nothing.
    """

    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    colleague = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    theme = models.CharField(_("waarover"), max_length=17, choices=Theme)
    setting = models.CharField(_("wat voor moment"), max_length=11, choices=Setting)
    haste = models.CharField(_("hoe snel"), max_length=11, choices=Haste)
    words = SealedText(_("wat wil je erbij zeggen?"), null=True, blank=True)
    is_open = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(_("blijft staan tot en met"))
    # Made by the form: pressing twice lays it before her once.
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "by", "colleague"], name="suggestion_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(by=F("colleague")), name="suggestion_to_another"),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "colleague"], name="suggestion_waits", condition=Q(is_open=True)
            )
        ]
