"""A word in what people in a room wrote, which nobody who signs in may meet."""

from rugzak.apps.gatherings.services.harvest import choose_circle
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Circle

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
