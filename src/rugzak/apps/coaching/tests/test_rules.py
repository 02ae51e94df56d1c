"""Yes, no and an outsider for each permission."""

from collections.abc import Callable
from typing import Any

import pytest

from rugzak.apps.coaching.tests import factories
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may

EVERYBODY = ("wietske", "samira", "yusuf", "ruben", "fenna", "aicha", "cees", "hilde", "greet")


@pytest.mark.parametrize(
    ("permission", "make", "allowed"),
    [
        ("look_back", factories.visit, {"samira"}),
        ("read_log", factories.looked_back, {"wietske", "samira"}),
        ("erase_words", factories.looked_back, {"wietske"}),
        ("read_observation", factories.drafted, {"samira"}),
        ("read_observation", factories.offered, {"wietske", "samira"}),
        ("read_observation", factories.accepted, {"wietske", "samira"}),
        ("decide", factories.drafted, set()),
        ("decide", factories.offered, {"wietske"}),
        ("change_draft", factories.drafted, {"samira"}),
        ("change_draft", factories.offered, set()),
        ("take_back", factories.offered, {"samira"}),
        ("take_back", factories.accepted, set()),
        ("throw_away", factories.drafted, {"samira"}),
        ("throw_away", factories.offered, set()),
        ("throw_away", factories.accepted, {"wietske"}),
    ],
)
def test_the_colleague_and_the_coach_and_nobody_by_a_role(
    samira: Member,
    permission: str,
    make: Callable[[], Any],
    allowed: set[str],
    request: pytest.FixtureRequest,
) -> None:
    thing = make()
    people = {name: request.getfixturevalue(name) for name in EVERYBODY}
    assert {name for name, one in people.items() if may(one, f"coaching.{permission}", thing)} == allowed
    assert not may(None, f"coaching.{permission}", thing)
