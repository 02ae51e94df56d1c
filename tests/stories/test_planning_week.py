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
    pins_it(fenna)
    agrees_on_all(fenna)
    marks_a_coach_away(fenna)
    confirms(fenna)


def test_whoever_does_not_run_the_programme_has_no_board(house: House, wearing: Callable[..., Page]) -> None:
    for name in ("Ruben Dijkman", "Samira El Amrani"):
        page = wearing(name)
        answer = page.goto("/planning/")
        assert answer is not None
        assert answer.status == 403


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
    page.locator(".proposals li a").first.click()
    expect(page.locator("#h-why")).to_contain_text("Waarom")
    sees(page, "Wie kan dit?")
    does_not_see(page, "Wietske")


def pins_it(page: Page) -> None:
    press(page.locator("#waarom"), "Vastzetten")
    expect(page.locator("#waarom").get_by_role("button", name="Losmaken")).to_be_visible()


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
