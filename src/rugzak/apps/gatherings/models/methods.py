"""A method: a script of somebody's own, kept in versions."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.script import Script, read
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned


class Method(Owned):
    """A script that somebody made or copied. Shared: everybody who leads sessions here may use and copy it."""

    name = models.CharField(_("naam"), max_length=90)
    summary = models.CharField(_("waar is het voor"), max_length=300, blank=True)
    not_for = models.CharField(_("wanneer niet"), max_length=300, blank=True)
    # Where the texts come from and who may use them; copied along with every copy.
    source = models.CharField(_("bron en licentie"), max_length=300, blank=True)
    owner = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    is_shared = models.BooleanField(_("anderen hier mogen dit gebruiken"), default=False)
    made_at = models.DateTimeField(default=timezone.now)
    put_away_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "owner", "key"], name="method_made_once")
        ]

    def __str__(self) -> str:
        return self.name


class MethodVersion(Owned):
    """The steps as they were saved; a version never changes after another one was made."""

    method = models.ForeignKey(Method, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    data = models.JSONField()
    saved_at = models.DateTimeField(default=timezone.now)
    # Used by a session, or left behind by a newer one: what is changed next becomes another version.
    is_used = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["method", "number"], name="method_version_once")]
        ordering = ["number"]

    @property
    def script(self) -> Script:
        return read(self.data)
