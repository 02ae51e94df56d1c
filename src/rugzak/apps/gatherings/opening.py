"""Opening what was written in a room, for as long as one picture takes."""

from __future__ import annotations

from collections.abc import Iterable

from rugzak.apps.gatherings.models import Gathering, Piece
from rugzak.ground.trust import vault


def opened(gathering: Gathering, rows: Iterable[Piece]) -> list[Piece]:
    """The same pieces with their words.

    What stays in the room opens with the key of who leads; what was given further is the report's.
    """
    pieces = list(rows)
    for piece in pieces:
        piece.body = piece.shared
    sealed = [piece for piece in pieces if piece.sealed]
    if not sealed:
        return pieces
    try:
        key = vault.key_of(gathering.host_id)
    except vault.Unreadable:  # who led was erased, and the room's words with them
        return pieces
    for piece in sealed:
        piece.body = key.open(piece, "sealed")
    return pieces
