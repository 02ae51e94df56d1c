"""A room on a bad line: nobody has to do anything to be where the room is, and nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route, expect

from tests.stories.doing import press
from tests.stories.rooms import Room, at, put_away, taken_up
from tests.support.browsing import PATIENCE, PHONE
from tests.support.front import Front, in_front_of
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


@pytest.fixture
def front(house: House) -> Iterator[Front]:
    with in_front_of(house.url) as front:
        yield front


@pytest.fixture
def far_phone(front: Front, chromium: Browser) -> Iterator[Page]:
    """A phone that reaches the house through ``front``; what it meets there is no error of ours."""
    context = chromium.new_context(base_url=front.url, viewport=PHONE, locale="nl-NL")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def test_a_server_that_says_502_for_a_while_gets_its_phones_back_at_their_place(
    open_room: Callable[..., Room], front: Front, far_phone: Page
) -> None:
    room = open_room("kleine-groep")
    phone = room.joins(far_phone)
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    at(phone, "Denk aan één moment")
    box = phone.get_by_label("Mijn moment")
    box.fill("Geschreven terwijl")
    version = phone.locator("body").get_attribute("data-version")
    front.break_down()
    expect(phone.locator("#net")).to_be_visible()
    box.press_sequentially(" alles weg was")
    press(phone, "Klaar")
    # It keeps asking, each time with the place where it was.
    front.was_asked(3)
    assert set(front.asked) == {version}
    room.go("Vertel je moment")
    front.mend()
    at(phone, "Vertel je moment")
    expect(phone.locator("#net")).to_be_hidden()
    room.go("Denk aan één moment", button="Ongedaan maken")
    expect(room.remote.locator(".rg-count")).to_contain_text("1 van 1 klaar")
    expect(phone.get_by_label("Mijn moment")).to_have_value("Geschreven terwijl alles weg was")


def test_a_phone_that_was_put_away_for_five_steps_shows_the_step_of_now(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    away, here = room.joins(new_browser()), room.joins(new_browser())
    room.go("Welkom", button="Begin")
    at(away, "Welkom")
    put_away(away)
    for title in ("Denk aan één moment", "Vertel je moment", "Welke kleine gewoonte", "Welke houden we?"):
        room.go(title)
    room.go("Wat neem je mee?")
    at(here, "Wat neem je mee?")
    at(away, "Welkom")
    taken_up(away)
    at(away, "Wat neem je mee?")
    expect(away.locator("body")).to_have_attribute(
        "data-version", here.locator("body").get_attribute("data-version") or ""
    )
    # And it hears again what comes next.
    room.go("Oogst")
    expect(away.get_by_role("heading", level=1)).to_contain_text(re.compile("Wat mag mee"))


def test_a_building_without_internet_goes_on_with_the_script_and_comes_back(
    open_room: Callable[..., Room], front: Front, far_phone: Page
) -> None:
    room = open_room("kleine-groep")
    with far_phone.expect_response("**/stappen/") as taken:
        phone = room.joins(far_phone)
        room.go("Welkom", button="Begin")
        at(phone, "Welkom")
    assert taken.value.finished() is None
    front.break_down()
    press(phone, "Volgende stap, zonder verbinding")
    at(phone, "Denk aan één moment")
    press(phone, "Volgende stap, zonder verbinding")
    at(phone, "Vertel je moment")
    front.mend()
    at(phone, "Welkom")
    expect(phone.locator("#alone")).to_be_hidden()
    room.go("Denk aan één moment")
    at(phone, "Denk aan één moment")
    expect(phone.get_by_label("Mijn moment")).to_be_visible()


class Kept:
    """The first answer from this address stays under way until it is let go; what is asked later passes."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._first: tuple[Route, APIResponse] | None = None
        page.route(address, self._meet)

    def is_there(self) -> None:
        expect(self._page.locator("body")).to_have_attribute("data-kept", "yes")

    def let_go(self) -> None:
        """It arrives now, and the page has done with it what it does."""
        assert self._first is not None
        route, answer = self._first
        with self._page.expect_event("requestfinished", lambda request: request == route.request):
            route.fulfill(response=answer)
        self._page.evaluate("() => new Promise((done) => setTimeout(done))")

    def _meet(self, route: Route) -> None:
        if self._first is not None:
            route.continue_()
            return
        self._first = (route, route.fetch())
        self._page.evaluate("document.body.dataset.kept = 'yes'")


def test_an_older_picture_takes_no_newer_ones_place(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    phone = room.joins(new_browser())
    room.go("Welkom", button="Begin")
    at(phone, "Welkom")
    put_away(phone)
    room.go("Denk aan één moment")
    slow = Kept(phone, "**/stand/**")
    taken_up(phone)
    slow.is_there()
    at(phone, "Denk aan één moment")
    room.go("Vertel je moment")
    at(phone, "Vertel je moment")
    slow.let_go()
    at(phone, "Vertel je moment")
