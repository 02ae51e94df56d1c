"""What more than one story begins with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.stories.doing import press
from tests.stories.rooms import Room, door_opens

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def open_room(wearing: Callable[..., Page], new_browser: Callable[..., Page]) -> Callable[..., Room]:
    """``open_room("kleine-groep")``: Lotte planned it and opened the door."""

    def build(script: str) -> Room:
        lotte = wearing("Lotte Brouwer")
        lotte.goto(f"/sessies/nieuw/{script}/")
        press(lotte, "Zet de sessie klaar")
        return door_opens(lotte, new_browser(wide=True))

    return build
