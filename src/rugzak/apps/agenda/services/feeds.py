"""Make, renew and end the address under which somebody follows the own agenda elsewhere."""

import secrets
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.apps.agenda.events import FeedEnded, FeedMade
from rugzak.apps.agenda.models import Feed
from rugzak.apps.agenda.words import FEED_TOKEN_BYTES
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.words import DoorPurpose


@transaction.atomic
def make_feed(*, member: Member) -> str:
    """Give ``member`` a new secret token, to be shown once; the former one stops working at once."""
    # One at a time: two presses at once leave one address that works, not a door without a feed.
    Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    token = secrets.token_urlsafe(FEED_TOKEN_BYTES)
    _close_door_of(member.pk)
    made = {"token_hash": doors.token_hash(token), "made_at": timezone.now()}
    Feed.objects.update_or_create(member_id=member.pk, defaults=made)
    doors.add_door(purpose=DoorPurpose.FEED, token=token, organisation_id=member.organisation_id)
    record(FeedMade(member_id=member.pk, by_id=member.pk))
    return token


@transaction.atomic
def end_feeds_of(member: Member | UUID, *, by: Member | None = None) -> bool:
    """The address stops working in this transaction; tells whether there was one."""
    member_id = member.pk if isinstance(member, Member) else member
    _close_door_of(member_id)
    ended, _rows = Feed.objects.filter(member_id=member_id).delete()
    if ended:
        record(FeedEnded(member_id=member_id, by_id=by.pk if by else None))
    return bool(ended)


def _close_door_of(member_id: UUID) -> None:
    hashes = Feed.objects.filter(member_id=member_id).values_list("token_hash", flat=True)
    doors.close_hashes(purpose=DoorPurpose.FEED, hashes=[bytes(one) for one in hashes])
