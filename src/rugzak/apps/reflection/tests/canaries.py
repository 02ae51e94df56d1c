"""A word in every confidential field of notes, which nobody but Wietske may meet."""

from tests.support import cast

from rugzak.apps.reflection.services import write_note
from rugzak.ground.accounts.models import Member

READERS = frozenset({"wietske"})


def plant(word: str) -> None:
    wietske = Member.objects.get(pk=cast.IDS["wietske"])
    write_note(title=f"Over {word}", body=f"Het ging over {word}.", by=wietske)
