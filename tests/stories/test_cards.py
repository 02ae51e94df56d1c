"""Cards in hands: drawn at the handover, tried and kept, given to a colleague, passed to another organisation."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
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


def test_a_card_hangs_at_the_handover_and_the_team_learns_from_a_trial(
    wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    """Sc-9, step 6: the clock of the team's own screen, and a trial that taught something stands as equal."""
    wietske, screen = wearing("Wietske Hoekstra", wide=True), new_browser()
    spot = code_of_own_team(wietske)
    for name, hour in (("Overdracht om", "07:00"), ("En om", "14:45")):
        fill(wietske, name, hour)
    press(wietske, "Bewaar de tijden")
    sees(wietske, "De overdrachten zijn bewaard.")
    screen.goto(f"{spot}scherm/")
    press(screen, "Andere kaart")
    expect(screen.locator(".ktop")).to_contain_text("Kaart van de overdracht")
    words = screen.get_by_role("heading", level=1).inner_text()
    press(screen, "Doen we vandaag")
    expect(screen.get_by_role("heading", level=1)).to_have_text(words)

    wietske.goto("/kaarten/?q=H-44")
    wietske.locator(".hc-text a").first.click()
    wietske.get_by_role("link", name="Probeer met").first.click()
    fill(wietske, "Hoe doen jullie het?", "Alleen op dinsdag")
    press(wietske, "Begin vandaag")
    follow(wietske.locator(".trynow").filter(has_text="Alleen op dinsdag"), "Rond af")
    choose(wietske, "Geleerd, niet gehouden")
    fill(wietske, "Wat leerden jullie?", "Bij ons is het dan te onrustig, weten we nu.")
    press(wietske, "Bewaar")
    learned = wietske.locator(".hist li").filter(has_text="te onrustig, weten we nu").first
    expect(learned.locator(".mark")).to_have_text("Geleerd, niet gehouden")
    others = wietske.locator(".hist .mark")
    sizes = {box["height"] for box in (one.bounding_box() for one in others.all()) if box}
    assert len(sizes) == 1, "every ending is drawn alike"


def test_a_family_gets_the_cards_large_and_eight_on_a_sheet(wearing: Callable[..., Page]) -> None:
    """Sc-9, step 7."""
    lotte = wearing("Lotte Brouwer", wide=True)
    lotte.goto("/kaarten/")
    follow(lotte, "Print of bewaar")
    for button, size, pages in (("Groot, A5", (420, 595), 84), ("Vellen, lange kant", (595, 842), 22)):
        address = lotte.get_by_role("link", name=button).get_attribute("href") or ""
        answer = lotte.request.get(address)
        assert answer.headers["content-type"] == "application/pdf"
        document = pypdfium2.PdfDocument(answer.body())
        assert tuple(round(side) for side in document[0].get_size()) == size
        assert len(document) == pages


def test_what_is_ones_own_stays_so(wearing: Callable[..., Page]) -> None:
    """A pile with a name, a card on it, and a promise to oneself: nobody else meets the words."""
    wietske, ruben = wearing("Wietske Hoekstra"), wearing("Ruben Dijkman")
    wietske.goto("/kaarten/?q=H-05")
    wietske.locator(".hc-text a").first.click()
    press(wietske, "Bij mijn kaarten")
    wietske.goto("/kaarten/van-mij/")
    follow(wietske, "Nieuwe stapel")
    fill(wietske, "Hoe heet de stapel?", "Voor drukke avonden")
    press(wietske, "Maak de stapel")
    wietske.get_by_text("Andere stapel").first.click()
    press(wietske, "Voor drukke avonden")
    pile = wietske.locator("section").filter(has=wietske.get_by_role("heading", name="Voor drukke avonden"))
    expect(pile.locator(".hc-text")).to_have_count(1)
    for address in ("/kaarten/van-mij/", "/kaarten/"):
        ruben.goto(address)
        does_not_see(ruben, "Voor drukke avonden")


def code_of_own_team(page: Page) -> str:
    """The address behind the code of the team this person works in."""
    page.goto("/kaarten/")
    page.get_by_role("main").get_by_role("link", name="Duinroos").first.click()
    follow(page, "Onze code")
    address = page.get_by_role("link", name="Open op dit apparaat").get_attribute("href")
    assert address
    return address
