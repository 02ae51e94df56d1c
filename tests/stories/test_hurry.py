"""Somebody taps on before the page she asked for has come."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
# What a browser does when a page is left in the middle of its fade.
LEAVE = """async () => {
  const skipped = () => Promise.reject(new DOMException("The fade was skipped", "AbortError"));
  const event = new Event("pageswap");
  event.viewTransition = { ready: skipped(), finished: skipped() };
  dispatchEvent(event);
  await new Promise((done) => setTimeout(done, 50));
}"""


def test_leaving_in_the_middle_of_a_fade_is_no_error(wearing: Callable[..., Page]) -> None:
    wearing("Wietske Hoekstra").evaluate(LEAVE)  # an error in a script fails every story
