"""Cards in hands: drawn at the handover, tried and kept, given to a colleague, passed to another organisation."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import choose, does_not_see, fill, follow, press, sees, sees_heading

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


def test_a_team_draws_at_the_handover_without_signing_in(
    wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    wietske, tablet = wearing("Wietske Hoekstra"), new_browser()
    tablet.goto(code_of_own_team(wietske))
    sees_heading(tablet, "Trek een kaart")
    tablet.get_by_role("button", name="Dichte kaart 3").focus()
    tablet.keyboard.press("Enter")
    sees_heading(tablet, "Jullie kaart van vandaag")
    first = tablet.locator(".hc-text").inner_text()
    press(tablet, "Andere kaart")
    expect(tablet.locator(".hc-text")).not_to_have_text(first)
    press(tablet, "Doen we vandaag")
    sees_heading(tablet, "Goed. Vandaag doen jullie dit.")
    sees(tablet, "Geen namen.")


def test_a_card_is_tried_and_kept(wearing: Callable[..., Page]) -> None:
    wietske = wearing("Wietske Hoekstra", wide=True)
    wietske.goto("/kaarten/?q=H-79")
    wietske.locator(".hc-text a").first.click()
    words = wietske.locator(".hc-text").first.inner_text()
    wietske.get_by_role("link", name="Probeer met").first.click()
    fill(wietske, "Hoe doen jullie het?", "Een belletje dezelfde avond")
    press(wietske, "Begin vandaag")
    sees_heading(wietske, "Wat we uitproberen")
    sees(wietske, "Een belletje dezelfde avond")
    trial = wietske.locator(".trynow").filter(has_text="Een belletje dezelfde avond")
    press(trial, "Even pauze")
    trial = wietske.locator(".trynow").filter(has_text="Een belletje dezelfde avond")
    press(trial, "Ga verder")
    trial = wietske.locator(".trynow").filter(has_text="Een belletje dezelfde avond")
    follow(trial, "Rond af")
    choose(wietske, "Gehouden")
    fill(wietske, "Wat leerden jullie?", "Bellen is genoeg.")
    press(wietske, "Bewaar")
    history = wietske.locator(".hist li").filter(has_text="Bellen is genoeg.").first
    expect(history).to_contain_text("Gehouden")
    expect(history).to_contain_text(words[:20])


def test_a_present_is_read_by_who_gets_it_and_by_nobody_else(wearing: Callable[..., Page]) -> None:
    wietske, samira, ruben = (
        wearing("Wietske Hoekstra"),
        wearing("Samira El Amrani"),
        wearing("Ruben Dijkman"),
    )
    sentence = "Dit leerde ik van jou bij het ontbijt."
    wietske.goto("/kaarten/?q=H-16")
    wietske.locator(".hc-text a").first.click()
    follow(wietske, "Aan een collega")
    wietske.get_by_role("searchbox").or_(
        wietske.locator("main input[type=text], main input[type=search]")
    ).first.fill("Samira")
    wietske.get_by_role("link", name="Samira El Amrani").first.click()
    fill(wietske, "Jouw zin erbij", sentence)
    press(wietske, "Geef de kaart")
    sees(wietske, "Gegeven aan Samira.")
    samira.goto("/kaarten/van-mij/")
    sees(samira, sentence)
    ruben.goto("/kaarten/van-mij/")
    does_not_see(ruben, sentence)


def test_a_bundle_goes_from_one_organisation_to_another(wearing: Callable[..., Page], tmp_path: Path) -> None:
    fenna, lotte = wearing("Fenna Postma", wide=True), wearing("Lotte Brouwer", wide=True)
    fenna.goto("/kaarten/bundels/")
    with fenna.expect_download() as waiting:
        press(fenna, "Maak een bundel")
    file = tmp_path / "bundel.json"
    waiting.value.save_as(file)

    lotte.goto("/kaarten/bundels/")
    lotte.get_by_label("Het bestand dat je kreeg").first.set_input_files(file)
    press(lotte, "Bekijk de bundel")
    sees(lotte, "De handtekening klopt")
    sees(lotte, "Kustmeer Zorg")
    press(lotte, "Neem de kaarten over")
    sees(lotte, "van Kustmeer Zorg")
    sees(lotte, "84 kaarten")

    spoiled = tmp_path / "vals.json"
    spoiled.write_text(
        file.read_text(encoding="utf-8").replace("Kustmeer Zorg", "Iemand Anders"), encoding="utf-8"
    )
    lotte.goto("/kaarten/bundels/")
    lotte.get_by_label("Het bestand dat je kreeg").first.set_input_files(spoiled)
    press(lotte, "Bekijk de bundel")
    sees(lotte, "De handtekening klopt niet")


def code_of_own_team(page: Page) -> str:
    """The address behind the code of the team this person works in."""
    page.goto("/kaarten/")
    page.get_by_role("main").get_by_role("link", name="Duinroos").first.click()
    follow(page, "Onze code")
    address = page.get_by_role("link", name="Open op dit apparaat").get_attribute("href")
    assert address
    return address
