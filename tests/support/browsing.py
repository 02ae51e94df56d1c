"""Fixtures for tests in a real browser.

Each person of a story has a browser of their own. A breach of the content security
policy, an error in a script or a 5xx anywhere fails the test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from tools.browser import find

from tests.support import houses
from tests.support.houses import House

if TYPE_CHECKING:  # most test runs never open a browser
    from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
# Milliseconds. Nothing is timed here: a busy machine may take long, and a story that works never waits.
PATIENCE = 30_000
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-sync"]
# A microphone that hums, for who was given leave to use it.
ARGUMENTS += ["--use-fake-device-for-media-stream"]
WATCH = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@dataclass
class Watched:
    """What must stay empty during a story."""

    troubles: list[str] = field(default_factory=list)

    def look_at(self, page: Page) -> None:
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self._script(str(error)))
        page.on("response", lambda answer: self._answer(answer.status, answer.url))

    def _script(self, error: str) -> None:
        # A browser that leaves out a fade between two pages says so as if it were an error.
        if not error.startswith("Transition was "):
            self.troubles.append(f"script: {error}")

    def _console(self, kind: str, text: str) -> None:
        # The browser also reports an answer of 4xx as an error; those a story asks for itself.
        if kind == "error" and "Failed to load resource" not in text:
            self.troubles.append(text)

    def _answer(self, status: int, url: str) -> None:
        if status >= 500:
            self.troubles.append(f"{status} {url}")


@pytest.fixture(scope="session")
def house(django_db_blocker: Any) -> Iterator[House]:
    """The demo, as `make demo` gives it."""
    with django_db_blocker.unblock(), houses.demo_house("stories") as house:
        yield house


@pytest.fixture(scope="session")
def browser_type() -> Iterator[BrowserType]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser_path() -> str:
    path = find()
    if path is None:
        pytest.fail("no browser: run `python -m tools.browser`, or install Chromium")
    return str(path)


@pytest.fixture(scope="session")
def chromium(browser_type: BrowserType, browser_path: str) -> Iterator[Browser]:
    browser = browser_type.launch(executable_path=browser_path, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def watched() -> Iterator[Watched]:
    watched = Watched()
    yield watched
    assert watched.troubles == []


@pytest.fixture
def new_browser(house: House, chromium: Browser, watched: Watched) -> Iterator[Callable[..., Page]]:
    """``new_browser()`` is an empty browser on a phone; ``wide=True`` on a laptop."""
    contexts: list[BrowserContext] = []

    def open_one(*, wide: bool = False, **options: Any) -> Page:
        context = chromium.new_context(
            base_url=house.url,
            viewport=LAPTOP if wide else PHONE,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            **options,
        )
        context.add_init_script(WATCH)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        watched.look_at(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def wearing(new_browser: Callable[..., Page]) -> Callable[..., Page]:
    """``wearing("Wietske Hoekstra")`` is a browser in which that hat has been chosen."""

    def choose(name: str, **options: Any) -> Page:
        page = new_browser(**options)
        page.goto("/")
        page.get_by_role("button", name=name).click()
        page.wait_for_url("**/")
        return page

    return choose
