"""What happens to programmes and appointments."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class ProgrammeStarted:
    programme_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ProgrammeSwitchedOn:
    programme_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ProgrammeSwitchedOff:
    programme_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ProgrammeChanged:
    """Its name, words, tasks or promise; what it was before stands in its history."""

    programme_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class TravelMeansChosen:
    """A coach said how they get around."""

    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CoachAppointed:
    appointment_id: UUID
    member_id: UUID
    programme_id: UUID
    region_id: UUID
    starts_on: date
    by_id: UUID


@dataclass(frozen=True)
class AppointmentEnded:
    appointment_id: UUID
    member_id: UUID
    ends_on: date
    by_id: UUID


@dataclass(frozen=True)
class AppointmentChanged:
    appointment_id: UUID
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class FixedCoachChosen:
    """Somebody has another coach of her own; not whose wish it was, and never why."""

    member_id: UUID
    appointment_id: UUID
    by_id: UUID
