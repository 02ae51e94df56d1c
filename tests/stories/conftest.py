"""What more than one story begins with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.stories.doing import press
from tests.stories.rooms import Room

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def open_room(wearing: Callable[..., Page], new_browser: Callable[..., Page]) -> Callable[..., Room]:
    """``open_room("kleine-groep")``: Lotte planned it and opened the door."""

    def build(script: str) -> Room:
        from playwright.sync_api import expect

        lotte = wearing("Lotte Brouwer")
        lotte.goto(f"/sessies/nieuw/{script}/")
        press(lotte, "Zet de sessie klaar")
        press(lotte, "Zet de deur open")
        code = lotte.locator(".room-code").inner_text().replace(" ", "")
        screen = new_browser(wide=True)
        screen.goto(f"/m/{code}/doek/")
        expect(screen.locator(".dk-code")).to_contain_text(code[:3])
        lotte.get_by_role("link", name="Open de regie").click()
        return Room(lotte, screen, code)

    return build
