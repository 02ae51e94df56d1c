"""A coach's day: planned, moved, called off and taken back; by keyboard alone, and at four times the size."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import choose, drag, fill, follow, is_told, press, sees

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
Wearing = Callable[..., Page]
# Weeks ahead, where the demo has planned nothing.
FAR = datetime.now(tz=UTC).date() + timedelta(days=52)
# What somebody sees at 400 % on a screen of 1280.
NARROW = {"width": 320, "height": 640}
MOST_TABS = 150
NAME_IN_FOCUS = """() => {
  const it = document.activeElement;
  const label = it.labels?.length ? [...it.labels].map((one) => one.innerText).join(" ") : "";
  return `${label} ${it.getAttribute("aria-label") ?? ""} ${it.innerText ?? ""} ${it.name ?? ""}`;
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the thing of that name has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if name in page.evaluate(NAME_IN_FOCUS):
            return
    raise AssertionError(f"{name!r} cannot be reached by keyboard on {page.url}")


def presses(page: Page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")


def plans_with_the_keyboard(page: Page) -> None:
    page.goto("/agenda/nieuw/")
    tab_to(page, "Welke ruimte?")
    page.keyboard.type("Kleine zaal")
    tab_to(page, "setting")
    page.keyboard.press("Space")
    tab_to(page, "Hoelang?")
    page.keyboard.type("0:30")
    presses(page, "Zoek vrije momenten")
    expect(page.locator('button[name="moment"]').first).to_be_visible()
    presses(page, "moment")
    is_told(page, "Gepland:")


def test_planned_moved_and_called_off_by_keyboard_alone(wearing: Wearing) -> None:
    samira = wearing("Samira El Amrani", wide=True)
    plans_with_the_keyboard(samira)
    presses(samira, "Verzet het bezoek")
    expect(samira.locator('button[name="moment"]').first).to_be_visible()
    presses(samira, "moment")
    is_told(samira, "Het bezoek is nu")
    presses(samira, "Dit gaat niet door")
    is_told(samira, "Het bezoek gaat niet door.")
    presses(samira, "Maak ongedaan")
    is_told(samira, "Het bezoek staat er weer.")


def test_the_same_at_four_times_the_size(wearing: Wearing) -> None:
    """No page of the day is wider than the screen, and what is to be done can be done."""
    samira = wearing("Samira El Amrani")
    samira.set_viewport_size(NARROW)
    for address in (
        "/",
        "/agenda/?beeld=dag",
        "/agenda/",
        "/agenda/?beeld=maand",
        "/agenda/?beeld=lijst",
        "/agenda/nieuw/",
        "/agenda/weg/",
        "/agenda/invallen/",
        "/agenda/bereikbaar/",
        "/agenda/beschikbaar/",
        "/agenda/uren/",
    ):
        samira.goto(address)
        width = samira.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW["width"], f"{address} is {width} wide"
    plans_with_the_keyboard(samira)
    assert samira.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    press(samira, "Dit gaat niet door")
    is_told(samira, "Het bezoek gaat niet door.")


def test_dragged_to_another_day_and_put_back(wearing: Wearing) -> None:
    samira = wearing("Samira El Amrani", wide=True)
    monday = datetime.now(tz=UTC).date() + timedelta(days=7)
    samira.goto(f"/agenda/?dag={monday.isoformat()}")
    visit = samira.locator("[data-visit]").first
    expect(visit).to_have_attribute("draggable", "true")
    drag(samira, visit.locator("p").first, samira.locator("[data-day] h2").last)
    is_told(samira, "Het bezoek is nu")
    press(samira, "Maak ongedaan")
    is_told(samira, "Het bezoek staat weer op de oude tijd.")


def test_more_than_the_hours_of_a_week_asks_why(wearing: Wearing) -> None:
    """Scenario 2, the last step: what it adds up to is said, and a reason from the list lets it through."""
    samira = wearing("Samira El Amrani")
    samira.goto("/agenda/nieuw/")
    fill(samira, "Welke ruimte?", "Leslokaal")
    choose(samira, "Opfrisbijeenkomst")
    fill(samira, "Hoelang?", "8:25")
    samira.locator("#id_day").fill(FAR.isoformat())
    samira.locator("#id_time").fill("08:00")
    press(samira, "Plan het bezoek")
    sees(samira, "8:25 uur van 8 uur")
    choose(samira, "Ik doe het later rustiger aan")
    press(samira, "Plan het bezoek")
    is_told(samira, "Gepland:")


def test_somebody_covers_the_group_meanwhile(wearing: Wearing) -> None:
    samira, ruben = wearing("Samira El Amrani", wide=True), wearing("Ruben Dijkman")
    samira.goto("/agenda/nieuw/")
    team = samira.locator("#id_whom option", has_text="Duinroos").first.get_attribute("value")
    samira.locator("#id_whom").select_option(team)
    fill(samira, "Welke ruimte?", "Huiskamer")
    choose(samira, "Bij het MDO")
    fill(samira, "Hoelang?", "1:00")
    samira.locator("#id_day").fill((FAR + timedelta(days=1)).isoformat())
    samira.locator("#id_time").fill("10:00")
    choose(samira, "Vraag opvang voor de groep")
    press(samira, "Plan het bezoek")
    is_told(samira, "Gepland:")
    visit = samira.url

    ruben.goto("/")
    follow(ruben, "Opvang voor de groep")
    fill(ruben, "Wie neemt de groep over?", "Henk")
    press(ruben, "Geregeld")
    is_told(ruben, "Doorgegeven. De collega en de coach zien het.")
    samira.goto(visit)
    sees(samira, "Opvang voor de groep")
