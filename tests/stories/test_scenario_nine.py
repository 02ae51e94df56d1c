"""Sc-9: twenty people with cards in three rounds. Six phones are browsers; the others come in and do as they do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import press
from tests.stories.rooms import Room, behind, come_in, word_of
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
PEOPLE, PHONES = 20, 6
PRIVATE = "Dit neem ik mee naar huis."
LINES = (
    "Ik vraag het eerst.",
    "Ik wacht tien tellen.",
    "Ik noem wat lukte.",
    "Ik ga er even bij zitten.",
    "Ik bel dezelfde avond.",
)
OTHERS_DRAW = """
from rugzak.apps.gatherings.services import hands
for seat in Seat.objects.filter(gathering=room):
    if not HeldCard.objects.filter(seat=seat).exists():
        hands.draw_card(gathering=room, seat=seat)
print(len(set(HeldCard.objects.filter(gathering=room).values_list("card_id", flat=True))))
"""
OTHERS_GIVE = """
from rugzak.apps.gatherings.aliases import Alias
from rugzak.apps.gatherings.services import hands, tables
seats = list(Seat.objects.filter(gathering=room))
teller = next(seat for seat in seats if Alias(seat.alias).word == {word!r})
for seat in Seat.objects.filter(pk__in=tables.at_the_same_table(room, teller)):
    if not CardGift.objects.filter(giver=seat).exists():
        hands.give_card(gathering=room, giver=seat, to_id=teller.pk)
"""


def test_twenty_people_three_rounds_of_cards_and_nobody_meets_twice(
    house: House, open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kaarten-wisselende-groepen")
    for _number in range(PHONES):
        room.joins(new_browser())
    come_in(house, room.code, PEOPLE - PHONES)
    expect(room.remote.locator(".rg-count")).to_contain_text(f"{PEOPLE} binnen")
    room.go("Welkom", button="Begin")
    room.all_at("Welkom")

    # Twenty different cards, face down until somebody turns the own one.
    room.go("Trek een kaart")
    room.all_at("Trek een kaart")
    for phone in room.phones:
        press(phone, "Trek er een voor mij")
        expect(phone.locator(".turned .rc")).to_be_visible()
    assert behind(house, room.code, OTHERS_DRAW) == str(PEOPLE)
    expect(room.remote.locator(".rg-count")).to_contain_text(f"{PEOPLE} van {PEOPLE} klaar")

    # Round 1: one tells, and the three others at that table give their card.
    room.go("Vertel wat jouw kaart")
    nobody_meets_twice(room)
    room.go("Geef je kaart")
    teller = room.phones[0]
    gives_to(room, word_of(teller))
    behind(house, room.code, OTHERS_GIVE.format(word=word_of(teller)))
    expect(teller.locator(".got li")).to_have_count(3)
    assert "3" not in room.remote.locator(".rg-count").inner_text()

    # Silence: what is written stays on that phone.
    room.go("Wat bracht dit gesprek")
    room.all_at("Wat bracht dit gesprek")
    expect(room.screen.locator("body")).to_have_class("dk hush")
    teller.get_by_label("Voor jezelf").fill(PRIVATE)
    for surface in (room.screen, room.remote, *room.phones[1:]):
        assert PRIVATE not in surface.content()
    room.go("Waar lukt dit al")
    nobody_meets_twice(room)
    press(teller, "Ga mee naar de volgende stap")
    for title in ("Geef je kaart", "Wat bracht dit gesprek"):
        room.go(title)
    room.go("Wat heb je nodig")
    nobody_meets_twice(room)
    for title in ("Geef je kaart", "Wat bracht dit gesprek", "Wat neem je mee"):
        room.go(title)

    # Five share a line, and everybody reads five.
    room.all_at("Wat neem je mee")
    for phone, line in zip(room.phones, LINES, strict=False):
        phone.get_by_label("Eén zin").fill(line)
        press(phone, "Zet op de muur")
    expect(room.screen.locator(".dk-wall li")).to_have_count(len(LINES))
    for phone in room.phones:
        expect(phone.locator("#stage .wall li")).to_have_count(len(LINES))

    # Home with the own card and what one got, which opens for who has no account.
    room.go("Oogst")
    expect(teller.locator(".got li")).to_have_count(4)
    with teller.expect_popup() as opened:
        teller.locator(".got a").first.click()
    expect(opened.value.get_by_role("heading", level=1)).to_be_visible()


def test_with_twelve_people_the_remote_says_honestly_that_some_meet_again(
    house: House, open_room: Callable[..., Room]
) -> None:
    room = open_room("kaarten-wisselende-groepen")
    come_in(house, room.code, 12)
    expect(room.remote.locator(".rg-count")).to_contain_text("12 binnen")
    room.go("Welkom", button="Begin")
    for title in ("Trek een kaart", "Vertel wat jouw kaart", "Geef je kaart", "Wat bracht dit gesprek"):
        room.go(title)
    room.go("Waar lukt dit al")
    expect(room.remote.locator(".rg-count")).to_contain_text(
        re.compile(r"Herhaalde ontmoetingen: ([1-9]\d*)\. Minimum \1, bereikt \1\.")
    )


def nobody_meets_twice(room: Room) -> None:
    """Five tables on the screen, a table on every phone, and the remote counts who met before."""
    expect(room.screen.locator(".dk-tables li")).to_have_count(PEOPLE // 4)
    expect(room.remote.locator(".rg-count")).to_contain_text("5 tafels bezig")
    expect(room.remote.locator(".rg-count")).to_contain_text("Herhaalde ontmoetingen: 0.")


def gives_to(room: Room, word: str) -> None:
    """Whoever sits with this one and has a phone taps on that name."""
    for phone in room.phones:
        expect(phone.locator(".mates button")).to_have_count(3)
        mate = phone.locator(".mates button", has_text=word)
        if mate.count():
            mate.click()
            expect(phone.get_by_text(f"Gegeven aan {word}")).to_be_visible()
