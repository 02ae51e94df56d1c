"""What tests of trust put on the table."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.trust.models import Reading, SharingGrant
from rugzak.ground.trust.words import Outcome

KIND = "reflection.note"


def line(reader: Member, about: Member, at: datetime | None = None, **fields: Any) -> Reading:
    """A line of the log, at a given moment."""
    given = {"kind": KIND, "item_id": new_id(), "outcome": Outcome.OPENED} | fields
    if at is not None:
        given["at"] = at
    return Reading.objects.create(reader_id=reader.pk, about_id=about.pk, **given)


def share(owner: Member, shared_with: Member, item_id: object, **fields: Any) -> SharingGrant:
    now = timezone.now()
    given = {"kind": KIND, "given_at": now - timedelta(days=1), "until": now + timedelta(days=30)} | fields
    return SharingGrant.objects.create(owner=owner, shared_with=shared_with, item_id=item_id, **given)
