"""People in a room and people online: places apart, tables apart, and every surface says the same of it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import fill, follow, press, sees
from tests.stories.rooms import Room, at, come_in, door_opens, word_of
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
CALL = "https://praten.example/goed-werk"


def test_places_in_the_room_and_online_have_a_waiting_list_each(wearing: Callable[..., Page]) -> None:
    samira = wearing("Samira El Amrani", wide=True)
    plans(samira, "kleine-groep", seats=3, online_seats=1)
    follow(samira, "Wie komt er")
    press(samira, "Maak een link")
    link = samira.locator("[data-copy-value]").inner_text()
    wietske, ruben, cees = (wearing(name) for name in ("Wietske Hoekstra", "Ruben Dijkman", "Cees Aalbers"))
    for page, button in ((wietske, "Ik doe online mee"), (ruben, "Ik doe online mee"), (cees, "Ik kom naar")):
        page.goto(link)
        press(page, button)
    expect(wietske.get_by_role("heading", name="Je doet online mee")).to_be_visible()
    sees(ruben, "Je staat op de wachtlijst.")
    # Online is full; the room is not.
    expect(cees.get_by_role("heading", name="Je komt")).to_be_visible()
    samira.reload()
    has_places(samira, in_room=2, online=0)
    expect(samira.get_by_role("list", name="wacht op een plek")).to_contain_text(
        re.compile("Ruben Dijkman.*online", re.DOTALL)
    )
    press(wietske, "Liever in de zaal")
    expect(wietske.get_by_role("heading", name="Je komt")).to_be_visible()
    ruben.reload()
    expect(ruben.get_by_role("heading", name="Je doet online mee")).to_be_visible()
    samira.reload()
    has_places(samira, in_room=1, online=0)
    expect(samira.get_by_role("list", name="wacht op een plek")).to_have_count(0)


def test_who_is_online_has_a_table_and_every_surface_says_which(
    house: House, wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    room = opened(wearing, new_browser)
    home = room.joins(new_browser(), "Ik doe online mee")
    here = [room.joins(new_browser(), "Meedoen in de zaal") for _number in range(4)]
    come_in(house, room.code, 2)
    expect(room.remote.locator(".rg-note")).to_contain_text("1 van hen doet online mee.")
    expect(home.get_by_role("link", name="Naar het videogesprek")).to_have_attribute("href", CALL)
    room.go("Welkom", button="Begin")
    room.go("Trek een kaart")

    # Alone online: at a table in the room, and whoever sits there hears to put a device on it.
    room.go("Vertel wat jouw kaart")
    table = table_of(home)
    expect(home.locator(".ph-meet")).to_contain_text("te weinig mensen online")
    leads_to_the_call(home)
    for phone in here:
        if table_of(phone) == table:
            expect(phone.locator(".ph-meet")).to_contain_text("Zet één telefoon of laptop")
        else:
            expect(phone.locator(".ph-meet")).to_have_count(0)
    expect(room.remote.locator(".rg-note")).to_contain_text(table)
    expect(room.screen.locator(".dk-tables li")).to_have_count(2)
    expect(room.screen.locator(".dk-tables")).to_contain_text(tree_of(table))
    expect(room.screen.locator(".dk-tables")).not_to_contain_text("online")

    # Two come in from elsewhere, and who leads says that one goes on from home: enough for a table.
    come_in(house, room.code, 2, is_online=True)
    mover = here[0]
    moves(room, word_of(mover), "Doet nu online mee")
    for title in ("Geef je kaart", "Wat bracht dit gesprek", "Waar lukt dit al"):
        room.go(title)
    for phone in (home, mover):
        expect(phone.locator(".ph-table h2")).to_contain_text("Online tafel 1")
        expect(phone.locator(".ph-meet")).to_contain_text("Ga in het videogesprek naar Kamer Eik.")
        leads_to_the_call(phone)
    expect(room.remote.locator(".rg-note")).to_contain_text("4 van hen doen online mee.")
    expect(room.remote.locator(".rg-note")).to_contain_text("Dat is 1 tafel in het videogesprek.")
    there = room.screen.locator(".dk-tables li", has_text="online")
    expect(there).to_have_count(1)
    expect(there).to_contain_text(tree_of(table_of(home)))

    # Back in the building, during the round: at a table with the others at once.
    moves(room, word_of(mover), "Is nu in de zaal")
    expect(mover.locator(".ph-table h2")).to_have_text(table_of(here[1]))
    expect(mover.locator(".ph-meet")).to_have_count(0)
    expect(room.remote.locator(".rg-note")).to_contain_text("3 van hen doen online mee.")


def plans(page: Page, script: str, *, seats: int, online_seats: int | None = None, tables: str = "") -> None:
    page.goto(f"/sessies/nieuw/{script}/")
    page.get_by_label("Hoeveel plekken", exact=True).fill(str(seats))
    page.get_by_text("Er doen ook mensen online mee").click()
    fill(page, "Ook online?", CALL)
    fill(page, "Hoeveel plekken online", str(online_seats or ""))
    fill(page, "Waar praat elke online tafel?", tables)
    press(page, "Zet de sessie klaar")
    expect(page.get_by_role("link", name="Wie komt er")).to_be_visible()


def opened(wearing: Callable[..., Page], new_browser: Callable[..., Page]) -> Room:
    lotte = wearing("Lotte Brouwer")
    plans(lotte, "kaarten-wisselende-groepen", seats=20, tables="Kamer Eik")
    return door_opens(lotte, new_browser(wide=True))


def has_places(page: Page, *, in_room: int, online: int) -> None:
    card = page.locator(".card", has=page.get_by_role("heading", name="Plekken"))
    expect(card).to_contain_text(re.compile(rf"Vrij\s*{in_room}\s*Vrij online\s*{online}"))


def table_of(phone: Page) -> str:
    """ "Tafel 2, Berk", once the phone says so."""
    title = phone.locator(".ph-table h2")
    expect(title).to_be_visible()
    return title.inner_text()


def tree_of(table: str) -> str:
    return table.rsplit(" ", 1)[-1]


def leads_to_the_call(phone: Page) -> None:
    link = phone.get_by_role("link", name="Open het videogesprek")
    expect(link).to_have_attribute("href", CALL)


def moves(room: Room, word: str, button: str) -> None:
    """Who leads says of one seat where it takes part."""
    follow(room.remote, "Wie is er")
    room.remote.get_by_role("main").get_by_role("link", name=word).first.click()
    at(room.remote, word)
    press(room.remote, button)
    follow(room.remote, "Wie is er")
    follow(room.remote, "Naar de regie")
    expect(room.remote.locator(".rg-count")).to_be_visible()
