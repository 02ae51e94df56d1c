"""Every kind of step on every surface of a room: nothing to stumble over, by keyboard, and at 400 percent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from rugzak.apps.gatherings.words import StepKind
from tests.accessibility.looking import WIDE, wrong_with

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
# A laptop of 1280 by 1024 at 400 percent, and a phone on its side.
ZOOMED, ON_ITS_SIDE = {"width": 320, "height": 256}, {"width": 640, "height": 320}
REACH = "button:not([disabled]), a[href], input:not([type=hidden]), textarea, summary, select"
# What can be reached, counted as the keyboard meets it: a group of radio buttons is one stop.
STOPS = """(reach) => {
  const seen = [...document.querySelectorAll(reach)].filter((one) => one.checkVisibility());
  const groups = new Set(seen.filter((one) => one.type === "radio").map((one) => one.name));
  return seen.filter((one) => one.type !== "radio").length + groups.size;
}"""


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
                wrong += [f"{kind} {address}: {one}" for one in _stumbles(page, axe)]
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


def _stumbles(page: Page, axe: str) -> list[str]:
    wrong = wrong_with(page, axe)
    for size in (ZOOMED, ON_ITS_SIDE):
        page.set_viewport_size(size)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            wrong.append(f"{size['width']}x{size['height']}: {width} wide")
    page.set_viewport_size(WIDE)
    stops = page.evaluate(STOPS, REACH)
    page.locator("body").evaluate("(body) => body.ownerDocument.activeElement?.blur()")
    met = set()
    for _press in range(stops):
        page.keyboard.press("Tab")
        met.add(
            page.evaluate("""() => {
          const all = [...document.querySelectorAll("*")];
          return all.indexOf(document.activeElement);
        }""")
        )
    if len(met) < stops:
        wrong.append(f"keyboard meets {len(met)} of {stops}")
    return wrong
