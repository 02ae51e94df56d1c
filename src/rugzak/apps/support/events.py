"""What happens to questions for help. Never a theme, a word or a name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class RequestSent:
    """``personal`` decides who may hear of it: of a personal one only coaches of programme and region."""

    request_id: UUID
    programme_id: UUID
    region_id: UUID
    personal: bool
    promised_on: date
    by_id: UUID


@dataclass(frozen=True)
class RequestAccepted:
    request_id: UUID
    appointment_id: UUID
    asker_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestPlanned:
    """A moment stands; the visit itself told its own event."""

    request_id: UUID
    visit_id: UUID
    asker_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestNeedsMoment:
    """The only moment was called off: coach and asker look for another one."""

    request_id: UUID
    asker_id: UUID
    coach_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestStarted:
    request_id: UUID
    asker_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestClosed:
    request_id: UUID
    coach_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RequestWithdrawn:
    """``coach_id`` is the coach who had taken it up, if any."""

    request_id: UUID
    coach_id: UUID | None
    by_id: UUID
