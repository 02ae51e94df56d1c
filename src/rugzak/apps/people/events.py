"""What happened to people, places and roles. Imports nothing of ours."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class OrganisationFounded:
    organisation_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class PersonAdded:
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class PersonChanged:
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class PersonInvited:
    """There is a way in by e-mail now; the mail says only where."""

    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class EmploymentAdded:
    member_id: UUID
    employment_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class EmploymentEnded:
    """The last day is known; the account ends when that day has passed."""

    member_id: UUID
    last_day: date
    by_id: UUID


@dataclass(frozen=True)
class AccountEnded:
    """Sessions, keys and feeds are gone."""

    member_id: UUID
    by_id: UUID | None = None


@dataclass(frozen=True)
class PersonReturned:
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class CodesPrinted:
    member_ids: tuple[UUID, ...]
    by_id: UUID


@dataclass(frozen=True)
class RegionAdded:
    region_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RegionChanged:
    region_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RegionRemoved:
    region_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class LocationAdded:
    location_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class LocationChanged:
    location_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class LocationClosed:
    location_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class LocationReopened:
    location_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class TeamAdded:
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class TeamChanged:
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class TeamEnded:
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class TeamRestarted:
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class MemberJoinedTeam:
    member_id: UUID
    team_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class MemberLeftTeam:
    member_id: UUID
    team_id: UUID
    last_day: date
    by_id: UUID


@dataclass(frozen=True)
class RoleGranted:
    grant_id: UUID
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class RoleEnded:
    grant_id: UUID
    member_id: UUID
    by_id: UUID | None = None


@dataclass(frozen=True)
class AdministratorProposed:
    """Somebody wants another administrator; a second person decides."""

    proposal_id: UUID
    member_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class AdministratorDecided:
    proposal_id: UUID
    member_id: UUID
    accepted: bool
    by_id: UUID
