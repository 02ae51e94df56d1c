"""The first administrator of a new organisation comes in with a link, and from then on with a passkey.

The browser carries a virtual authenticator: a device that can show a finger.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.conftest import House

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_finger(page: Page) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def link_for_a_first_administrator(house: House) -> str:
    printed = house.rugzak(
        "new-organisation",
        "Zorg aan Zee",
        "--slug",
        "zorg-aan-zee",
        "--first-name",
        "Joke",
        "--last-name",
        "Blom",
    )
    found = re.search(r"/toegang/uitnodiging/\S+", printed)
    assert found, printed
    return found.group()


def test_a_passkey_opens_the_door_and_a_locked_one(house: House, new_browser: Callable[..., Page]) -> None:
    page = new_browser()
    with_finger(page)
    page.goto(link_for_a_first_administrator(house))
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Hoe wil je voortaan inloggen?")).to_be_visible()
    page.get_by_role("button", name="Maak een toegangssleutel").click()
    expect(page.get_by_text("De volgende keer open je Rugzak met je toegangssleutel.")).to_be_visible()

    page.goto("/toegang/ik/")
    page.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    page.goto("/toegang/?next=/toegang/ik/")
    page.get_by_role("button", name=re.compile("Met je toegangssleutel")).click()
    expect(page.get_by_role("heading", name="Mijn account")).to_be_visible()

    page.get_by_role("button", name="Zet op slot").click()
    expect(page.get_by_role("heading", name="Hoi Joke, ben jij het nog?")).to_be_visible()
    page.get_by_role("button", name="Ga verder met je toegangssleutel").click()
    expect(page.get_by_role("heading", name="Mijn account")).to_be_visible()


def test_a_device_without_the_key_stays_outside(house: House, new_browser: Callable[..., Page]) -> None:
    page = new_browser()
    with_finger(page)
    page.goto("/toegang/")
    page.get_by_role("button", name=re.compile("Met je toegangssleutel")).click()
    expect(page.get_by_role("alert").filter(has_text="Het is niet gelukt")).to_be_visible()
