"""The tablet of a team: each comes in with number and PIN, and it locks by itself after three minutes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.stories.doing import (
    PIN,
    comes_in_with_paper,
    fill,
    press,
    prints_codes_for_team,
    sees_heading,
)
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
RESTED = """
from rugzak.ground.accounts.models import Session
store = Session.get_session_store_class()("{key}")
store["seen_at"] -= {seconds}
store.save()
"""


def test_a_shared_tablet_locks_after_three_minutes(
    house: House, wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    ruben = wearing("Ruben Dijkman", wide=True)
    slip = prints_codes_for_team(ruben, "Duinroos")
    comes_in_with_paper(new_browser(), slip)

    tablet = wearing("Ruben Dijkman", wide=True)
    tablet.goto("/toegang/gedeelde-tablets/")
    fill(tablet, "Van welk team of welke locatie is deze tablet?", "Duinroos")
    press(tablet, "Deze tablet is gedeeld")
    sees_heading(tablet, "Wie ben je?")
    fill(tablet, "Personeelsnummer", slip.number)
    fill(tablet, "Pincode", PIN)
    press(tablet, "Open mijn agenda")
    sees_heading(tablet, f"Hoi {slip.first_name}")
    rests(house, tablet, seconds=90)  # setting back the clock takes a busy machine long
    tablet.goto("/agenda/")
    sees_heading(tablet, "Mijn agenda")

    rests(house, tablet, seconds=181)
    tablet.goto("/agenda/")
    sees_heading(tablet, f"Hoi {slip.first_name}, ben jij het nog?")
    fill(tablet, "Pincode", PIN)
    press(tablet, "Ga verder met je pincode")
    sees_heading(tablet, "Mijn agenda")


def rests(house: House, page: Page, *, seconds: int) -> None:
    """Nobody touches the tablet for a while: the clock of its session is set back."""
    key = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "rugzak")
    house.inside(RESTED.format(key=key, seconds=seconds))
