"""A team asks for help around an MDO: asked, hinted, proposed, chosen, looked back on (scenario 1)."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import choose, does_not_see, fill, follow, is_told, press, sees
from tests.stories.test_main_job import DAY, PASSED
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
# Two days of one week, far enough ahead that the demo has planned nothing there.
TUESDAY = DAY + timedelta(days=14 + (1 - DAY.weekday()) % 7)
THURSDAY = TUESDAY + timedelta(days=2)
OBSERVED = "Bij het ontbijt stelde niemand een vraag aan mevrouw."
QUESTION = "Wij praten in het MDO vooral over taken. Hoe krijgen wij de bewoner meer in beeld?"


def test_a_team_asks_for_help_around_an_mdo(house: House, wearing: Callable[..., Page]) -> None:
    wietske, samira = wearing("Wietske Hoekstra"), wearing("Samira El Amrani", wide=True)
    request = asks_with_a_hint(wietske)
    proposes_two_moments(samira, request)

    wietske.goto("/")
    # Who, stands on the page of the question: other proposals may lie longer.
    sees(wietske, "wil komen")
    wietske.goto(request)
    follow(wietske, "Bekijk het voorstel")
    for words in ("13:30", "07:30"):
        choose(wietske, words)
    press(wietske, "Ja, dit past")
    is_told(wietske, "Het staat in jullie agenda.")
    sees(wietske, "gepland")
    visits = [stands_in_both_agendas(page, day) for day in (TUESDAY, THURSDAY) for page in (samira, wietske)]

    ruben = wearing("Ruben Dijkman", wide=True)
    ruben.goto("/hulp/team/")
    expect(ruben.locator(f'a[href="{request}"]').first).to_be_visible()

    for visit in sorted(set(visits)):
        house.inside(PASSED.format(visit=visit.rstrip("/").rsplit("/", 1)[-1]))
        samira.goto(visit)
        press(samira, "Ja, ik ben geweest")
        looks_back(samira, visit)
    offers_what_she_saw(samira, visit)
    wietske.goto("/van-mij/")
    decides(wietske)
    samira.goto(request)
    press(samira, "Voor mij is dit klaar")
    is_told(samira, "Je collega hoort dat jij klaar bent")
    closes_with_the_last_word(wietske, request)
    takes_a_habit_along(wietske)

    ruben.goto(request)
    sees(ruben, "De vraag is gesloten")
    does_not_see(ruben, "Nu vragen wij eerst hoe het met iemand gaat.")


def asks_with_a_hint(page: Page) -> str:
    """Steps 1 to 3: for the team, at the MDO; a name is asked about while typing, and changed."""
    page.goto("/")
    follow(page, "Ik wil hulp vragen")
    for tap in ("De mens in beeld krijgen", "Bij het MDO", "Binnen drie weken"):
        press(page, tap)
    choose(page, "Voor ons team")
    hint = page.get_by_text("Staat hier een naam?")
    expect(hint).to_be_hidden()
    fill(page, "Wil je er iets bij zeggen?", f"{QUESTION} Mevrouw De Vries wil niet mee.")
    expect(hint).to_be_visible()
    press_send(page)
    press_again = page.get_by_role("button", name="Verstuur toch")
    expect(press_again.last).to_be_visible()
    fill(page, "Wil je er iets bij zeggen?", QUESTION)
    expect(hint).to_be_hidden()
    for day in ("dinsdag", "donderdag"):
        choose(page, day)
    press_again.last.click()
    page.wait_for_url(re.compile(r"/hulp/[0-9a-f-]{36}/$"))
    sees(page, "Wachten op antwoord")
    return "/" + page.url.split("/", 3)[3]


def press_send(page: Page) -> None:
    page.get_by_role("button", name="Verstuur mijn vraag").click()


def proposes_two_moments(page: Page, request: str) -> None:
    """Step 4: the MDO on Tuesday, the floor on Thursday."""
    page.goto(request)
    sees(page, QUESTION)
    follow(page, "Ik kan dit")
    proposal = ((TUESDAY, "13:30", "1:15", "conference"), (THURSDAY, "07:30", "1:30", "floor"))
    for number, (day, time, length, setting) in enumerate(proposal, start=1):
        page.locator(f"#id_day_{number}").fill(day.isoformat())
        page.locator(f"#id_time_{number}").fill(time)
        page.locator(f"#id_length_{number}").fill(length)
        page.locator(f"#id_setting_{number}").select_option(setting)
    press(page, "Verstuur mijn voorstel")
    is_told(page, "Je voorstel is verstuurd. Je collega kiest.")


def stands_in_both_agendas(page: Page, day: object) -> str:
    page.goto(f"/agenda/?dag={day}")
    link = page.get_by_role("main").locator('a[href^="/agenda/bezoek/"]').first
    expect(link).to_be_visible()
    return link.get_attribute("href") or ""


def looks_back(page: Page, visit: str) -> None:
    """Step 7: two taps, and it is in the log."""
    page.goto(visit)
    follow(page, "Kijk terug")
    choose(page, "Samen gedaan")
    choose(page, "Echt contact")
    press(page, "Klaar")
    is_told(page, "Klaar. Je keek terug.")


def offers_what_she_saw(page: Page, visit: str) -> None:
    """Step 6: a judging word is underlined while typing; she says what she saw instead, and offers it."""
    page.goto(visit)
    follow(page, "Ik zag iets moois of lastigs")
    page.get_by_label("Voor wie is dit?").select_option(label="Wietske Hoekstra")
    hint = page.get_by_text("Wat zag je precies?")
    expect(hint).to_be_hidden()
    fill(page, "Wat zag of hoorde je?", f"{OBSERVED} Het ging er slordig aan toe.")
    expect(hint).to_be_visible()
    expect(page.locator("mark")).to_have_text("slordig")
    press(page, "Haal die zin weg")
    expect(hint).to_be_hidden()
    expect(page.get_by_label("Wat zag of hoorde je?")).to_have_value(OBSERVED)
    page.get_by_role("button", name="Bied aan").click()
    is_told(page, "Aangeboden. Wietske leest en beslist.")


def decides(page: Page) -> None:
    """Step 6: what was offered last is read and kept; nothing was stored before."""
    follow(page.get_by_role("main"), "Aangeboden aan jou")
    offers = page.get_by_role("main").get_by_role("link", name="Samira zag iets")
    offers.last.click()
    sees(page, OBSERVED)
    press(page, "Ja, ik wil dit bewaren")
    is_told(page, "Bewaard. Het is nu van jou.")


def closes_with_the_last_word(page: Page, request: str) -> None:
    """Step 7: the coach rounded off, the asker says whether it helped."""
    page.goto(request)
    sees(page, "Samira denkt dat het klaar is.")
    follow(page, "Kijk terug en sluit af")
    choose(page, "Ja")
    fill(page, "Wil je er iets bij zeggen?", "Nu vragen wij eerst hoe het met iemand gaat.")
    press(page, "Sluit mijn vraag")
    is_told(page, "Dank je. Je vraag is gesloten.")


def takes_a_habit_along(page: Page) -> None:
    """Step 7: a card that fits is offered, and the team begins to try it."""
    offer = page.locator("section").filter(has_text="Een kleine gewoonte die hierbij past")
    offer.get_by_role("link").first.click()
    card = page.locator(".hc-text").first.inner_text()
    follow(page, "Probeer met Duinroos")
    press(page, "Begin vandaag")
    is_told(page, "Jullie proberen deze kaart nu uit.")
    expect(page.locator(".trynow").filter(has_text=card[:30])).to_be_visible()
