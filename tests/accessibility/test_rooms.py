"""Every kind of step on every surface of a room: nothing to stumble over, by keyboard, and at 400 percent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from rugzak.apps.gatherings.words import StepKind
from tests.accessibility.looking import WIDE, stumbles_on

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


def test_every_step_on_every_surface(furnished: dict[str, Any], chromium: Browser, axe: str) -> None:
    room = furnished["room"]
    contexts = [
        chromium.new_context(base_url=furnished["url"], viewport=WIDE, locale="nl-NL") for _n in range(3)
    ]
    key = furnished["sessions"]["samira"]
    contexts[2].add_cookies([{"name": "rugzak", "value": key, "url": furnished["url"]}])
    phone, screen, remote = (context.new_page() for context in contexts)
    addresses = (f"/m/{room['code']}/", f"/m/{room['code']}/doek/", f"/sessies/{room['id']}/regie/")
    wrong: list[str] = []
    try:
        phone.goto(addresses[0])
        phone.get_by_role("button", name="Ik doe online mee").click()
        expect(phone.locator(".ph-code")).to_be_visible()
        for number, kind in enumerate(StepKind.values):
            remote.goto(addresses[2])
            remote.get_by_role("button", name="Verder" if number else "Begin", exact=True).click()
            expect(remote.get_by_role("heading", level=1)).to_contain_text(f"Stap {number}")
            _do_what_is_asked(phone, kind, addresses[0])
            for page, address in zip((phone, screen, remote), addresses, strict=True):
                page.goto(address)
                wrong += [f"{kind} {address}: {one}" for one in stumbles_on(page, axe)]
    finally:
        for context in contexts:
            context.close()
    assert not wrong, "\n".join(wrong)


def _do_what_is_asked(phone: Page, kind: str, address: str) -> None:
    """So that the next step has something to show: a card in the hand, a page to read."""
    phone.goto(address)
    if kind == StepKind.DRAW:
        phone.get_by_role("button", name="Trek er een voor mij").click()
        expect(phone.locator(".turned")).to_be_visible()
    if kind == StepKind.PAGE_DRAW:
        phone.locator(".gallery button").first.click()
        expect(phone.locator(".page-read")).to_be_visible()


@pytest.mark.parametrize("who", ["", "samira"])
def test_every_page_around_a_room(who: str, furnished: dict[str, Any], chromium: Browser, axe: str) -> None:
    """Guests in each state, who comes, who is there, and a series; with something on each of them."""
    context = chromium.new_context(base_url=furnished["url"], viewport=WIDE, locale="nl-NL")
    if who:
        key = furnished["sessions"][who]
        context.add_cookies([{"name": "rugzak", "value": key, "url": furnished["url"]}])
    page = context.new_page()
    wrong: list[str] = []
    try:
        for address in [address for subject, address in furnished["around"] if subject == who]:
            page.set_viewport_size(WIDE)
            page.goto(address)
            wrong += [f"{address}: {one}" for one in stumbles_on(page, axe)]
            no_more = page.get_by_role("button", name="Mail mij nooit meer")
            if no_more.count():
                page.set_viewport_size(WIDE)
                no_more.click()
                expect(page.get_by_role("heading", level=1)).to_contain_text("geen mail meer")
                wrong += [f"{address} done: {one}" for one in stumbles_on(page, axe)]
    finally:
        context.close()
    assert not wrong, "\n".join(wrong)


def test_what_a_phone_does_beside_the_step(furnished: dict[str, Any], chromium: Browser, axe: str) -> None:
    """Giving a photo or a voice, also when it is refused; the menu, the wall, and coming back with three words."""
    context = chromium.new_context(base_url=furnished["url"], viewport=WIDE, locale="nl-NL")
    page = context.new_page()
    room = f"/m/{furnished['room']['code']}/"
    wrong: list[str] = []

    def look(name: str) -> None:
        wrong.extend(f"{name}: {one}" for one in stumbles_on(page, axe))
        page.set_viewport_size(WIDE)

    try:
        page.goto(room)
        page.get_by_role("button", name="Meedoen in de zaal").click()
        expect(page.locator(".ph-code")).to_be_visible()
        for part, button in (("foto/", "Geef deze foto"), ("stem/", "Geef deze stem")):
            page.goto(f"{room}{part}")
            look(part)
            page.get_by_role("button", name=button).click()
            expect(page.get_by_role("alert")).to_be_visible()
            look(f"{part} refused")
        for part in ("muur/", "ik/", "terug/"):
            page.goto(f"{room}{part}")
            look(part)
        page.get_by_label("Drie woorden").fill("een twee drie")
        page.get_by_role("button", name="Ga naar mijn plek").click()
        expect(page.get_by_role("alert")).to_be_visible()
        look("terug/ refused")
    finally:
        context.close()
    assert not wrong, "\n".join(wrong)
