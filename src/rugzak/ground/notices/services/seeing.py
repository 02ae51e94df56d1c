"""What somebody has seen; each deed can be undone by the moment it was done."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rugzak.ground.accounts.models import Member
from rugzak.ground.notices.models import Notice
from rugzak.ground.notices.queries import unseen_for
from rugzak.ground.notices.services.announcing import tell_hearers


@transaction.atomic
def mark_seen(*, notice: Notice, by: Member, at: datetime | None = None) -> None:
    unseen_for(by).filter(pk=notice.pk).update(seen_at=at or timezone.now())
    tell_hearers([by.pk])


@transaction.atomic
def mark_all_seen(*, by: Member, at: datetime | None = None) -> datetime | None:
    """The moment it was done, which undoes it; None when there was nothing new."""
    moment = at or timezone.now()
    if not unseen_for(by).update(seen_at=moment):
        return None
    tell_hearers([by.pk])
    return moment


@transaction.atomic
def mark_unseen(*, seen_at: datetime, by: Member) -> int:
    """Make new again what this member marked as seen at that moment."""
    changed = Notice.objects.filter(member=by, seen_at=seen_at).update(seen_at=None)
    tell_hearers([by.pk])
    return changed
