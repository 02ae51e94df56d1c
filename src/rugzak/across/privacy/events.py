"""What happened to data about people: counts, never names."""

from dataclasses import dataclass
from uuid import UUID

from rugzak.across.privacy.words import TermKind


@dataclass(frozen=True)
class TermCarriedOut:
    """What had been kept long enough is gone."""

    term: TermKind
    rows: int


@dataclass(frozen=True)
class PersonErased:
    """Somebody who left is a number without a name, and every sealed text is unreadable for good."""

    member_id: UUID
    by_id: UUID | None


@dataclass(frozen=True)
class ExportAsked:
    """Somebody wants everything of the organisation as files."""

    export_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ExportReady:
    export_id: UUID
    rows: int
    by_id: UUID | None


@dataclass(frozen=True)
class ExportFetched:
    export_id: UUID
    by_id: UUID
