"""A phone without script is told the same, in words a person understands."""

from __future__ import annotations

import pytest
from django.test import Client

from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.picture import remote_context
from rugzak.apps.gatherings.services import steering
from rugzak.apps.gatherings.tests import factories

pytestmark = pytest.mark.usefixtures("kustmeer")
SCRIPT = {"Room": "script"}


@pytest.fixture
def row() -> Gathering:
    return factories.running("story_write", "break", "silence")


@pytest.fixture
def phone(row: Gathering) -> Client:
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    return client


def test_an_empty_field_gets_a_sentence_and_no_english(row: Gathering, phone: Client) -> None:
    nothing = {"stap": "s0", "soort": "story", "tekst": " "}
    page = phone.post(f"/m/{row.code}/stukje/", nothing)
    assert page.status_code == 422
    assert "Kies of typ eerst iets." in page.content.decode()
    told = phone.post(f"/m/{row.code}/stukje/", nothing, headers=SCRIPT)
    assert told.json()["error"].startswith("Kies of typ eerst iets.")


def test_who_passes_is_told_that_it_is_fine(row: Gathering, phone: Client) -> None:
    address = f"/m/{row.code}/"
    assert "Ik vertel het liever" in phone.get(address).content.decode()
    phone.post(f"{address}stukje/", {"stap": "s0", "soort": "story", "overslaan": "pass"})
    page = phone.get(address).content.decode()
    # Once for the script, once for the eye.
    assert page.count("Prima. Bedenk je je?") == 2
    assert "Ik vertel het liever" not in page
    phone.post(f"{address}stukje/", {"stap": "s0", "soort": "story", "tekst": "Toch wel."})
    assert "Verstuurd. Je kunt het nog veranderen.</p>" in phone.get(address).content.decode()


def test_whoever_has_no_place_keeps_what_was_typed(row: Gathering, phone: Client) -> None:
    steering.close_room(gathering=factories.harvest(row), by=row.host)
    words = {"stap": "s0", "soort": "story", "tekst": "Mijn lange verhaal."}
    page = phone.post(f"/m/{row.code}/stukje/", words)
    assert page.status_code == 410
    assert "Mijn lange verhaal." in page.content.decode()
    assert "gone" not in phone.post(f"/m/{row.code}/stukje/", words, headers=SCRIPT).json()["error"]


def test_a_break_says_when_the_room_goes_on_and_counts_nobody(row: Gathering, phone: Client) -> None:
    row = factories.do(row, "forward")
    for surface in ("", "doek/"):
        assert "uur gaan we verder." in phone.get(f"/m/{row.code}/{surface}").content.decode()
    assert not remote_context(row)["is_counted"]
