"""Reads about sharing and about the log; each names its viewer."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from rugzak.ground.accounts.models import Member
from rugzak.ground.trust.models import Consent, Reading, SharingGrant


def shares_given(person: Member) -> QuerySet[SharingGrant]:
    """What this person shares now, the first to end on top."""
    return (
        SharingGrant.objects.running()
        .filter(owner=person)
        .select_related("shared_with")
        .order_by("until", "id")
    )


def shares_of(person: Member, kind: str, item_id: UUID) -> QuerySet[SharingGrant]:
    """With whom this person shares one item now."""
    return shares_given(person).filter(kind=kind, item_id=item_id)


def shares_received(person: Member, kind: str) -> QuerySet[SharingGrant]:
    """What others share with this person now. Whether the person may receive at all is a rule's question."""
    return SharingGrant.objects.running().filter(shared_with=person, kind=kind)


def shares_over_time(person: Member, items: Iterable[UUID]) -> QuerySet[SharingGrant]:
    """Every share this person gave of some items, also those that ended."""
    return SharingGrant.objects.filter(owner=person, item_id__in=set(items)).order_by("given_at")


def readings_about(person: Member, *, since: datetime | None = None) -> QuerySet[Reading]:
    """Who opened, or tried to open, something of this person; newest first."""
    lines = Reading.objects.filter(about_id=person.pk).exclude(reader_id=person.pk)
    if since is not None:
        lines = lines.filter(at__gte=since)
    return lines.order_by("-at", "-id")


def all_readings() -> QuerySet[Reading]:
    """The whole log of this organisation, newest first; only for ``Role.PRIVACY_OFFICER``."""
    return Reading.objects.order_by("-at", "-id")


def names_of(member_ids: Iterable[UUID]) -> dict[UUID, Member]:
    """The members behind ids of the log; who was erased is left out."""
    return Member.objects.in_bulk(list(set(member_ids)))


def has_consented(owner_id: UUID, purpose: str, kind: str, item_id: UUID) -> bool:
    """Whether a yes stands now."""
    return (
        Consent.objects.filter(
            owner_id=owner_id, purpose=purpose, kind=kind, item_id=item_id, withdrawn_at=None
        )
        .exclude(until__lte=timezone.now())
        .exists()
    )
