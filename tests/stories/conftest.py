"""A whole Rugzak to tell stories in: a clone with the demo in it, a server, a worker and a browser.

Each person of a story has a browser of their own. A breach of the content security
policy, an error in a script or a 5xx anywhere fails the story.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tools.browser import find

from rugzak.config.operation.serving import web_command
from tests.support import databases

LOGS = Path(__file__).resolve().parents[2] / "var" / "stories"
WATCH = """
window.__breaches = [];
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@dataclass
class House:
    """A running Rugzak."""

    url: str
    environment: dict[str, str]

    def rugzak(self, *arguments: str) -> str:
        """Run the command-line program in this house and return what it prints."""
        command = [sys.executable, "-m", "rugzak.config.operation.cli", *arguments]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True, timeout=120
        ).stdout


@dataclass
class Watched:
    """What must stay empty during a story."""

    troubles: list[str] = field(default_factory=list)

    def look_at(self, page: Page) -> None:
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("response", lambda answer: self._answer(answer.status, answer.url))

    def _console(self, kind: str, text: str) -> None:
        # The browser also reports an answer of 4xx as an error; those a story asks for itself.
        if kind == "error" and "Failed to load resource" not in text:
            self.troubles.append(text)

    def _answer(self, status: int, url: str) -> None:
        if status >= 500:
            self.troubles.append(f"{status} {url}")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    name, port = databases.clone_for(f"stories{os.getpid()}"), _free_port()
    environment = _environment(name)
    LOGS.mkdir(parents=True, exist_ok=True)
    cli = [sys.executable, "-m", "rugzak.config.operation.cli"]
    subprocess.run([*cli, "manage", "collectstatic", "--noinput", "-v0"], env=environment, check=True)
    subprocess.run([*cli, "demo", "--only-data"], env=environment, check=True)
    with (LOGS / "web.log").open("w") as web_log, (LOGS / "worker.log").open("w") as worker_log:
        web = subprocess.Popen(
            web_command(host="127.0.0.1", port=port), env=environment, stdout=web_log, stderr=web_log
        )
        worker = subprocess.Popen([*cli, "worker"], env=environment, stdout=worker_log, stderr=worker_log)
        try:
            house = House(f"http://localhost:{port}", environment)
            _wait_for(f"{house.url}/readyz", web)
            yield house
        finally:
            for child in (web, worker):
                child.terminate()
            for child in (web, worker):
                child.wait(timeout=20)
            databases.drop(name)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail("no browser: run `python -m tools.browser`, or install Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(path),
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-sync"],
        )
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

    def open_one(*, wide: bool = False, **options: object) -> Page:
        size = {"width": 1280, "height": 900} if wide else {"width": 390, "height": 844}
        context = chromium.new_context(
            base_url=house.url, viewport=size, locale="nl-NL", timezone_id="Europe/Amsterdam", **options
        )
        context.add_init_script(WATCH)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        watched.look_at(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def wearing(new_browser: Callable[..., Page]) -> Callable[..., Page]:
    """``wearing("Wietske Hoekstra")`` is a browser in which that hat has been chosen."""

    def choose(name: str, *, wide: bool = False) -> Page:
        page = new_browser(wide=wide)
        page.goto("/")
        page.get_by_role("button", name=name).click()
        page.wait_for_url("**/")
        return page

    return choose


def _environment(database: str) -> dict[str, str]:
    """The demo's environment, pointed at the clone."""
    app, owner = os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"]
    return {
        **os.environ,
        "RUGZAK_MODE": "demo",
        "RUGZAK_SECURE_COOKIES": "0",
        "DATABASE_URL": _at(app, database),
        "DATABASE_OWNER_URL": _at(owner, database),
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }


def _at(address: str, database: str) -> str:
    front, _, query = address.partition("?")
    front = f"{front.rsplit('/', 1)[0]}/{database}"
    return f"{front}?{query}" if query else front


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, child: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if child.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the house does not answer at {url}; see {LOGS}")
