"""What nobody types by accident: NUL bytes, days at the end of time, numbers without end. Never a 500, never half."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.queries import acting_member
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.models import Organisation
from tests.access.routes import all_routes
from tests.access.rows import all_rows
from tests.access.test_matrix import row_counts
from tests.support import cast
from tests.support.access import Row

RUDE = {"a NUL byte": "a\x00b", "the last day": "9999-12-31", "a huge number": "9" * 40}
# Every word that a view reads from behind the question mark.
QUESTIONS = (
    "bladzijde", "dag", "beeld", "maand", "toon", "soort", "onderwerp", "zoek", "regio", "locatie", "team",
    "rol", "uit_dienst", "gestopt", "q", "naar", "veld", "bij", "nummer", "next", "anders", "member", "persoon",
)  # fmt: skip


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with time_machine.travel(at("2027-03-08 09:00"), tick=False):
        yield


@pytest.mark.parametrize("kind", RUDE)
def test_no_question_mark_breaks_a_page(
    kind: str, kustmeer: Organisation, browser_of: Callable[..., Client]
) -> None:
    wrong = []
    for name, row in _open_to_somebody("GET"):
        browser = browser_of(_somebody(row))
        address = reverse(name, kwargs=row.thing())
        answer = browser.get(address, dict.fromkeys(QUESTIONS, RUDE[kind]))
        if answer.status_code >= 500 and name != "readyz":
            wrong.append(f"{name}: {answer.status_code}")
    assert wrong == []


@pytest.mark.parametrize("kind", RUDE)
def test_no_form_breaks_on_rude_input(
    kind: str, kustmeer: Organisation, browser_of: Callable[..., Client]
) -> None:
    """Each field in turn of a form that would otherwise be fine."""
    wrong = []
    for name, row in _open_to_somebody("POST"):
        good = row.sends() if row.sends else {}
        thing = row.thing()
        # A button without fields gets everything at once.
        for rude in [{field: RUDE[kind]} for field in good] or [dict.fromkeys(QUESTIONS, RUDE[kind])]:
            browser = browser_of(_somebody(row))
            before = row_counts()
            answer = browser.post(reverse(name, kwargs=thing), good | rude)
            if answer.status_code >= 500:
                wrong.append(f"{name} {' '.join(rude)}: {answer.status_code}")
            if answer.status_code == 422 and row_counts() != before:
                wrong.append(f"{name} {' '.join(rude)}: stored by half")
    assert wrong == []


def _open_to_somebody(method: str) -> Iterator[tuple[str, Row]]:
    for route in all_routes():
        row: Row | None = all_rows().get(route.name)
        if row and row.opens_for and route.rule is not None and method in route.rule.methods:
            yield route.name, row


def _somebody(row: Row) -> Member:
    name = sorted(row.opens_for)[0]
    with inside(cast.KLAVERHOEK if name == "greet" else cast.KUSTMEER):
        person: Any = acting_member(cast.IDS[name])
        return person
