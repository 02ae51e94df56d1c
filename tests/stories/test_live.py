"""Whoever has a page open hears it: the bell changes by itself."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.test_main_job import asks

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


def test_the_bell_changes_without_reloading(wearing: Callable[..., Page]) -> None:
    wietske, samira = wearing("Wietske Hoekstra"), wearing("Samira El Amrani", wide=True)
    with samira.expect_response("**/live/"):
        samira.goto("/agenda/")
    bell = samira.locator("#bell")
    before = bell.inner_text()
    asks(wietske)
    expect(bell).not_to_have_text(before)
    expect(bell).to_contain_text("nieuwe melding")
