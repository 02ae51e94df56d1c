"""Whoever follows every link that is shown to them finds a page behind it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from rugzak.config.demo.organisations import ALL

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
HATS = [" ".join(part for part in known.name if part) for one in ALL for known in one.known if known.hat]
# Two pages of a kind say as much as all of them.
OF_A_KIND = 2


class Links(HTMLParser):
    """The addresses on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href")
        if tag == "a" and address:
            self.found.append(address)


@pytest.mark.parametrize("name", HATS)
def test_no_link_leads_nowhere(name: str, wearing: Callable[..., Page]) -> None:
    page = wearing(name)
    seen: dict[str, int] = {}
    wrong = []
    ways = deque([("", urlsplit(page.url).path)])
    while ways:
        source, address = ways.popleft()
        kind = _kind_of(address)
        if kind is None or seen.get(kind, 0) >= OF_A_KIND:
            continue
        seen[kind] = seen.get(kind, 0) + 1
        answer = page.request.get(address)
        if answer.status >= 400:
            wrong.append(f"{answer.status} {address} (on {source})")
        elif "text/html" in answer.headers.get("content-type", ""):
            ways.extend((address, found) for found in _links_in(answer.text()))
    assert len(seen) > 20
    assert not wrong, "\n".join(wrong)


def _kind_of(address: str) -> str | None:
    """Which page it is, whatever it is about; None for what is not a page of ours."""
    parts = urlsplit(address)
    if parts.netloc or not parts.path.startswith("/"):
        return None
    try:
        return resolve(parts.path).view_name
    except Resolver404:
        return f"nothing at {parts.path}"


def _links_in(page: str) -> Iterator[str]:
    links = Links()
    links.feed(page)
    yield from dict.fromkeys(links.found)
