"""What happens to visits and agendas: ids, times and states, never what it is about."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class VisitBooked:
    visit_id: UUID
    appointment_id: UUID
    start: datetime
    end: datetime
    by_id: UUID


@dataclass(frozen=True)
class VisitMoved:
    """Another time; undoing it is moving it back."""

    visit_id: UUID
    old_start: datetime
    start: datetime
    end: datetime
    by_id: UUID


@dataclass(frozen=True)
class VisitDone:
    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class VisitDoneTakenBack:
    """The coach said it too soon, or of the wrong visit."""

    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class VisitCancelled:
    """``quiet`` when its people hear it together with what comes instead."""

    visit_id: UUID
    by_id: UUID
    quiet: bool = False


@dataclass(frozen=True)
class VisitMissed:
    """It was planned and did not take place. Nobody says why or whose doing it was."""

    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class VisitPlanned:
    """A coach planned it, and nobody asked for it beforehand."""

    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class VisitRebooked:
    """A new visit with the same people and place, instead of one that did not take place."""

    visit_id: UUID
    instead_of_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class SeriesBooked:
    series_id: UUID
    visit_ids: tuple[UUID, ...]
    by_id: UUID


@dataclass(frozen=True)
class SeriesCancelled:
    """From this visit on they do not come back."""

    series_id: UUID
    visit_ids: tuple[UUID, ...]
    by_id: UUID


@dataclass(frozen=True)
class StandInAsked:
    """Somebody is asked to go instead. ``quiet``: whoever asked tells everybody in one message."""

    visit_id: UUID
    stand_in_id: UUID
    by_id: UUID
    quiet: bool = False


@dataclass(frozen=True)
class StandInSettled:
    """Somebody else goes, or does not."""

    visit_id: UUID
    coach_id: UUID
    stand_in_id: UUID
    goes: bool
    by_id: UUID


@dataclass(frozen=True)
class ReliefAsked:
    visit_id: UUID
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ReliefAnswered:
    visit_id: UUID
    is_arranged: bool
    by_id: UUID


@dataclass(frozen=True)
class ReliefWithdrawn:
    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class TeamWindowsChanged:
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ReachingChosen:
    member_id: UUID
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


@dataclass(frozen=True)
class AvailabilityChanged:
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class AwayAdded:
    member_id: UUID
    first_day: date
    last_day: date
    by_id: UUID


@dataclass(frozen=True)
class AwayRemoved:
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class OverrunExplained:
    appointment_id: UUID
    year: int
    week: int
    by_id: UUID
