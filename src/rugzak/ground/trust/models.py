"""Keys, the log of reading with its seals, consents and shares.

The log holds plain ids of people: it outlives whoever it names, as an id without a name.
"""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned, OwnedQuerySet
from rugzak.ground.trust.words import Outcome


class SubjectKey(Owned):
    """The data key of one member, wrapped by a master key. Without ``wrapped`` it was erased for good."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="+")
    master_key = models.CharField(max_length=40)
    wrapped = models.BinaryField(null=True, max_length=60)
    made_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped=None, erased_at__isnull=False)
                | Q(wrapped__isnull=False, erased_at__isnull=True),
                name="subject_key_here_or_erased",
            )
        ]

    def __repr__(self) -> str:
        return f"<SubjectKey of {self.member_id}>"


class Reading(Owned):
    """Somebody opened, or tried to open, a confidential item of somebody else. Never changed, never deleted.

    ``at`` is the database's clock, which the seals rely on. ``on_behalf_of_id`` is the
    member in whose place the reader acted, when there is one.
    """

    at = models.DateTimeField(db_default=Now())
    reader_id = models.UUIDField()
    about_id = models.UUIDField()
    kind = models.CharField(max_length=40)
    item_id = models.UUIDField()
    outcome = models.CharField(max_length=7, choices=Outcome)
    on_behalf_of_id = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "about_id", "-at"], name="reading_about"),
            models.Index(fields=["organisation", "at", "id"], name="reading_in_order"),
        ]


class Seal(Owned):
    """A stretch of the log, closed: from ``from_at`` (not included) through ``until``.

    ``leaves`` holds the hash of each line in order, so that a changed line can be
    named; ``root`` is their Merkle root, and ``chain`` binds it to the seal before.
    """

    number = models.PositiveIntegerField()
    from_at = models.DateTimeField()
    until = models.DateTimeField()
    count = models.PositiveIntegerField()
    leaves = models.BinaryField()
    root = models.BinaryField(max_length=32)
    previous_chain = models.BinaryField(max_length=32)
    chain = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            # Two sealers at once: the second one is refused, the chain cannot fork.
            models.UniqueConstraint(fields=["organisation", "number"], name="seal_number_once"),
            models.CheckConstraint(condition=Q(until__gt=F("from_at")), name="seal_span"),
        ]


class Consent(Owned):
    """Somebody's yes to one purpose about one item, until it ends or is taken back."""

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    item_id = models.UUIDField()
    given_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(_("tot en met"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "owner", "purpose", "kind", "item_id"],
                condition=Q(withdrawn_at=None),
                name="consent_active_once",
            )
        ]


class SharingGrants(OwnedQuerySet["SharingGrant"]):
    def running(self) -> "SharingGrants":
        """Those that count at this moment: not taken back, not ended."""
        return self.filter(withdrawn_at=None, until__gt=timezone.now())


class SharingGrant(Owned):
    """``owner`` lets one named colleague read one item, until a moment or until it is taken back."""

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    shared_with = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    item_id = models.UUIDField()
    given_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(_("tot en met"))
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = SharingGrants.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "item_id", "shared_with"],
                condition=Q(withdrawn_at=None),
                name="share_active_once",
            ),
            models.CheckConstraint(condition=~Q(owner=F("shared_with")), name="share_with_another"),
            models.CheckConstraint(condition=Q(until__gt=F("given_at")), name="share_has_an_end"),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "shared_with", "kind"],
                name="share_received",
                condition=Q(withdrawn_at=None),
            ),
            models.Index(
                fields=["organisation", "owner"], name="share_given", condition=Q(withdrawn_at=None)
            ),
        ]

    @property
    def last_day(self) -> date:
        """The last day on which it counts, as the calendar on the wall shows it."""
        return timezone.localdate(self.until - timedelta(microseconds=1))
