"""What happens in looking back. Ids only: never what was done, seen or said."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class VisitLookedBackOn:
    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class LookBackErased:
    visit_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ActionAgreed:
    visit_id: UUID
    action_id: UUID
    owner_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ObservationDrafted:
    observation_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ObservationOffered:
    """It waits for the colleague's yes or no."""

    observation_id: UUID
    owner_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ObservationTakenBack:
    observation_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ObservationAccepted:
    observation_id: UUID
    coach_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ObservationErased:
    """Refused, thrown away, or never answered: nothing of it is left, and nobody asks why."""

    observation_id: UUID
    by_id: UUID
