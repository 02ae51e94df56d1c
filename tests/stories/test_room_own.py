"""A phone asks for its own part until it has it: through refusals, a lost line and answers of a step that is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.stories.doing import press
from tests.stories.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
OLD = {"Room-Key": "stap-lang-geleden", "Room-Version": "0", "Room-Mode": ""}
# Each way in which an answer is none, one after the other.
WRONG: list[Callable[[Route], None]] = [
    lambda route: route.fulfill(status=408, body="even niet"),
    lambda route: route.fulfill(status=429, body="te veel"),
    lambda route: route.abort(),
    lambda route: route.fulfill(status=200, body="<p>van een vorige stap</p>", headers=OLD),
    lambda route: route.fulfill(status=200, body="<p>van een ander</p>"),
]


def test_a_phone_asks_until_it_is_answered(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    teller = room.joins(new_browser())
    for step, button in (
        ("Welkom", "Begin"),
        ("Denk aan één moment", "Verder"),
        ("Vertel je moment", "Verder"),
    ):
        room.go(step, button=button)
    expect(teller.get_by_role("button", name="Ik ben degene die vertelt")).to_be_visible()
    left = list(WRONG)

    def answers(route: Route) -> None:
        if left:
            left.pop(0)(route)
        else:
            route.continue_()

    teller.route("**/eigen/", answers)
    press(teller, "Ik ben degene die vertelt")
    expect(teller.get_by_role("heading", name="Jij vertelt")).to_be_visible(timeout=60_000)
    assert left == []
    assert "van een" not in teller.locator("#desk").inner_text()


def test_a_seat_that_is_gone_brings_the_page_of_somebody_who_is_not_in(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    phone = room.joins(new_browser())
    room.go("Welkom", button="Begin")
    phone.context.clear_cookies()
    for step in ("Denk aan één moment", "Vertel je moment"):
        room.go(step)
    expect(phone.get_by_role("button", name="Meedoen")).to_be_visible()


def test_other_scripts_run_their_own_way(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    """Arabic from right to left, beside Dutch: in the field, and on the wall of everybody."""
    room = open_room("kleine-groep")
    phone = room.joins(new_browser())
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    field = phone.locator("#t-story")
    field.fill("أستمع أولا")
    assert field.evaluate("(one) => getComputedStyle(one).unicodeBidi") == "plaintext"
    press(phone, "Klaar")
    expect(phone.locator("[data-state]")).to_contain_text("Verstuurd")
    expect(field).to_have_value("أستمع أولا")
