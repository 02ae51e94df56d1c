"""Notes for tests."""

from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.services import write_note
from rugzak.ground.accounts.models import Member

WORDS = "Vandaag durfde ik het te vragen."


def note_of(owner: Member, body: str = WORDS, title: str = "Rust bij het ontbijt") -> Note:
    return write_note(body=body, title=title, by=owner)
