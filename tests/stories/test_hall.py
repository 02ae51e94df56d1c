"""A hall: eighty people, most of them without a browser of their own here, four phones, a screen and two who lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import follow, press
from tests.stories.rooms import Room, at, come_in, door_opens
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
SEATS = 80
LINE = "Ik begin morgen met luisteren."
HURTFUL = "Die van boven weten er niets van."


@pytest.fixture
def hall(house: House, wearing: Callable[..., Page], new_browser: Callable[..., Page]) -> Room:
    """Samira and Fenna lead; all but four came in before."""
    samira = wearing("Samira El Amrani")
    samira.goto("/sessies/nieuw/congres/")
    samira.get_by_label("Hoeveel plekken", exact=True).fill(str(SEATS))
    samira.get_by_label("Wie neemt over als jouw apparaat uitvalt?").select_option(label="Fenna Postma")
    press(samira, "Zet de sessie klaar")
    room = door_opens(samira, new_browser(wide=True))
    come_in(house, room.code, SEATS - 4)
    for _number in range(4):
        room.joins(new_browser())
    expect(samira.locator(".rg-count")).to_contain_text(f"{SEATS} binnen")
    return room


def test_a_hall_draws_gives_is_silent_and_two_read_before_the_screen_shows(
    hall: Room, wearing: Callable[..., Page]
) -> None:
    room, phones = hall, hall.phones
    room.go("Welkom", button="Begin")
    room.go("Vertel je buur")
    room.go("Drie vragen")
    for surface in (room.screen, *phones):
        at(surface, "Drie vragen")

    room.go("Trek een kaart")
    for phone in phones:
        press(phone, "Trek er een voor mij")
        expect(phone.locator(".turned .rc")).to_be_visible()
    expect(room.remote.locator(".rg-count")).to_contain_text(f"4 van {SEATS} klaar")
    room.go("Zoek je groep")
    assert len({table_of(phone) for phone in phones}) == 1, "who came in together begins as neighbours"
    expect(room.remote.locator(".rg-count")).to_contain_text(f"{SEATS // 4} tafels bezig")
    room.go("Geef je kaart")
    nobody_follows_a_table(room)
    room.go("Stilte")
    expect(room.screen.locator("body")).to_have_class("dk hush")
    phones[0].get_by_label("Voor jezelf").fill("Alleen voor mij")

    # The hall goes on; who is writing is not taken out of it.
    room.go("Trek een kaart")
    expect(phones[0].locator("#follow")).to_be_visible()
    expect(phones[0].get_by_label("Voor jezelf")).to_be_focused()
    press(phones[0], "Ga mee naar de volgende stap")
    at(phones[0], "Trek een kaart")
    room.go("Nieuwe groep")
    assert len({table_of(phone) for phone in phones}) == len(phones), "and meets others after that"
    for title in (
        "Geef je kaart",
        "Stilte",
        "Trek een kaart",
        "Nog één nieuwe groep",
        "Geef je kaart",
        "Stilte",
        "Eén zin voor de zaal",
    ):
        room.go(title)
    for surface in (room.screen, room.remote, *phones[1:]):
        assert "Alleen voor mij" not in surface.content()

    # A sentence for the hall goes by two who read, and only then to everybody.
    phones[0].get_by_label("Eén zin").fill(LINE)
    press(phones[0], "Zet op de muur")
    phones[1].get_by_label("Eén zin").fill(HURTFUL)
    press(phones[1], "Zet op de muur")
    expect(room.remote.locator(".rg-count")).to_contain_text(f"2 van {SEATS} klaar")
    with room.remote.expect_popup() as opened:
        follow(room.remote, "Lees mee voor het doek")
    first = opened.value
    fenna = wearing("Fenna Postma", wide=True)
    fenna.goto(first.url)
    reads(first, LINE, "Mag op het doek")
    expect(first.get_by_text("Jij las mee. Wacht op de ander.")).to_be_visible()
    reads(first, HURTFUL, "Niet op het doek")
    expect(first.get_by_text(HURTFUL)).to_have_count(0)
    assert LINE not in room.screen.content()
    expect(fenna.get_by_text("De ander las al mee.")).to_be_visible()
    reads(fenna, LINE, "Mag op het doek")
    expect(fenna.get_by_text("Er wacht niets")).to_be_visible()
    for phone in phones[2:4]:
        phone.locator("#laid summary").click()
    for surface in (room.screen, phones[2], phones[3]):
        expect(surface.get_by_text(LINE)).to_be_visible()
        assert HURTFUL not in surface.content()

    # In the harvest its maker hears that it was kept off, and nobody else does.
    room.go("Oogst")
    expect(phones[1].locator(".taken-down")).to_contain_text("Alleen jij ziet dit.")
    expect(phones[0].locator(".offers li", has_text=LINE)).to_have_count(1)
    for surface in (room.screen, room.remote, phones[0], *phones[2:]):
        assert HURTFUL not in surface.content()


def table_of(phone: Page) -> str:
    expect(phone.locator(".ph-table h2")).to_be_visible()
    return phone.locator(".ph-table h2").inner_text()


def nobody_follows_a_table(room: Room) -> None:
    """In a hall a card is given by hand: no list of who sits where, on the phone or on the remote."""
    for phone in room.phones:
        expect(phone.get_by_text("Lees je kaart voor aan wie vertelde")).to_be_visible()
        expect(phone.locator(".mates")).to_have_count(0)
    expect(room.remote.locator(".rg-offers")).to_have_count(0)


def reads(page: Page, words: str, button: str) -> None:
    page.locator(".card", has=page.get_by_role("heading", name=words)).get_by_role(
        "button", name=button
    ).click()
