"""What happened to notes: ids only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class NoteWritten:
    note_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class NoteChanged:
    note_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class NoteThrownAway:
    note_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class NoteFetchedBack:
    note_id: UUID
    by_id: UUID
