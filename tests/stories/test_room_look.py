"""How a room looks to who is in it: large enough, in reach of a thumb, and nothing outside the picture."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import press
from tests.stories.rooms import Room
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

# One room at each kind of step, in the longest words a script may hold, with more on the table than fits.
ROOMS = """
import json
from datetime import timedelta
from django.utils import timezone
from rugzak.apps.gatherings.entering import new_token
from rugzak.apps.gatherings.script import TEXT_LIMIT, TITLE_LIMIT, Script, Step
from rugzak.apps.gatherings.services import joining, planning, steering, writing
from rugzak.apps.gatherings.words import PIECE_LIMITS, StepKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import DoorPurpose

LONG = "Verantwoordelijkheidsverdelingsgesprekken met de onregelmatige nachtdienst horen er ook bij. " * 40
WRITTEN = {"checkin": "checkin", "collect": "habit", "cluster": "habit", "closing": "line"}

def room(kind, lotte):
    step = Step(kind, LONG[:TITLE_LIMIT], LONG[:TEXT_LIMIT], 5, phone=LONG[:TEXT_LIMIT], part=LONG[:60],
                key="s", rotate=kind in ("story_tell", "group_talk"))
    plan = planning.Plan(title=LONG[:90], starts_at=timezone.now(), seats=24)
    row = planning.make_gathering(plan=plan, script=Script((step,)), method_name="lang", key=new_id(), by=lotte)
    row = planning.open_door(gathering=row, by=lotte)
    tokens = [new_token() for _n in range(24)]
    seats = [joining.join(gathering=row, token=token) for token in tokens]
    row.refresh_from_db()
    row = steering.start(gathering=row, seen=row.version, by=lotte)
    if kind == "free":
        row.ends_at = timezone.now() - timedelta(minutes=1)
        row.save(update_fields=["ends_at"])
    written = WRITTEN.get(kind)
    for seat, token in zip(seats, tokens) if written else ():
        words = writing.Words(piece_id=new_id(), kind=written, step_key="s", body=LONG[: PIECE_LIMITS[written]])
        writing.write(gathering=row, seat=seat, token=token, words=words)
    return [row.code, tokens[0]]

with inside(doors.behind(purpose=DoorPurpose.ADDRESS, token="ruimbos")[0]):
    lotte = Member.objects.get(first_name="Lotte", last_name="Brouwer")
    print(json.dumps({kind: room(kind, lotte) for kind in StepKind.values}))
