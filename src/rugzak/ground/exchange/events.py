"""What happened to a file. Counts and ids: what stood in it is told by the pages."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class FileReceived:
    upload_id: UUID
    by_id: UUID | None


@dataclass(frozen=True)
class FileWaits:
    """A file from the folder that a person has to look at."""

    upload_id: UUID
    by_id: UUID | None = None


@dataclass(frozen=True)
class FileAsksSecond:
    upload_id: UUID
    leaving: int
    by_id: UUID | None


@dataclass(frozen=True)
class FileCarriedOut:
    upload_id: UUID
    new: int
    changed: int
    leaving: int
    refused: int
    by_id: UUID | None


@dataclass(frozen=True)
class FileWithdrawn:
    upload_id: UUID
    by_id: UUID | None
