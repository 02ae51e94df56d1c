"""A session in one afternoon: who leads with a remote, several phones and a big screen, all at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import press
from tests.stories.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


def test_a_small_group_from_the_code_to_the_harvest(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    first, second, third = (room.joins(new_browser()) for _number in range(3))
    expect(room.remote.locator(".rg-count")).to_contain_text("3 binnen")
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    expect(first.get_by_role("heading", level=1)).to_contain_text("Denk aan één moment")
    expect(room.screen.get_by_role("heading", level=1)).to_contain_text("Denk aan één moment")
    first.get_by_label("Mijn moment").fill("Ik loop naast hem. Hij pakt mijn arm.")
    press(first, "Klaar")
    press(second, "Ik vertel het liever")
    third.get_by_label("Mijn moment").fill("Ik ben nog bezig")
    expect(room.remote.locator(".rg-count")).to_contain_text("2 van 3 klaar")
    assert "Hij pakt mijn arm" not in room.screen.content()

    room.go("Vertel je moment")
    expect(third.get_by_label("Mijn moment")).to_have_value("Ik ben nog bezig")
    expect(third.locator("#follow")).to_be_visible()
    press(third, "Ga mee naar de volgende stap")
    for phone in (first, second, third):
        press(phone, "Ik zit")
        expect(phone.locator(".down-word")).to_be_visible()
    press(first, "Ik ben degene die vertelt")
    press(first, "Ik ben klaar met vertellen")
    second.locator("label", has_text="Het doet goed").click()
    second.get_by_label("In een paar woorden").fill("hij bleef naast hem")
    press(second, "Geef aan de verteller")
    expect(first.get_by_text("hij bleef naast hem")).to_be_visible()
    expect(third.get_by_text("hij bleef naast hem")).to_have_count(0)
    press(first, "Draai om voor de tafel")
    expect(third.get_by_text("hij bleef naast hem")).to_be_visible()

    room.go("Welke kleine gewoonte")
    first.get_by_label("Als …, dan …").fill("Als iemand boos is, dan loop ik eerst mee.")
    press(first, "Leg op tafel")
    for phone in (second, third):
        phone.locator("#said summary").click()
    for surface in (room.screen, second, third):
        expect(surface.get_by_text("dan loop ik eerst mee").first).to_be_visible()
    room.go("Vertel je moment", button="Ongedaan maken")
    room.go("Welke kleine gewoonte")
    expect(room.screen.get_by_text("dan loop ik eerst mee").first).to_be_visible()

    room.go("Welke houden we?")
    room.go("Wat neem je mee?")
    room.go("Oogst")
    story = first.locator(".offers li", has_text="Hij pakt mijn arm")
    story.get_by_role("link", name="het verslag").click()
    expect(first.get_by_text("Precies deze woorden")).to_be_visible()
    press(first, "Ja, deze woorden mogen")
    expect(room.remote.locator(".rg-circles")).to_contain_text(re.compile(r"naar het verslag\s*1"))
    habit = first.locator(".offers li", has_text="dan loop ik eerst mee")
    habit.get_by_role("button", name="Niet bewaren").click()
    expect(habit).to_have_count(0)
    room.remote.get_by_role("button", name="Sluit de kamer").click()
    expect(first.get_by_role("heading", level=1)).to_contain_text("gesloten")
    # A browser that is put away while a page is on its way elsewhere may never answer.
    for page in (room.remote, first, second, third):
        page.wait_for_function("!document.body.dataset.room")


def test_a_phone_that_was_away_is_where_the_room_is_and_sends_what_it_kept(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    away = room.joins(new_browser())
    room.joins(new_browser())
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    expect(away.get_by_role("heading", level=1)).to_contain_text("Denk aan één moment")
    away.context.set_offline(True)
    away.get_by_label("Mijn moment").fill("Geschreven zonder verbinding")
    press(away, "Klaar")
    expect(away.locator("#net")).to_be_visible()
    room.go("Vertel je moment")
    away.context.set_offline(False)
    expect(away.get_by_role("heading", level=1)).to_contain_text("Vertel je moment", timeout=20_000)
    expect(room.remote.locator(".rg-count")).to_contain_text("tafel")
    for _step in ("Welke kleine gewoonte", "Welke houden we?", "Wat neem je mee?", "Oogst"):
        room.go(_step)
    expect(away.locator(".offers li", has_text="Geschreven zonder verbinding")).to_have_count(1)


def test_two_hundred_letters_stay_while_the_room_moves(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    writer = room.joins(new_browser())
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    box = writer.get_by_label("Mijn moment")
    text = "Ik zeg niets en loop naast hem mee tot aan de bus. " * 4
    box.focus()
    for number in range(20):
        writer.keyboard.type(text[number * 10 : number * 10 + 10])
        if number % 5 == 4:
            room.remote.get_by_role("button", name="1 min", exact=True).click()
    expect(box).to_have_value(text[:200])
    assert box.evaluate("field => field.selectionStart") == 200


def test_cards_with_three_presents_for_who_told(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kaarten-wisselende-groepen")
    phones = [room.joins(new_browser()) for _number in range(4)]
    room.go("Welkom", button="Begin")
    room.go("Trek een kaart")
    expect(room.screen.locator(".fan-backs")).to_be_visible()
    for phone in phones:
        press(phone, "Trek er een voor mij")
        expect(phone.locator(".turned .rc")).to_be_visible()
    drawn = {phone.locator(".rc-text").inner_text() for phone in phones}
    assert len(drawn) == 4
    expect(room.remote.locator(".rg-count")).to_contain_text("4 van 4 klaar")
    first = phones[0].locator(".rc-text").inner_text()
    press(phones[0], "Ruil één keer")
    expect(phones[0].get_by_text("Geruild")).to_be_visible()
    assert phones[0].locator(".rc-text").inner_text() != first

    room.go("Vertel wat jouw kaart")
    for phone in phones:
        press(phone, "Ik zit")
        expect(phone.locator(".down-word")).to_be_visible()
    room.go("Geef je kaart")
    *givers, teller = phones
    name = teller.locator(".ph-me").inner_text().split(",")[0].split("\n")[0].strip()
    for phone in givers:
        phone.locator(".mates button", has_text=name).click()
        expect(phone.get_by_text(f"Gegeven aan {name}")).to_be_visible()
    expect(teller.locator(".got li")).to_have_count(3)
    assert "3" not in room.remote.locator(".rg-count").inner_text()

    room.go("Wat bracht dit gesprek")
    private = phones[0].get_by_label("Voor jezelf")
    private.fill("Dit blijft van mij")
    for surface in (room.screen, room.remote, *phones[1:]):
        assert "Dit blijft van mij" not in surface.content()


def test_who_cancels_is_replaced_by_who_waits(wearing: Callable[..., Page]) -> None:
    samira, wietske = wearing("Samira El Amrani"), wearing("Wietske Hoekstra")
    samira.goto("/sessies/nieuw/kleine-groep/")
    samira.get_by_label("Hoeveel plekken", exact=True).fill("3")
    press(samira, "Zet de sessie klaar")
    samira.get_by_role("link", name="Wie komt er").click()
    for number in range(3):
        samira.get_by_label("Wie komt er?").fill(f"gast {number}")
        press(samira, "Houd een plek vrij")
        expect(samira.get_by_text(f"gast {number}", exact=True).first).to_be_visible()
    press(samira, "Maak een link")
    wietske.goto(samira.locator("[data-copy-value]").inner_text())
    press(wietske, "Meld mij aan")
    expect(wietske.get_by_text("Je staat op de wachtlijst. Komt er een plek vrij")).to_be_visible()
    samira.get_by_role("button", name="Trek in").first.click()
    wietske.reload()
    expect(wietske.get_by_role("heading", name="Je komt")).to_be_visible()


def test_three_rounds_with_an_image_over_each_page_until_the_report(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("drie-rondes")
    first, second = room.joins(new_browser()), room.joins(new_browser())
    room.go("Welkom", button="Begin")
    room.go("Hoe zit je erbij")
    first.get_by_label("Eén woord").fill("nieuwsgierig")
    press(first, "Klaar")
    expect(room.screen.get_by_text("nieuwsgierig")).to_be_visible()
    room.go("Denk aan één moment")
    first.get_by_label("Mijn moment").fill("Ik liep naast hem.")
    press(first, "Klaar")
    second.get_by_label("Mijn moment").fill("Liever niet bewaard.")
    press(second, "Klaar")
    expect(room.remote.locator(".rg-count")).to_contain_text("2 van 2 klaar")
    room.go("Vertel je moment")
    room.go("Schrijf je verhaal")
    first.get_by_text("Mijn eerste versie").click()
    expect(first.get_by_text("Ik liep naast hem.")).to_be_visible()
    first.get_by_label("Alsof het nu gebeurt").fill("Ik loop naast hem.")
    press(first, "Klaar")
    expect(room.remote.locator(".rg-count")).to_contain_text("1 van 2 klaar")
    room.go("Een paar verhalen")
    now = first.locator(".offers li", has_text="Ik loop naast hem.")
    now.get_by_role("button", name="Dit wil ik voorlezen").click()
    press(room.remote, "Zet op het doek")
    expect(room.screen.get_by_text("Ik loop naast hem.")).to_be_visible()
    assert "Liever niet bewaard" not in room.screen.content()

    room.go("Pauze")
    room.go("Kies een beeld")
    first.locator(".gallery button").first.click()
    expect(first.get_by_text("Jij koos")).to_be_visible()
    expect(second.locator(".gallery button:disabled")).to_have_count(1)
    second.locator(".gallery button:enabled").first.click()
    expect(second.get_by_text("Jij koos")).to_be_visible()
    assert first.locator(".page-read p").inner_text() != second.locator(".page-read p").inner_text()
    room.go("Tik op een zin")
    sentence = first.locator(".page label").first.inner_text()
    first.locator(".page label").first.click()
    press(first, "Ik lees voor")
    expect(first.get_by_text("1 zin bewaard")).to_be_visible()
    room.go("Lees je zin voor")
    room.remote.locator(".rg-offers li", has_text=sentence).get_by_role(
        "button", name="Zet op het doek"
    ).click()
    expect(room.screen.get_by_text(sentence)).to_be_visible()

    room.go("Welke kleine gewoonte")
    second.get_by_label("Als …, dan …").fill("Als ik binnenkom, dan groet ik eerst.")
    press(second, "Leg op tafel")
    expect(room.screen.get_by_text("dan groet ik eerst").first).to_be_visible()
    for step in ("Wat hoort bij elkaar", "Wat neem je mee", "Oogst"):
        room.go(step)
    habit = second.locator(".offers li", has_text="dan groet ik eerst")
    habit.get_by_role("link", name="Stichting Ruimbos").click()
    press(second, "Ja, deze woorden mogen")
    story = second.locator(".offers li", has_text="Liever niet bewaard")
    story.get_by_role("button", name="Niet bewaren").click()
    expect(story).to_have_count(0)
    room.remote.get_by_role("button", name="Sluit de kamer").click()
    room.remote.get_by_role("link", name="Open het verslag").click()
    expect(room.remote.get_by_text("dan groet ik eerst").first).to_be_visible()
    expect(room.remote.get_by_text("Liever niet bewaard")).to_have_count(0)
    press(room.remote, "Stel voor als kaart")
    expect(room.remote.get_by_text("1 gewoonte is voorgesteld.")).to_be_visible()
