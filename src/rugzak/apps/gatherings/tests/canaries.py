"""A word in what people in a room wrote, which nobody who signs in may meet."""

from rugzak.apps.gatherings.services import files, showing, writing
from rugzak.apps.gatherings.services.harvest import choose_circle
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Circle
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.kernel.ids import new_id

READERS: frozenset[str] = frozenset()


def plant(word: str) -> None:
    """In a story that stays in the room, in one that its maker took back from the report, and in a guest's address."""
    factories.guest(factories.gathering(by="fenna"), address=f"{word}@clienten.example".lower())
    row = factories.running("story_write", by="fenna")
    seat, token = factories.phone(row)
    factories.piece(row, seat, token, f"Het ging over {word}.")
    other = factories.piece(row, seat, token, f"Nog eens {word}.", "rewrite")
    choose_circle(gathering=row, piece=other, circle=Circle.REPORT, agreed_text=f"Nog eens {word}.")
    choose_circle(gathering=row, piece=other, circle=Circle.ROOM)
    for kind, content in (
        (PieceKind.PHOTO, factories.photo()),
        (PieceKind.VOICE, factories.OGG + word.encode()),
    ):
        given = files.Given(piece_id=new_id(), kind=kind, content=content, about=f"Te zien: {word}")
        piece = files.add_file(gathering=row, seat=seat, token=token, given=given)
        # It lay on the big screen, and its maker took that back.
        writing.offer(gathering=row, piece=piece, offered=True)
        showing.show_piece(gathering=row, piece=piece, by=row.host)
        writing.offer(gathering=row, piece=piece, offered=False)
