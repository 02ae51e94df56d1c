"""Guests without an account: asked by a mail that really arrives, in with its link, and afterwards nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email.message import Message
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rugzak.ground.notices.tests.letterbox import Letterbox, a_letterbox
from tests.stories.doing import fill, follow, is_told, path_in, press, sees, sees_heading
from tests.stories.rooms import at, door_opens
from tests.support import houses
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
RELATIVE, COUNCIL = "naaste@thuis.example", "raad@clienten.example"
ABOUT = "Een middag over goed werk"
STORY = "Ik zat naast mijn vader en niemand had haast."


@pytest.fixture(scope="module")
def box() -> Iterator[Letterbox]:
    with a_letterbox() as box:
        yield box


@pytest.fixture(scope="module")
def house(box: Letterbox, django_db_blocker: Any) -> Iterator[House]:
    """The demo with a mail server behind it."""
    assert box.address
    server = f"smtp://{box.address.host}:{box.address.port}"
    with django_db_blocker.unblock(), houses.demo_house("post", RUGZAK_MAIL_URL=server) as house:
        yield house


def test_a_guest_comes_by_a_mail_takes_part_and_is_forgotten(
    house: House, box: Letterbox, wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    lotte = wearing("Lotte Brouwer", wide=True)
    plans(lotte)
    session = lotte.url
    follow(lotte, "Wie komt er")
    asks(lotte, "een naaste", RELATIVE)
    is_told(lotte, "De uitnodiging is onderweg.")
    words = text_of(box.letter_to(RELATIVE))
    assert "Stichting Ruimbos nodigt je uit" in words
    assert ABOUT not in words

    # One tap in the mail's own link, on a phone without an account.
    link = path_in(words)
    guest = new_browser()
    guest.goto(link)
    sees_heading(guest, ABOUT)
    sees(guest, "Je bent uitgenodigd door Lotte.")
    press(guest, "Ik kom")
    expect(guest.get_by_role("heading", name="Je komt")).to_be_visible()
    lotte.reload()
    expect(lotte.get_by_role("list", name="komt", exact=True)).to_contain_text("een naaste")
    expect(lotte.get_by_role("list", name="komt", exact=True)).to_contain_text("mail verstuurd")
    assert RELATIVE not in lotte.content()

    # The same link leads into the room as soon as there is one.
    lotte.goto(session)
    room = door_opens(lotte, new_browser(wide=True))
    guest.goto(link)
    follow(guest, "Ga naar de kamer")
    expect(guest.get_by_role("radio", name="Gast")).to_be_checked()
    press(guest, "Meedoen")
    at(guest, "Je bent binnen")
    expect(lotte.locator(".rg-count")).to_contain_text("1 binnen")
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    guest.get_by_label("Mijn moment").fill(STORY)
    press(guest, "Klaar")
    expect(lotte.locator(".rg-count")).to_contain_text("1 van 1 klaar")
    for title in ("Vertel je moment", "Welke kleine gewoonte", "Welke houden we?", "Wat neem je mee?"):
        room.go(title)
    room.go("Oogst")
    expect(guest.locator(".offers li", has_text=STORY)).to_have_count(1)
    press(lotte, "Sluit de kamer")
    at(guest, "gesloten")
    # Its own page comes once more, with what is left of it.
    sees(guest, "Dank je wel.")

    guest.goto(link)
    sees(guest, "Deze sessie is geweest.")
    assert left_after_days(house, 2) == "0 letters with an address, 0 links, 0 seats, 0 pieces"
    guest.goto(link)
    sees_heading(guest, "Deze link werkt niet meer")
    assert left_after_days(house, 9).startswith("no letters")
    assert tables_with(house, RELATIVE, STORY, path_in(words).strip("/").split("/")[-1]) == "[]"


def test_who_wants_no_mail_gets_none(
    box: Letterbox, wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    lotte = wearing("Lotte Brouwer", wide=True)
    plans(lotte)
    session = lotte.url
    follow(lotte, "Wie komt er")
    asks(lotte, "de cliëntenraad", COUNCIL)
    asks(lotte, "een partner", "partner@thuis.example")
    guest = new_browser()
    guest.goto(path_in(text_of(box.letter_to(COUNCIL))))
    follow(guest, "Nooit meer zo'n mail")
    press(guest, "Mail mij nooit meer")
    sees_heading(guest, "Je krijgt geen mail meer")

    # Not for another session, in other letters, by whoever asks.
    plans(lotte)
    follow(lotte, "Wie komt er")
    asks(lotte, "iemand van de raad", COUNCIL.upper())
    is_told(lotte, "Dit adres wil geen uitnodigingen meer.")
    expect(lotte.get_by_text("Er is nog niemand uitgenodigd")).to_be_visible()
    # And not when the session it was for goes off: the other guest hears that, and would hear it later.
    lotte.goto(session)
    press(lotte, "Gaat niet door")
    press(lotte.get_by_role("dialog"), "Ja, gelast af")
    off = box.letter_to("partner@thuis.example", 2)
    assert "gaat niet door" in str(off["Subject"])
    assert len(box.to(COUNCIL)) == 1
    assert box.to(COUNCIL.upper()) == []


def test_a_guest_who_cannot_come_gives_the_place_to_who_waits(
    box: Letterbox, wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    lotte = wearing("Lotte Brouwer", wide=True)
    plans(lotte, seats=3)
    follow(lotte, "Wie komt er")
    for name in ("plek een", "plek twee"):
        asks(lotte, name, "")
        expect(lotte.get_by_text(name, exact=True).first).to_be_visible()
    first, second = (f"{name}@thuis.example" for name in ("eerste", "tweede"))
    guests = {}
    for address in (first, second):
        asks(lotte, "een gast", address)
        guests[address] = new_browser()
        guests[address].goto(path_in(text_of(box.letter_to(address))))
        press(guests[address], "Ik kom")
    sees(guests[second], "Je staat op de wachtlijst.")
    press(guests[first], "Ik kan toch niet")
    sees(guests[first], "Je hoeft niet te zeggen waarom.")
    place = box.letter_to(second, 2)
    assert "Er is een plek voor je" in str(place["Subject"])
    guests[second].goto(path_in(text_of(place)))
    expect(guests[second].get_by_role("heading", name="Je komt")).to_be_visible()


def plans(page: Page, seats: int = 12) -> None:
    page.goto("/sessies/nieuw/kleine-groep/")
    fill(page, "Naam van de sessie", ABOUT)
    page.get_by_label("Hoeveel plekken", exact=True).fill(str(seats))
    press(page, "Zet de sessie klaar")
    sees_heading(page, ABOUT)


def asks(page: Page, label: str, address: str) -> None:
    fill(page, "Wie komt er?", label)
    fill(page, "Mailadres", address)
    press(page, "Nodig uit of houd een plek vrij")


def text_of(letter: Message) -> str:
    """What stands in it, subject included; of two versions the plain one."""
    part = next(part for part in letter.walk() if part.get_content_type() == "text/plain")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return f"{letter['Subject']}\n{content.decode()}"


CLOCK = """
from datetime import timedelta
from django.db import connection
from django.utils import timezone
from rugzak.apps.gatherings.models import *
from rugzak.apps.gatherings.services import guests, harvest
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.models import Door
from rugzak.ground.tenancy.words import DoorPurpose
with inside(doors.behind(purpose=DoorPurpose.ADDRESS, token="ruimbos")[0]):
"""


def left_after_days(house: House, days: int) -> str:
    """The clock does so many days later what it does every quarter of an hour; what is left of guests then."""
    return house.inside(
        CLOCK
        + f"""
    at = timezone.now() + timedelta(days={days})
    harvest.clear_rooms(at=at)
    guests.forget_guests(at=at)
    rooms = Gathering.objects.filter(title={ABOUT!r}, state="closed")
    letters = GuestLetter.objects.filter(gathering__in=rooms)
    with_address = letters.exclude(address=None).count()
    links = sum(len(one.link_hashes) for one in letters)
    seats = Seat.objects.filter(gathering__in=rooms).count()
    pieces = Piece.objects.filter(gathering__in=rooms).count()
    print("no letters" if not letters else f"{{with_address}} letters with an address,", f"{{links}} links,", end=" ")
    print(f"{{seats}} seats, {{pieces}} pieces")
"""
    )


def tables_with(house: House, *needles: str) -> str:
    """The tables in which one of these words stands anywhere."""
    return house.inside(
        CLOCK
        + f"""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for word in {needles!r}:
                cursor.execute(f'SELECT count(*) FROM "{{table}}" AS row WHERE row::text LIKE %s', [f"%{{word}}%"])
                found += [table] if cursor.fetchone()[0] else []
    print(found)
"""
    )
