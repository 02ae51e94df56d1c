"""Fenna plans Kustmeer's next two weeks: what nobody can do, why this coach, pin, a coach away, confirm."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.stories.doing import does_not_see, fill, follow, is_told, press, sees
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
# The engine has twenty seconds; a slow machine needs more to tell that it is done.
PATIENCE = 90_000


def test_fenna_plans_the_next_two_weeks_of_kennemerland(house: House, wearing: Callable[..., Page]) -> None:
    fenna = wearing("Fenna Postma", wide=True)
    opens_the_board(fenna)
    sees(fenna, "kan nu niemand doen")
    sees(fenna, "Wat helpt?")
    plans(fenna)
    explains_a_proposal(fenna)
    adds_up(fenna)
    pins_it(fenna)
    second_tab_is_told(fenna, wearing("Fenna Postma", wide=True))
    agrees_on_all(fenna)
    marks_a_coach_away(fenna)
    confirms(fenna)


def test_whoever_does_not_run_the_programme_has_no_board(house: House, wearing: Callable[..., Page]) -> None:
    for name in ("Ruben Dijkman", "Samira El Amrani"):
        page = wearing(name)
        answer = page.goto("/planning/")
        assert answer is not None
        assert answer.status == 403


def test_fenna_works_out_how_many_hours_are_needed(house: House, wearing: Callable[..., Page]) -> None:
    """Scenario 10, step 1."""
    fenna = wearing("Fenna Postma", wide=True)
    fenna.goto("/planning/")
    follow(fenna, "Hoeveel uren hebben we nodig?")
    for asked, told in (("14", "Gemiddeld 78% vol."), ("18", "Meer dan vol: 101%.")):
        for label, value in (("Vragen per week", asked), ("Backpackers", "20"), ("Uren per backpacker", "8"),
                             ("Verlof en afwezig", "17"), ("Eigen intervisie", "0.75")):  # fmt: skip
            fill(fenna.locator("form.form"), label, value)
        press(fenna, "Reken opnieuw")
        sees(fenna, told)
    sees(fenna, "is hoogstens 1 op de 10 weken te vol")
    sees(fenna, "Het is geen meting bij jullie.")


def opens_the_board(page: Page) -> None:
    page.goto("/")
    follow(page, "Planning")
    page.get_by_label("Regio").select_option(label="Kennemerland")
    press(page, "Toon")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Plan de week")
    does_not_see(page, "Wietske")


def plans(page: Page) -> None:
    """Press once; the page follows the computing by itself."""
    page.locator(".plan-head").get_by_role("button", name="Plan de week").click()
    expect(page.locator(".proposals li").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#loopt")).to_have_count(0, timeout=PATIENCE)
    sees(page, "Persoonlijke vraag")


def explains_a_proposal(page: Page) -> None:
    page.locator(".proposals li:not(.is-agreed):not(.is-pinned) a").first.click()
    expect(page.locator("#h-why")).to_contain_text("Waarom")
    sees(page, "Wie kan dit?")
    does_not_see(page, "Wietske")


def adds_up(page: Page) -> None:
    """Of every team's proposal the lines of the runner-up make the sum below them."""
    addresses = [link.get_attribute("href") for link in page.locator(".proposals li a").all()]
    for address in addresses:
        page.goto(f"/planning/{address}" if address and address.startswith("?") else f"{address}")
        total = page.locator("#waarom .costs tfoot td")
        if total.count():
            lines = page.locator("#waarom .costs tbody td").all_inner_texts()
            assert sum(number(line) for line in lines) == number(total.inner_text())


def number(text: str) -> int:
    return int(text.replace("\u2212", "-").replace(".", ""))


def pins_it(page: Page) -> None:
    press(page.locator("#waarom"), "Vastzetten")
    expect(page.locator("#waarom").get_by_role("button", name="Losmaken")).to_be_visible()


def second_tab_is_told(page: Page, other: Page) -> None:
    """Two look at the same plan: who was later is told, sees the new plan, and nothing is written over."""
    other.goto("/planning/")
    loose = page.locator(".proposals li:not(.is-agreed)")
    before = loose.count()
    press(loose, "Akkoord")
    expect(loose).to_have_count(before - 1)
    press(other, "Akkoord met alles")
    is_told(other, "heeft dit plan net veranderd. Je ziet nu het nieuwe plan.")
    expect(other.locator(".proposals li:not(.is-agreed)")).to_have_count(before - 1)


def agrees_on_all(page: Page) -> None:
    press(page, "Akkoord met alles")
    is_told(page, "Akkoord met alles. Er is nog niets verstuurd.")


def marks_a_coach_away(page: Page) -> None:
    """Hatice cannot next week; nobody asks why, and only what is hers moves."""
    follow(page, "Iemand is er niet")
    monday = timezone.localdate() + timedelta(days=7 - timezone.localdate().weekday())
    page.get_by_label("Wie is er niet?").select_option(label="Hatice Demir")
    fill(page, "Eerste dag", monday.isoformat())
    fill(page, "Laatste dag", (monday + timedelta(days=4)).isoformat())
    press(page, "Zoek iemand anders")
    is_told(page, "De rest blijft precies staan. Er is nog niets verstuurd.")


def confirms(page: Page) -> None:
    follow(page, "Bevestigen")
    sees(page, "Ieder kan nog nee zeggen.")
    press(page, "Verstuur de voorstellen")
    expect(
        page.get_by_text(re.compile(r"verstuurd. (Je|Iedere) collega kan nog nee zeggen")).first
    ).to_be_visible()
