"""Letters to guests without an account: to which address, and with which links. Gone when the session is over."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from rugzak.apps.gatherings.models.inviting import Invitation
from rugzak.apps.gatherings.models.sessions import Gathering
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class GuestLetter(Owned):
    """Where one guest is written to. The address is sealed with the key of who leads and shown to nobody.

    Each mail has a link of its own, of which only the hash is kept; all of them
    lead to the same answer. ``address_hash`` tells the same address again, keyed.
    """

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="letter")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="letters")
    # Empty when the session is over; the hash stays a week, so that nobody is written to too often.
    address = SealedText(null=True)
    address_hash = models.BinaryField(max_length=32)
    link_hashes = ArrayField(models.BinaryField(max_length=32), default=list)
    # The mail that went last: it says whether it arrived.
    mail = models.ForeignKey(
        "notices.OutgoingMail", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "address_hash"], name="guest_letter_once"),
        ]


class NoMoreLetters(Owned):
    """An address whose owner wants no invitations from this organisation: a keyed hash, and nothing else."""

    address_hash = models.BinaryField(max_length=32)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "address_hash"], name="no_more_letters_once"),
        ]
