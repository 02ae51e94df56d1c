"""A session with its surfaces, as stories about rooms want it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import indent

from playwright.sync_api import Page, expect

from tests.stories.doing import follow, press
from tests.support.houses import House

HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
INSIDE = """
from rugzak.apps.gatherings.models import *
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import DoorPurpose
with inside(doors.behind(purpose=DoorPurpose.ROOM, token={code!r})[0]):
    room = Gathering.objects.get(code={code!r})
"""


@dataclass
class Room:
    """A session with its surfaces."""

    remote: Page
    screen: Page
    code: str
    phones: list[Page] = field(default_factory=list)

    def go(self, title: str, button: str = "Verder") -> None:
        """A step on, and every screen that is not in somebody's words follows."""
        self.remote.get_by_role("button", name=button, exact=True).click()
        at(self.remote, title)

    def all_at(self, title: str, *, but: Iterable[Page] = ()) -> None:
        """The big screen and every phone show it, apart from those that are somewhere else."""
        for surface in (self.screen, *self.phones):
            if surface not in but:
                at(surface, title)

    def joins(self, phone: Page, button: str = "Meedoen") -> Page:
        phone.goto(f"/M/{self.code}/")
        press(phone, button)
        expect(phone.locator(".ph-code")).to_be_visible()
        self.phones.append(phone)
        return phone


def door_opens(leader: Page, screen: Page) -> Room:
    """From the page of a session that is planned: the code, the big screen, and the remote in hand."""
    press(leader, "Zet de deur open")
    code = leader.locator(".room-code").inner_text().replace(" ", "")
    screen.goto(f"/m/{code}/doek/")
    expect(screen.get_by_role("img", name="QR-code om mee te doen")).to_be_visible()
    expect(screen.locator(".dk-code")).to_contain_text(code[:3])
    follow(leader, "Open de regie")
    return Room(leader, screen, code)


def at(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def word_of(phone: Page) -> str:
    """How this phone is called in the room, without its shape: "Groene Lamp"."""
    return phone.locator(".ph-me > span").evaluate("(line) => line.firstChild.textContent.trim()")


def put_away(phone: Page) -> None:
    """In a pocket: the browser stops listening."""
    with phone.expect_event("requestfailed", lambda request: "/live/" in request.url):
        phone.evaluate(HIDE, True)


def taken_up(phone: Page) -> None:
    phone.evaluate(HIDE, False)


def behind(house: House, code: str, deeds: str) -> str:
    """Run these lines inside, where ``room`` is the session with this code; what they print comes back."""
    return house.inside(INSIDE.format(code=code) + indent(deeds, "    "))


def come_in(house: House, code: str, people: int, *, is_online: bool = False) -> None:
    """People of whom this story needs no browser."""
    behind(
        house,
        code,
        "from rugzak.apps.gatherings.entering import new_token\n"
        "from rugzak.apps.gatherings.services import joining\n"
        f"for _number in range({people}):\n"
        f"    joining.join(gathering=room, token=new_token(), is_online={is_online})\n",
    )
