"""Somebody thinks of a colleague: she decides, and nobody hears what, whoever thought of it included."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import does_not_see, fill, follow, is_told, press, sees

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
SAID = "Je had een zware week. Misschien helpt het om er met iemand over te praten."


def test_a_colleague_says_yes_and_it_is_her_own_question(wearing: Callable[..., Page]) -> None:
    ruben, wietske = wearing("Ruben Dijkman", wide=True), wearing("Wietske Hoekstra")
    thinks_of(ruben, "Wietske Hoekstra")
    before = what_he_sees(ruben)

    wietske.goto("/")
    follow(wietske, "Een collega dacht aan jou")
    sees(wietske, "Van Ruben Dijkman")
    wietske.locator('a[href^="/hulp/voor-jou/"]').last.click()
    sees(wietske, SAID)
    sees(wietske, "Niemand")
    press(wietske, "Ja, vraag het voor mij")
    wietske.wait_for_url(re.compile(r"/hulp/[0-9a-f-]{36}/$"))
    request = "/" + wietske.url.split("/", 3)[3]
    sees(wietske, "De vraag is verstuurd")
    does_not_see(wietske, SAID)

    assert what_he_sees(ruben) == before
    answer = ruben.goto(request)
    assert answer is not None
    assert answer.status == 404

    samira = wearing("Samira El Amrani", wide=True)
    samira.goto(request)
    sees(samira, "Even mijn hart luchten")
    for words in (SAID, "Ruben", "Wietske"):
        does_not_see(samira, words)


def thinks_of(page: Page, name: str) -> None:
    page.goto("/hulp/voor-een-collega/")
    fill(page, "Naam of personeelsnummer", name)
    press(page, "Zoek")
    follow(page, name)
    page.wait_for_url(re.compile(r"/hulp/voor-een-collega/\?persoon="))
    page.get_by_label(re.compile("Waar zou iemand Wietske")).select_option("letting-off")
    fill(page, "Wat wil je tegen Wietske zeggen?", SAID)
    press(page, "Leg het Wietske voor")
    is_told(page, "Wietske krijgt een seintje, en beslist zelf.")


def what_he_sees(page: Page) -> list[str]:
    """The lines about what he laid before others, and his team's questions."""
    shown = []
    for address in ("/hulp/mijn/", "/hulp/team/"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        shown.append(page.locator("main").inner_text())
    return shown
