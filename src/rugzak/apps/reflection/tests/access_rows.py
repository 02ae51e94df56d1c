"""Who gets what at the addresses of notes."""

from typing import Any
from uuid import UUID

from tests.support import cast
from tests.support.access import Row

from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.services import throw_note_away, write_note
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.context import as_system

HERS = frozenset({"wietske"})
WORDS = {
    "title": "Rust",
    "body": "Eerst zitten, dan praten.",
    "sleutel": "01900000-0000-7000-8000-000000000999",
}


def wietskes_note() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"note_id": _note().pk}


def thrown_away_note() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        note = _note()
        throw_note_away(note=note, by=note.owner)
        return {"note_id": note.pk}


def _note() -> Note:
    return write_note(body="Vandaag durfde ik het.", by=Member.objects.get(pk=cast.IDS["wietske"]))


def _words() -> dict[str, Any]:
    return dict(WORDS)


def _search() -> dict[str, Any]:
    return {"words": "rust"}


ROWS = [
    Row("reflection:notes", sends=_search),
    Row("reflection:write", sends=_words),
    Row("reflection:note", HERS, wietskes_note),
    Row("reflection:change", HERS, wietskes_note, sends=_words),
    Row("reflection:share", HERS, wietskes_note, sends=lambda: {"words": "samira"}),
    Row("reflection:throw_away", HERS, wietskes_note, sends=dict),
    Row("reflection:fetch_back", HERS, thrown_away_note, sends=dict),
]
