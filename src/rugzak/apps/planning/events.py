"""What happens to plans: ids, counts and states."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class PlanAsked:
    plan_id: UUID
    region_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class PlanMade:
    """The computing is over; ``proposals`` got a place, ``left_out`` did not."""

    plan_id: UUID
    proposals: int
    left_out: int
    by_id: UUID


@dataclass(frozen=True)
class PlanFailed:
    plan_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ProposalChanged:
    """Agreed, pinned, moved or put back by a planner; the proposal itself says how it stands."""

    plan_id: UUID
    proposal_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class PlanConfirmed:
    """Offers went out; ``coach_ids`` are those in whose name that was done.

    ``stand_in_ids`` were asked to go instead of somebody, to ``visit_ids``.
    """

    plan_id: UUID
    sent: int
    coach_ids: tuple[UUID, ...]
    by_id: UUID
    stand_in_ids: tuple[UUID, ...] = ()
    visit_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class CoachStoodIn:
    """A coach is away some days; so many of her visits got a proposal, so many did not."""

    plan_id: UUID
    coach_id: UUID
    moved: int
    left_out: int
    by_id: UUID


@dataclass(frozen=True)
class PricesChanged:
    programme_id: UUID
    by_id: UUID
