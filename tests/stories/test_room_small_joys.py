"""The screen that stays on for who tells, and the bell of the big screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import press
from tests.stories.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
# What the browser itself would do: a lamp that burns, a tone that sounds. Here they are counted.
LAMPS = """
  window.lamps = 0;
  Object.defineProperty(navigator, "wakeLock", { value: {
    request: async () => { window.lamps += 1; return { release: async () => { window.lamps -= 1; } }; },
  } });
"""
TONES = """
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
"""


def burn(phone: Page, lamps: int) -> None:
    phone.wait_for_function("(lamps) => window.lamps === lamps", arg=lamps)


def test_the_screen_stays_on_for_who_tells_and_for_nobody_else(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    teller, listener = new_browser(), new_browser()
    for phone in (teller, listener):
        phone.add_init_script(LAMPS)
        room.joins(phone)
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    room.go("Vertel je moment")
    press(teller, "Ik ben degene die vertelt")
    burn(teller, 1)
    press(teller, "Ik ben klaar met vertellen")
    burn(teller, 0)
    expect(listener.get_by_text("Wat hoorde je in dit verhaal?")).to_be_visible()
    burn(listener, 0)


def test_the_big_screen_rings_when_the_time_is_over_and_only_when_it_was_switched_on(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    silent, rings = new_browser(wide=True), new_browser(wide=True)
    for screen in (silent, rings):
        screen.add_init_script(TONES)
        # Its time is the test's: no news of what time it is comes in.
        screen.clock.install()
        screen.route(re.compile("/(live|stand)/"), lambda route: route.abort())
    room.go("Welkom", button="Begin")
    for screen in (silent, rings):
        screen.goto(f"/m/{room.code}/doek/")
        expect(screen.get_by_role("heading", level=1)).to_contain_text("Welkom")
    press(rings, "Belletje: uit")
    expect(rings.get_by_role("button", name="Belletje: aan")).to_have_attribute("aria-pressed", "true")
    assert rings.evaluate("window.tones") == 1
    length = int(rings.locator("body").get_attribute("data-length") or 0)
    for screen, tones in ((rings, 2), (silent, 0)):
        screen.clock.run_for((length + 3) * 1000)
        assert screen.evaluate("window.tones") == tones
