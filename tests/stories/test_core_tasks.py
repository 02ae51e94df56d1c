"""The ten core tasks with the keyboard alone, and on a page made four times as large.

Nothing is clicked: people get where they want with Tab, and press Enter or Space. At
400 % of a laptop a page is 320 pixels wide: everything must be there, without
scrolling sideways. The tasks are listed for people in docs/gebruikers/toetsenbord.md.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from tests.stories.carrying import has_visit
from tests.stories.doing import is_told, sees, sees_heading
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
# A laptop of 1280 by 1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}
MOST_TABS = 90
FOCUSED = """() => {
  const here = document.activeElement;
  const label = here.labels?.[0]?.innerText ?? "";
  return [here.getAttribute("aria-label"), label, here.innerText, here.value].filter(Boolean).join(" ");
}"""
SEEN = """() => {
  const here = document.activeElement;
  const shown = here.closest("label") ?? here;
  const box = shown.getBoundingClientRect();
  const cut = box.width === 0 || box.bottom <= 0 || box.top >= innerHeight;
  return {cut, wide: document.documentElement.scrollWidth - innerWidth};
}"""


def tab_to(page: Page, words: str) -> None:
    """Tab until what has the focus says these words; it must stand on the screen, and nothing sideways of it."""
    for _step in range(MOST_TABS):
        page.keyboard.press("Tab")
        if words.lower() in focused(page).lower():
            seen = page.evaluate(SEEN)
            assert not seen["cut"], f"{words!r} has the focus, and cannot be seen"
            assert seen["wide"] <= 0, f"{page.url} scrolls sideways by {seen['wide']} pixels"
            return
    raise AssertionError(f"Tab never comes to {words!r} on {page.url}")


def focused(page: Page) -> str:
    """What has the focus, in words; on a page that is just being left: nothing."""
    try:
        return str(page.evaluate(FOCUSED))
    except Error:
        page.wait_for_load_state()
        return ""


def go(page: Page, words: str) -> None:
    """Follow the link, or press the button, that says this."""
    tab_to(page, words)
    page.keyboard.press("Enter")


def write(page: Page, label: str, words: str) -> None:
    tab_to(page, label)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def opens(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("main").focus()


def asks_for_herself(page: Page, house: House) -> None:
    opens(page, "/")
    go(page, "Ik wil hulp vragen")
    for tap in ("Even mijn hart luchten", "Samen in gesprek", "Er is geen haast"):
        expect(page.get_by_role("button", name=tap)).to_be_visible()
        go(page, tap)
    expect(page.get_by_role("button", name="Verstuur mijn vraag")).to_be_visible()
    tab_to(page, "Voor mij")
    page.keyboard.press("Space")
    go(page, "Verstuur mijn vraag")
    sees(page, "Wachten op antwoord")


def looks_at_her_requests(page: Page, house: House) -> None:
    opens(page, "/hulp/mijn/")
    sees_heading(page, "Mijn vragen")


def sees_who_looked(page: Page, house: House) -> None:
    opens(page, "/van-mij/")
    go(page, "Wie zag wat")
    sees_heading(page, "Wie zag wat")


def writes_a_note(page: Page, house: House) -> None:
    opens(page, "/van-mij/notities/nieuw/")
    write(page, "Titel", "Met de toetsen")
    write(page, "Jouw notitie", "Dit ging zonder muis.")
    go(page, "Bewaar")
    sees(page, "Dit ging zonder muis.")


def says_when_it_suits(page: Page, house: House) -> None:
    opens(page, "/agenda/beschikbaar/")
    go(page, "Bewaar")
    sees_heading(page, "Wanneer kun je?")


def reads_her_week(page: Page, house: House) -> None:
    opens(page, "/agenda/")
    go(page, "Lijst")
    page.wait_for_url("**beeld=lijst**")


def looks_at_questions(page: Page, house: House) -> None:
    opens(page, "/hulp/regio/")
    sees_heading(page, "Vragen")


def rounds_off_a_visit(page: Page, house: House) -> None:
    opens(page, f"/agenda/bezoek/{has_visit(house, hours=-5)}/")
    go(page, "Ja, ik ben geweest")
    is_told(page, "Het bezoek is afgerond.")


def moves_a_visit(page: Page, house: House) -> None:
    opens(page, f"/agenda/bezoek/{has_visit(house, hours=200)}/")
    go(page, "Verzet het bezoek")
    sees_heading(page, "Bezoek verzetten")
    tab_to(page, "Hoe laat?")


def chooses_light_or_dark(page: Page, house: House) -> None:
    opens(page, "/toegang/ik/")
    sees_heading(page, "Mijn account")
    tab_to(page, "English")


WIETSKE, SAMIRA = "Wietske Hoekstra", "Samira El Amrani"
TASKS: dict[str, tuple[str, Callable[[Page, House], None]]] = {
    "ask for help": (WIETSKE, asks_for_herself),
    "follow one's requests": (WIETSKE, looks_at_her_requests),
    "see who looked": (WIETSKE, sees_who_looked),
    "write to oneself": (WIETSKE, writes_a_note),
    "choose a language": (WIETSKE, chooses_light_or_dark),
    "read the week": (SAMIRA, reads_her_week),
    "say when it suits": (SAMIRA, says_when_it_suits),
    "find a request": (SAMIRA, looks_at_questions),
    "round off a visit": (SAMIRA, rounds_off_a_visit),
    "move a visit": (SAMIRA, moves_a_visit),
}


@pytest.mark.parametrize("zoom", [100, 400])
@pytest.mark.parametrize("task", TASKS)
def test_a_core_task_with_the_keyboard_alone(
    task: str, zoom: int, house: House, wearing: Callable[..., Page]
) -> None:
    name, does = TASKS[task]
    page = wearing(name, wide=zoom == 100)
    if zoom == 400:
        page.set_viewport_size(ZOOMED)
    does(page, house)
    expect(page.locator("main")).to_be_visible()
