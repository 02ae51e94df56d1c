"""A passkey: made once, and from then on it opens the door."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.stories.doing import follow, is_told, press, sees_heading, signs_out

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_opens_the_door(wearing: Callable[..., Page]) -> None:
    wietske = wearing("Wietske Hoekstra")
    has_a_finger(wietske)
    wietske.goto("/toegang/ik/")
    follow(wietske, "Maak toegangssleutel")
    press(wietske, "Maak een toegangssleutel")
    is_told(wietske, "De toegangssleutel is toegevoegd.")

    signs_out(wietske)
    wietske.goto("/toegang/")
    press(wietske, "Met je toegangssleutel")
    sees_heading(wietske, "Wietske")


def has_a_finger(page: Page) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})
