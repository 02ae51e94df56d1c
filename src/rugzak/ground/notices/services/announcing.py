"""Write down, in the transaction of a deed, that something is waiting for somebody."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.ground.accounts.models import Member
from rugzak.ground.notices.models import Notice, NoticeChoice
from rugzak.ground.notices.queries import default_choice
from rugzak.ground.notices.services.inviting import invite
from rugzak.ground.notices.words import NoticeKind

Hearer = Callable[[Iterable[UUID]], None]
_hearers: list[Hearer] = []


def heard_by(hearer: Hearer) -> None:
    """Called by config/wiring.py only: who is told, at once, that the bell of these members changed."""
    if hearer not in _hearers:
        _hearers.append(hearer)


def tell_hearers(member_ids: Iterable[UUID]) -> None:
    members = list(member_ids)
    for hearer in _hearers if members else ():
        hearer(members)


@transaction.atomic
def announce(
    kind: NoticeKind,
    member_ids: Iterable[UUID],
    *,
    link: str,
    subject_id: UUID | None = None,
    at: datetime | None = None,
) -> list[Notice]:
    """Tell these members that something of ``kind`` waits at ``link``, a path of ours.

    Each hears it as chosen: on the bell, by mail, both, or not at all. Who has left
    hears nothing. What it is about is never told; ``subject_id`` only says which
    thing, so that whoever removes that thing can find its notices.
    """
    moment = at or timezone.now()
    members = list(
        Member.objects.select_related("organisation", "user").filter(pk__in=set(member_ids), ended_at=None)
    )
    ways = _ways(kind, [member.pk for member in members])
    told = [member for member in members if ways[member.pk].on_bell or ways[member.pk].by_mail]
    notices = Notice.objects.bulk_create(
        Notice(
            member=member,
            kind=kind,
            at=moment,
            link=link,
            subject_id=subject_id,
            seen_at=None if ways[member.pk].on_bell else moment,
        )
        for member in told
    )
    invite((notice for notice in notices if ways[notice.member_id].by_mail), at=moment)
    tell_hearers(notice.member_id for notice in notices if notice.seen_at is None)
    return notices


def _ways(kind: NoticeKind, member_ids: list[UUID]) -> dict[UUID, NoticeChoice]:
    chosen = {
        choice.member_id: choice
        for choice in NoticeChoice.objects.filter(kind=kind, member_id__in=member_ids)
    }
    return {key: chosen.get(key) or default_choice(key, kind) for key in member_ids}
