"""Yes, no and an outsider for each permission."""

import pytest

from rugzak.apps.reflection.tests.factories import note_of
from rugzak.apps.reflection.words import NOTE
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.trust.tests.factories import share

EVERYBODY = ("wietske", "samira", "yusuf", "ruben", "fenna", "aicha", "cees", "hilde", "greet")


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        ("reflection.read_note", {"wietske", "samira"}),
        ("reflection.change_note", {"wietske"}),
        ("reflection.share_note", {"wietske"}),
    ],
)
def test_only_the_owner_and_for_reading_whom_she_chose(
    wietske: Member, samira: Member, permission: str, allowed: set[str], request: pytest.FixtureRequest
) -> None:
    note = note_of(wietske)
    share(wietske, samira, note.pk, kind=NOTE)
    for boss in ("ruben", "fenna", "aicha", "cees", "hilde"):
        share(wietske, request.getfixturevalue(boss), note.pk, kind=NOTE)
    people = {name: request.getfixturevalue(name) for name in EVERYBODY}
    assert {name for name, person in people.items() if may(person, permission, note)} == allowed
    assert not may(None, permission, note)
