"""Fenna moves a proposal herself: dragged with the mouse and with the keyboard, on to what fits and what does not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.doing import fill, is_told, press
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
# The engine has twenty seconds; a slow machine needs more to tell that it is done.
PATIENCE = 90_000


def test_fenna_drags_a_proposal_and_puts_it_back(house: House, wearing: Callable[..., Page]) -> None:
    fenna = wearing("Fenna Postma", wide=True)
    plans_weeks_with_room(fenna)
    block = picks_up_what_can_go_elsewhere(fenna)
    stood = where(block)
    drops_on(fenna, fenna.locator(".day.fits").first)
    is_told(fenna, "Verplaatst en vastgezet. Er is nog niets verstuurd.")
    moved = fenna.locator(".block[aria-current]")
    assert where(moved) != stood
    press(fenna.locator("[data-toast]"), "Maak ongedaan")
    is_told(fenna, "Teruggezet.")
    shows(fenna, stood)


def test_what_does_not_fit_says_why_and_nothing_moves(house: House, wearing: Callable[..., Page]) -> None:
    fenna = wearing("Fenna Postma", wide=True)
    plans_weeks_with_room(fenna)
    block = fenna.locator("[data-places]").first
    stood = where(block)
    picks_up(fenna, block)
    onto = fenna.locator(".day.fits-not").last
    drops_on(fenna, onto)
    said = fenna.locator(".day .result")
    expect(said).to_contain_text("Past niet")
    expect(fenna.locator("[data-said]")).to_have_text(said.inner_text())
    assert where(block) == stood
    fenna.reload()
    shows(fenna, stood)


def test_the_same_with_the_keyboard(house: House, wearing: Callable[..., Page]) -> None:
    fenna = wearing("Fenna Postma", wide=True)
    plans_weeks_with_room(fenna)
    block = picks_up_what_can_go_elsewhere(fenna)
    stood = where(block)
    drops_on(fenna, fenna.locator(".day", has=block))
    opens_the_list_with_a_key(fenna, block)
    fenna.get_by_label("Past. Daarna").first.press("Space")
    fenna.get_by_role("button", name="Zet hier").press("Enter")
    is_told(fenna, "Verplaatst en vastgezet.")
    fenna.get_by_role("button", name="Zet terug").press("Enter")
    is_told(fenna, "Teruggezet.")
    shows(fenna, stood)
    opens_the_list_with_a_key(fenna, fenna.locator(f'[data-proposal="{stood[0]}"]'))
    asks_for_the_middle_of_the_night(fenna, stood)
    is_told(fenna, "Past niet")
    fenna.goto("/planning/")
    fenna.locator(f'.proposals a[href*="{stood[0]}"]').press("Enter")
    shows(fenna, stood)


def plans_weeks_with_room(page: Page) -> None:
    """Weeks ahead in a region of its own, so that there is room and no other story plans there."""
    page.goto("/planning/")
    page.get_by_label("Regio").select_option(label="Zaanstreek")
    page.get_by_label("Vanaf").select_option(index=3)
    press(page, "Toon")
    expect(page.get_by_label("Regio").locator("option:checked")).to_have_text("Zaanstreek")
    page.locator(".plan-head").get_by_role("button", name="Plan de week").click()
    expect(page.locator(".proposals li").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#loopt")).to_have_count(0, timeout=PATIENCE)
    page.locator(".proposals li a").first.click()
    expect(page.locator(".block[aria-current]")).to_be_visible()


def picks_up(page: Page, block: Locator) -> None:
    """The mouse goes down and a little on: that is a drag, and every other day tells whether it fits."""
    block.scroll_into_view_if_needed()
    block.hover(position={"x": 12, "y": 12})
    page.mouse.down()
    block.hover(position={"x": 24, "y": 24})
    expect(page.locator(".day.fits, .day.fits-not").first).to_be_visible()


def drops_on(page: Page, day: Locator) -> None:
    """The browser calls it a drag when the mouse moves on over the goal."""
    for place in (10, 14):
        day.hover(position={"x": place, "y": place})
    page.mouse.up()


def picks_up_what_can_go_elsewhere(page: Page) -> Locator:
    """One of which another day in this week fits; what has none is put down where it was."""
    addresses = [link.get_attribute("href") for link in page.locator(".proposals li a").all()]
    for address in addresses:
        page.goto(f"/planning/{address}" if address and address.startswith("?") else f"{address}")
        block = page.locator(".block[aria-current]")
        picks_up(page, block)
        if page.locator(".day.fits").count():
            return block
        drops_on(page, page.locator(".day", has=block))
    raise AssertionError("nothing can go elsewhere")


def where(block: Locator) -> tuple[str, str, str]:
    """Which proposal, in whose lane, on which day."""
    return (
        block.get_attribute("data-proposal") or "",
        *block.evaluate("block => { const d = block.closest('.day').dataset; return [d.coach, d.day] }"),
    )


def shows(page: Page, stood: tuple[str, str, str]) -> None:
    proposal, coach, day = stood
    cell = page.locator(f'.day[data-coach="{coach}"][data-day="{day}"]')
    expect(cell.locator(f'[data-proposal="{proposal}"]')).to_be_visible()


def opens_the_list_with_a_key(page: Page, block: Locator) -> None:
    block.focus()
    page.keyboard.press("v")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kies wie er komt, en wanneer")


def asks_for_the_middle_of_the_night(page: Page, stood: tuple[str, str, str]) -> None:
    page.get_by_label("Of kies zelf wie er komt").select_option(value=stood[1])
    fill(page, "Dag", stood[2])
    fill(page, "Tijd", "03:00")
    page.get_by_role("button", name="Zet hier").press("Enter")
