"""What is Wietske's stays hers: a copied link, a share that is taken back, and who saw what."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
WORDS = "Ik durfde het vandaag te vragen."


def write_note(page: Page, title: str) -> str:
    page.goto("/van-mij/notities/nieuw/")
    page.get_by_label("Titel").fill(title)
    page.get_by_label("Jouw notitie").fill(WORDS)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    return page.url


def test_a_team_lead_opens_a_copied_link_and_the_owner_sees_the_try(wearing: Callable[..., Page]) -> None:
    wietske, ruben = wearing("Wietske Hoekstra"), wearing("Ruben Dijkman", wide=True)
    link = write_note(wietske, "Over de ochtend")

    ruben.goto(link)
    expect(ruben.get_by_role("heading", name="Niet voor jou")).to_be_visible()
    assert WORDS not in ruben.content()

    wietske.goto("/van-mij/")
    wietske.get_by_role("link", name="Wie zag wat over mij").click()
    tried = wietske.get_by_role("row").filter(has_text="Over de ochtend")
    expect(tried).to_contain_text("Ruben Dijkman")
    expect(tried).to_contain_text("Geweigerd")


def test_a_share_opens_a_note_and_taking_back_closes_it_at_once(wearing: Callable[..., Page]) -> None:
    wietske, samira = wearing("Wietske Hoekstra"), wearing("Samira El Amrani")
    link = write_note(wietske, "Voor Samira")
    wietske.get_by_role("link", name="Delen met een collega").click()
    wietske.get_by_label("Met wie wil je dit delen?").fill("samira el")
    wietske.get_by_role("button", name="Zoek collega").click()
    wietske.get_by_role("button", name="Samira El Amrani").click()
    wietske.get_by_role("button", name="Ja, deel met Samira").click()
    expect(wietske.get_by_text("Samira kan je notitie nu lezen.")).to_be_visible()

    samira.goto(link)
    expect(samira.get_by_text(WORDS)).to_be_visible()

    wietske.get_by_role("button", name="Stop").click()
    expect(wietske.get_by_text("Samira kan dit nu niet meer lezen.")).to_be_visible()
    samira.goto(link)
    expect(samira.get_by_role("heading", name="Niet voor jou")).to_be_visible()


def test_a_team_lead_cannot_be_chosen_and_the_page_says_why(wearing: Callable[..., Page]) -> None:
    wietske = wearing("Wietske Hoekstra")
    write_note(wietske, "Niet voor Ruben")
    wietske.get_by_role("link", name="Delen met een collega").click()
    wietske.get_by_label("Met wie wil je dit delen?").fill("ruben dijk")
    wietske.get_by_role("button", name="Zoek collega").click()
    wietske.get_by_role("button", name="Ruben Dijkman").click()
    expect(wietske.get_by_text("Ruben kan dit niet lezen.")).to_be_visible()
