"""What happens to visits and agendas: ids, times and states, never what it is about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class VisitBooked:
    visit_id: UUID
    appointment_id: UUID
    start: datetime
    end: datetime
    by_id: UUID


@dataclass(frozen=True)
class VisitDone:
    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class VisitCancelled:
    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class VisitRestored:
    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class FeedMade:
    """An own calendar address was made; the former one stopped working."""

    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class FeedEnded:
    member_id: UUID
    by_id: UUID | None = None


@dataclass(frozen=True)
class TravelTimesKept:
    number: int
    by_id: UUID | None = None