"""
ON_SCREEN = """() => {
  const wrong = [], root = document.scrollingElement;
  const bar = document.querySelector(".dk-bar").getBoundingClientRect();
  const margin = innerWidth / 100 * 4.9, of1920 = 1920 / innerWidth;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) wrong.push("the page scrolls");
  if (!document.querySelector(".dk-bar b").checkVisibility()) wrong.push("no code in the bar");
  for (const one of document.querySelectorAll(".dk-main *")) {
    const speaks = [...one.childNodes].some((part) => part.nodeType === 3 && part.textContent.trim());
    if (one.closest(".sr, svg, .dk-fan") || !one.checkVisibility() || !speaks) continue;
    const box = one.getBoundingClientRect(), size = parseFloat(getComputedStyle(one).fontSize) * of1920;
    const said = `${one.tagName} ${one.className} ${one.textContent.slice(0, 20)}`;
    if (box.bottom > bar.top || box.top < 0) wrong.push(`${said}: under the bar or above the edge`);
    if (box.left < margin || box.right > innerWidth - margin) wrong.push(`${said}: outside the safe margin`);
    if (size < (one.tagName === "H1" ? 72 : 40)) wrong.push(`${said}: ${size} px`);
  }
  return wrong;
}"""
ON_PHONE = """() => {
  const wrong = [], root = document.scrollingElement;
  if (root.scrollWidth > innerWidth) wrong.push(`scrolls sideways: ${root.scrollWidth}`);
  for (const go of document.querySelectorAll(".go")) {
    const high = go.getBoundingClientRect().height;
    if (go.checkVisibility() && high < 56) wrong.push(`the button is ${high} px high`);
  }
  for (const one of document.querySelectorAll("#stage p, #desk p, #desk textarea")) {
    const size = parseFloat(getComputedStyle(one).fontSize);
    if (one.checkVisibility() && size < 15) wrong.push(`${one.className}: ${size} px`);
  }
  for (const one of document.querySelectorAll("#stage > p")) {
    const long = one.clientWidth / parseFloat(getComputedStyle(one).fontSize);
    if (long > 24) wrong.push(`a line of ${Math.round(long / 0.52)} letters`);
  }
  return wrong;
}"""


@pytest.fixture(scope="module")
def long_rooms(house: House) -> dict[str, list[str]]:
    return json.loads(house.inside(ROOMS).splitlines()[-1])


@pytest.mark.parametrize("size", [{"width": 1920, "height": 1080}, {"width": 1280, "height": 720}])
def test_nothing_leaves_the_big_screen_however_long_it_is(
    size: dict[str, int], long_rooms: dict[str, Any], new_browser: Callable[..., Page]
) -> None:
    screen = new_browser(wide=True)
    screen.set_viewport_size(size)
    wrong = []
    for kind, (code, _token) in long_rooms.items():
        screen.goto(f"/m/{code}/doek/")
        screen.evaluate("document.fonts.ready")
        wrong += [f"{kind}: {one}" for one in screen.evaluate(ON_SCREEN)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_phone_scrolls_sideways_however_long_it_is(
    width: int, long_rooms: dict[str, Any], house: House, new_browser: Callable[..., Page]
) -> None:
    phone = new_browser()
    phone.set_viewport_size({"width": width, "height": 640})
    wrong = []
    for kind, (code, token) in long_rooms.items():
        cookie = {"name": f"zaal-{code}", "value": token, "url": f"{house.url}/m/{code}/"}
        phone.context.add_cookies([cookie])
        phone.goto(f"/m/{code}/")
        expect(phone.locator(".ph-code")).to_be_visible()
        wrong += [f"{kind}: {one}" for one in phone.evaluate(ON_PHONE)]
    assert not wrong, "\n".join(wrong)


def test_when_the_time_is_over_everybody_can_see_it(
    long_rooms: dict[str, Any], house: House, new_browser: Callable[..., Page]
) -> None:
    for kind, is_over in (("free", True), ("closing", False)):
        code, token = long_rooms[kind]
        page = new_browser()
        page.context.add_cookies([{"name": f"zaal-{code}", "value": token, "url": f"{house.url}/m/{code}/"}])
        for address in (f"/m/{code}/", f"/m/{code}/doek/"):
            page.goto(address)
            expect(page.locator("#line")).to_be_visible()
            expect(page.locator("#over")).to_be_visible(visible=is_over)


def test_what_others_gave_waits_behind_one_tap_and_sent_is_said_each_time(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    other, phone = room.joins(new_browser()), room.joins(new_browser())
    room.go("Welkom", button="Begin")
    for title in ("Denk aan één moment", "Vertel je moment", "Welke kleine gewoonte"):
        room.go(title)
    other.get_by_label("Als …, dan …").fill("Als iemand boos is, dan loop ik eerst mee.")
    press(other, "Leg op tafel")
    given = phone.locator("#said")
    expect(given.locator("summary")).to_contain_text("Wat er al ligt (1)")
    expect(given.get_by_text("dan loop ik eerst mee")).to_be_hidden()
    expect(room.screen.get_by_text("dan loop ik eerst mee")).to_be_visible()
    given.locator("summary").click()
    expect(given.get_by_text("dan loop ik eerst mee")).to_be_visible()
    said = phone.locator("#say")
    for word in ("Koffie", "Thee"):
        said.evaluate("(line) => { line.textContent = ''; }")
        phone.get_by_label("Als …, dan …").fill(f"{word} klaarzetten.")
        press(phone, "Leg op tafel")
        expect(said).to_contain_text("Verstuurd.")
    expect(given.get_by_text("Thee klaarzetten.")).to_be_visible()


def test_at_a_table_the_phone_lies_down_after_one_tap(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    phone = room.joins(new_browser())
    for _n in range(2):
        room.joins(new_browser())
    room.go("Welkom", button="Begin")
    for title in ("Denk aan één moment", "Vertel je moment"):
        room.go(title)
    expect(phone.get_by_role("heading", name="Tafel 1")).to_be_visible()
    expect(phone.get_by_text("Telefoon neer", exact=True)).to_be_hidden()
    press(phone, "Ik zit")
    expect(phone.get_by_text("Telefoon neer", exact=True)).to_be_visible()
    expect(phone.get_by_role("button", name="Ik zit")).to_be_hidden()
    phone.reload()
    expect(phone.get_by_text("Telefoon neer", exact=True)).to_be_visible()
    expect(phone.get_by_role("heading", name="Tafel 1")).to_be_visible()


def test_a_second_tap_on_the_same_place_closes_no_room(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    room.joins(new_browser())
    room.go("Welkom", button="Begin")
    expect(room.remote.locator(".rg-count")).to_contain_text("1 binnen")
    for title in (
        "Denk aan één moment",
        "Vertel je moment",
        "Welke kleine",
        "Welke houden we",
        "Wat neem je mee",
    ):
        room.go(title)
    onward = room.remote.get_by_role("button", name="Verder", exact=True).bounding_box()
    room.go("Oogst")
    close = room.remote.get_by_role("button", name="Sluit de kamer").bounding_box()
    assert onward is not None
    assert close is not None
    assert close["y"] + close["height"] <= onward["y"] + onward["height"] / 2
    # In large letters, or on its side, the keys lie over nothing.
    for size in ({"width": 320, "height": 256}, {"width": 844, "height": 390}):
        room.remote.set_viewport_size(size)
        keys = room.remote.locator(".ph-foot").bounding_box()
        count = room.remote.locator(".rg-circles").bounding_box()
        assert keys is not None
        assert count is not None
        below = count["y"] + count["height"] <= keys["y"]
        assert below or count["x"] + count["width"] <= keys["x"]
