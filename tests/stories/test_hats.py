"""Every hat has a home page that works."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from rugzak.config.demo.organisations import ALL

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
HATS = [" ".join(part for part in known.name if part) for one in ALL for known in one.known if known.hat]


@pytest.mark.parametrize("name", HATS)
def test_every_hat_comes_home(wearing: Callable[..., Page], name: str) -> None:
    page = wearing(name)
    expect(page.locator("h1")).to_contain_text(name.split(maxsplit=1)[0])
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
