"""Every page of the access matrix, on a real server: nothing to stumble over, and no dead link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from tests.accessibility.furnish import NOBODY
from tests.accessibility.looking import WIDE, wrong_with

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, Browser, BrowserContext

    from tests.support.browsing import Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
VISITORS = [
    NOBODY, "aicha", "cees", "esther", "fenna", "hilde", "ruben", "samira", "wietske", "yusuf",
    "wietske+locked", "wietske+low", "wietske+must_choose", "wietske+stale",
]  # fmt: skip
LINK = re.compile(r'<(?:a|link)\b[^>]*?\shref="([^"#]+)')
# Following these changes something, or never ends.
NOT_FOLLOWED = "/live/"

Arrive = Callable[[str], "BrowserContext"]


@pytest.fixture
def arrive(furnished: dict[str, Any], chromium: Browser) -> Iterator[Arrive]:
    """``arrive("wietske")`` is her browser."""
    contexts = []

    def open_one(visitor: str) -> BrowserContext:
        context = chromium.new_context(base_url=furnished["url"], viewport=WIDE, locale="nl-NL")
        contexts.append(context)
        if visitor != NOBODY:
            key = furnished["sessions"][visitor]
            context.add_cookies([{"name": "rugzak", "value": key, "url": furnished["url"]}])
        return context

    yield open_one
    for context in contexts:
        context.close()


def test_every_visitor_is_expected(furnished: dict[str, Any]) -> None:
    assert sorted({visit["subject"] for visit in furnished["visits"]}) == sorted(VISITORS)


@pytest.mark.parametrize("visitor", VISITORS)
def test_nobody_stumbles(
    visitor: str, furnished: dict[str, Any], arrive: Arrive, axe: str, watched: Watched
) -> None:
    context = arrive(visitor)
    page = context.new_page()
    watched.look_at(page)
    wrong = []
    for visit in furnished["visits"]:
        if visit["subject"] != visitor:
            continue
        answer = context.request.get(visit["address"], max_redirects=0)
        if answer.status != visit["status"]:
            wrong.append(f"{visit['name']} {visit['address']}: {answer.status}")
        elif _is_page(answer):
            page.goto(visit["address"])
            wrong += [f"{visit['name']} {visit['address']}: {one}" for one in wrong_with(page, axe)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("visitor", [one for one in VISITORS if "+" not in one])
def test_every_link_leads_somewhere(visitor: str, furnished: dict[str, Any], arrive: Arrive) -> None:
    context = arrive(visitor)
    addresses = {visit["address"] for visit in furnished["visits"] if visit["subject"] == visitor}
    links = {link: address for address in sorted(addresses) for link in _links(context, address)}
    dead = []
    for link, found_on in sorted(links.items()):
        answer = context.request.get(link)
        if answer.status >= 400 or _is_sign_in(visitor, answer):
            dead.append(f"{link} on {found_on}: {answer.status} {answer.url}")
    assert dead == []


def _is_page(answer: APIResponse) -> bool:
    return answer.headers.get("content-type", "").startswith("text/html") and "<html" in answer.text()


def _links(context: BrowserContext, address: str) -> set[str]:
    answer = context.request.get(address, max_redirects=0)
    if not _is_page(answer):
        return set()
    found = {unescape(link) for link in LINK.findall(answer.text())}
    return {link for link in found if link.startswith("/") and NOT_FOLLOWED not in link}


def _is_sign_in(visitor: str, answer: APIResponse) -> bool:
    """Whether somebody who is in was sent to the door."""
    return visitor != NOBODY and "/demo/hoeden" in answer.url
