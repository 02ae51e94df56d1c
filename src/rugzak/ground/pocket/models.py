"""What the server remembers of things that came out of a pocket."""

from django.db import models
from django.utils import timezone

from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned


class Receipt(Owned):
    """Something that waited in a browser has arrived: sent again, it gets the same answer and is not done again."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(editable=False)
    deed = models.CharField(max_length=20)
    # Where to look at what came of it.
    href = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "member", "key"], name="receipt_once")]
        indexes = [models.Index(fields=["at"], name="receipt_by_age")]
