"""What happened to the settings of an organisation."""

from dataclasses import dataclass
from uuid import UUID

from rugzak.across.office.words import Setting


@dataclass(frozen=True)
class SettingsChanged:
    settings: tuple[Setting, ...]
    by_id: UUID


@dataclass(frozen=True)
class LowerFloorProposed:
    """Somebody wants smaller groups in figures; a second person decides."""

    proposal_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class LowerFloorDecided:
    proposal_id: UUID
    accepted: bool
    by_id: UUID
