"""Doors: from a token that somebody shows to the organisation it belongs to.

Only hashes are kept. A door says where to look; what lies behind it (a code, a
device, a member) is checked inside that organisation by whoever owns the thing.
"""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from rugzak.ground.tenancy.models import Door
from rugzak.ground.tenancy.words import DoorPurpose


def token_hash(token: str) -> bytes:
    """SHA-256 of a token; enough for tokens of 40 random bits or more that are also rate-limited."""
    return hashlib.sha256(token.encode()).digest()


def add_door(
    *, purpose: DoorPurpose, token: str, organisation_id: UUID, expires_at: datetime | None = None
) -> None:
    """Let ``token`` lead to the organisation, until ``expires_at`` (aware) when given."""
    Door.objects.update_or_create(
        purpose=purpose,
        token_hash=token_hash(token),
        organisation_id=organisation_id,
        defaults={"expires_at": expires_at},
    )


def behind(*, purpose: DoorPurpose, token: str) -> list[UUID]:
    """The organisations this token leads to: none, one, or several for somebody who works at two."""
    return list(
        _open_doors(purpose)
        .filter(token_hash=token_hash(token))
        .order_by("id")
        .values_list("organisation_id", flat=True)
    )


def close_doors(*, purpose: DoorPurpose, token: str) -> None:
    Door.objects.filter(purpose=purpose, token_hash=token_hash(token)).delete()


def close_door(*, purpose: DoorPurpose, token: str, organisation_id: UUID) -> None:
    """Close it for one organisation; the same token may still lead to another."""
    Door.objects.filter(
        purpose=purpose, token_hash=token_hash(token), organisation_id=organisation_id
    ).delete()


def close_hashes(*, purpose: DoorPurpose, hashes: list[bytes]) -> None:
    """Close doors of which only the hash is known any more."""
    if hashes:
        Door.objects.filter(purpose=purpose, token_hash__in=hashes).delete()


def close_expired() -> int:
    """Doors that no longer open anything: of codes and links that ran out."""
    return Door.objects.filter(expires_at__lt=timezone.now()).delete()[0]


def all_organisations() -> list[UUID]:
    """Every organisation of this installation, for work that must visit each of them."""
    doors = Door.objects.filter(purpose=DoorPurpose.ADDRESS).order_by("id")
    return list(doors.values_list("organisation_id", flat=True))


def _open_doors(purpose: DoorPurpose) -> QuerySet[Door]:
    never_or_later = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
    return Door.objects.filter(never_or_later, purpose=purpose)
