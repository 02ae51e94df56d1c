"""What a page weighs on the wire, on a phone with little data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.stories.doing import follow
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
FIRST_VISIT_BYTES, FIRST_VISIT_REQUESTS = 150_000, 8
NEXT_PAGE_BYTES = 12_000
ROOM_BYTES = 60_000


class Scale:
    """Weighs everything that one browser fetches."""

    def __init__(self, page: Page) -> None:
        self.asked: dict[str, str] = {}
        self.weighed: dict[str, float] = {}
        wire = page.context.new_cdp_session(page)
        wire.on("Network.requestWillBeSent", self._asked)
        wire.on("Network.loadingFinished", self._finished)
        wire.send("Network.enable")
        self.page = page

    def put_down(self, deed: Callable[[], Any]) -> None:
        """Forget what came before, do it, and wait until the page has everything."""
        self.asked.clear()
        self.weighed.clear()
        deed()
        self.page.wait_for_load_state("load")
        self.page.wait_for_function("document.fonts.status === 'loaded'")

    @property
    def bytes(self) -> float:
        return sum(self.weighed.values())

    @property
    def hosts(self) -> set[str]:
        return {urlsplit(address).netloc for address in self.asked.values()}

    def _asked(self, event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            self.asked[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.asked:
            self.weighed[event["requestId"]] = event["encodedDataLength"]


@pytest.mark.parametrize("address", ["/toegang/", "/"])
def test_a_first_visit_is_light(address: str, house: House, new_browser: Callable[..., Page]) -> None:
    somebody_listens(new_browser())
    page = new_browser()
    if address == "/":
        wears_a_hat_elsewhere(page)
    scale = Scale(page)
    scale.put_down(lambda: page.goto(address))
    fetched = [found for found in scale.asked.values() if "/live/" not in found]
    assert scale.hosts == {urlsplit(house.url).netloc}
    assert len(fetched) <= FIRST_VISIT_REQUESTS, "\n".join(fetched)
    assert scale.bytes <= FIRST_VISIT_BYTES, scale.weighed


def test_a_next_page_is_light(wearing: Callable[..., Page]) -> None:
    page = wearing("Wietske Hoekstra")
    scale = Scale(page)
    for name in ("Agenda", "Van mij"):
        scale.put_down(lambda name=name: follow(page.get_by_role("navigation", name="Hoofdmenu"), name))
        assert scale.bytes <= NEXT_PAGE_BYTES, (name, scale.asked, scale.weighed)


def test_the_first_page_of_a_room_is_lighter_still(
    house: House, wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    lotte = wearing("Lotte Brouwer")
    lotte.goto("/sessies/nieuw/kleine-groep/")
    lotte.get_by_role("button", name="Zet de sessie klaar").click()
    lotte.get_by_role("button", name="Zet de deur open").click()
    code = lotte.locator(".room-code").inner_text().replace(" ", "")
    page = new_browser()
    scale = Scale(page)
    scale.put_down(lambda: page.goto(f"/m/{code}/"))
    assert scale.hosts == {urlsplit(house.url).netloc}
    assert scale.bytes <= ROOM_BYTES, scale.weighed
    scale.put_down(lambda: page.get_by_role("button", name="Meedoen").click())
    page.locator(".ph-code").wait_for()
    assert scale.bytes <= ROOM_BYTES / 3, scale.weighed


def somebody_listens(page: Page) -> None:
    """A server that only now begins to hear tells its first listener to look once more; this is not she."""
    wears_a_hat_elsewhere(page)
    with page.expect_response("**/live/"):
        page.goto("/")


def wears_a_hat_elsewhere(page: Page) -> None:
    """Sign in without loading a page, so that the next one is the first visit."""
    hats = page.request.get("/demo/hoeden/").text()
    token = hats.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    who = hats.split("Wietske Hoekstra")[0].rsplit('value="', 1)[1].split('"')[0]
    answer = page.request.post(
        "/demo/hoeden/op/", form={"csrfmiddlewaretoken": token, "wie": who}, max_redirects=0
    )
    assert answer.status == 302
