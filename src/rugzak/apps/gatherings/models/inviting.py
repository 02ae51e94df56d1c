"""Who is invited to a session, who comes, and who waits for a place. Why somebody cannot come stands nowhere."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.models.sessions import Gathering
from rugzak.apps.gatherings.words import Coming, Part, Release
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned


class Invitation(Owned):
    """A place for a colleague, or for a guest without an account who is named by a ``label`` only.

    It says nothing about what happens in the room: a seat there belongs to nobody. ``came``
    is ticked by who leads, for a proof of having been there.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="invitations")
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    label = models.CharField(_("wie komt er"), max_length=40, blank=True)
    part = models.CharField(max_length=8, choices=Part, default=Part.PRACTICE)
    state = models.CharField(max_length=10, choices=Coming, default=Coming.INVITED)
    release = models.CharField(max_length=8, choices=Release, default=Release.NO)
    # Comes from elsewhere: it takes or waits for a place online, never one in the room.
    is_online = models.BooleanField(default=False)
    waits_since = models.DateTimeField(null=True, blank=True)
    came = models.BooleanField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "member"], name="invitation_once"),
            models.CheckConstraint(
                condition=Q(member__isnull=False, label="") | (Q(member__isnull=True) & ~Q(label="")),
                name="invitation_of_somebody",
            ),
            models.CheckConstraint(condition=Q(state__in=Coming.values), name="invitation_state"),
            models.CheckConstraint(
                condition=~Q(state=Coming.WAITING) | Q(waits_since__isnull=False),
                name="invitation_waits_since",
            ),
        ]

    @property
    def is_coming(self) -> bool:
        return self.state == Coming.COMING
