"""Where a file lies: in the seal of the room, or with the report. It follows the circle of its piece."""

from __future__ import annotations

from rugzak.apps.gatherings.models import Gathering, Piece, PieceFile
from rugzak.apps.gatherings.words import WITH_FILE, Circle
from rugzak.ground.trust import vault


def content_of(gathering: Gathering, file: PieceFile) -> bytes:
    """The photo or the sound; empty when the key it was sealed with is gone."""
    if file.content is not None:
        return bytes(file.content)
    key = vault.keys_of([gathering.host_id]).get(gathering.host_id)
    return key.open_bytes(file, "sealed") if key is not None else b""


def lay(gathering: Gathering, file: PieceFile, circle: Circle, content: bytes) -> None:
    """Put the content where this circle says. Saves nothing."""
    if circle == Circle.ROOM:
        file.sealed = vault.key_to_seal(gathering.host_id).seal_bytes(file, "sealed", content)
        file.content = None
    else:
        file.sealed, file.content = None, content


def move_along(gathering: Gathering, piece: Piece, circle: Circle) -> None:
    """The file of this piece, when it has one, goes where its words go."""
    if piece.kind not in WITH_FILE:
        return
    file = PieceFile.objects.select_for_update().filter(piece=piece).first()
    if file is not None and (file.content is None) != (circle == Circle.ROOM):
        lay(gathering, file, circle, content_of(gathering, file))
        file.save(update_fields=["sealed", "content"])
