"""What happened to keys, consents and shares: ids and moments only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class ItemShared:
    """``owner_id`` lets ``with_id`` read one item until a moment."""

    grant_id: UUID
    owner_id: UUID
    with_id: UUID
    until: datetime
    by_id: UUID


@dataclass(frozen=True)
class SharingWithdrawn:
    grant_id: UUID
    owner_id: UUID
    with_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ConsentGiven:
    consent_id: UUID
    owner_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ConsentWithdrawn:
    consent_id: UUID
    owner_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class KeyErased:
    """Everything sealed for this member can never be read again."""

    member_id: UUID
