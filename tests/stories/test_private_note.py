"""What somebody writes to herself stays hers, and she sees who tried the door."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import does_not_see, fill, follow, press, sees, sees_heading

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
WORDS = "Vannacht lag ik wakker van dat gesprek."


def test_a_team_lead_is_refused_and_the_owner_sees_the_try(wearing: Callable[..., Page]) -> None:
    wietske, ruben = wearing("Wietske Hoekstra"), wearing("Ruben Dijkman", wide=True)
    copied = writes_note(wietske)
    answer = ruben.goto(copied)
    assert answer is not None
    assert answer.status == 404
    sees_heading(ruben, "Niet voor jou")
    does_not_see(ruben, WORDS)

    wietske.goto("/van-mij/wie-zag-wat/")
    line = wietske.get_by_role("row").filter(has_text="Ruben Dijkman").first
    expect(line).to_contain_text("Geweigerd")


def test_sharing_opens_and_taking_back_closes_at_once(wearing: Callable[..., Page]) -> None:
    wietske, samira = wearing("Wietske Hoekstra"), wearing("Samira El Amrani", wide=True)
    copied = writes_note(wietske)
    samira.goto(copied)
    sees_heading(samira, "Niet voor jou")

    follow(wietske, "Delen met een collega")
    fill(wietske, "Met wie wil je dit delen?", "Samira")
    press(wietske, "Zoek collega")
    press(wietske, "Samira El Amrani")
    press(wietske, "Ja, deel met Samira")
    samira.goto(copied)
    sees(samira, WORDS)

    wietske.goto(copied)
    press(wietske, "Stop Samira El Amrani")
    samira.reload()
    sees_heading(samira, "Niet voor jou")
    does_not_see(samira, WORDS)


def writes_note(page: Page) -> str:
    """Write a note and return the address that somebody could copy."""
    page.goto("/van-mij/notities/nieuw/")
    fill(page, "Titel", "Wakker")
    page.locator("textarea").fill(WORDS)
    press(page, "Bewaar")
    sees(page, WORDS)
    return page.url
