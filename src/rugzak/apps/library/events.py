"""What happens to pieces: ids and numbers only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class PieceWritten:
    piece_id: UUID
    number: int
    by_id: UUID


@dataclass(frozen=True)
class PieceWithdrawn:
    piece_id: UUID
    by_id: UUID
