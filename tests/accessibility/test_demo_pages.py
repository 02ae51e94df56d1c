"""The pages of everybody's menu on the demo's own data: long names, full lists, a week that is busy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from rugzak.config.demo.organisations import ALL
from tests.accessibility.looking import WIDE, wrong_with

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
HATS = [" ".join(part for part in known.name if part) for one in ALL for known in one.known if known.hat]
# Among them they hold every role of the menu.
MENUS_OF = ("Samira El Amrani", "Ruben Dijkman", "Fenna Postma")


@pytest.mark.parametrize("name", HATS)
def test_nobody_stumbles_over_a_full_page(name: str, wearing: Callable[..., Page], axe: str) -> None:
    page = wearing(name, wide=True)
    menu = page.get_by_role("navigation", name="Hoofdmenu").locator("a")
    addresses = [link.get_attribute("href") or "/" for link in menu.all()] if name in MENUS_OF else ["/"]
    wrong = []
    for address in addresses:
        page.set_viewport_size(WIDE)
        page.goto(address)
        wrong += [f"{address}: {one}" for one in wrong_with(page, axe)]
    assert not wrong, "\n".join(wrong)
