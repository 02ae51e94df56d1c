"""Going wrong and going slowly in a room: nobody is hurried, hurt or left behind, and nobody else is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import follow, press
from tests.stories.rooms import Room, at

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


def test_who_needs_more_time_keeps_the_question_and_follows_later(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    slow, quick = room.joins(new_browser()), room.joins(new_browser())
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    press(slow, "Ik wil meer tijd voor deze stap")
    expect(slow.get_by_text("Niemand ziet dat.")).to_be_visible()
    room.go("Vertel je moment")
    at(quick, "Vertel je moment")
    expect(slow.locator("#follow")).to_be_visible()
    at(slow, "Denk aan één moment")
    slow.get_by_label("Mijn moment").fill("Ik liep naast hem.")
    press(slow, "Klaar")
    expect(slow.get_by_text("Verstuurd. Je kunt het nog veranderen.")).to_be_visible()
    at(slow, "Denk aan één moment")
    press(slow, "Ga mee naar de volgende stap")
    at(slow, "Vertel je moment")
    expect(slow.locator("#follow")).to_be_hidden()


def test_who_comes_late_hears_where_the_room_is_and_who_leaves_early_chooses_first(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    early = room.joins(new_browser())
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    early.get_by_label("Mijn moment").fill("Ik liep naast hem.")
    press(early, "Klaar")
    expect(room.remote.locator(".rg-count")).to_contain_text("1 van 1 klaar")
    late = room.joins(new_browser())
    expect(late.get_by_text("stap 2 van 6")).to_be_visible()
    at(late, "Denk aan één moment")
    room.go("Vertel je moment")
    at(late, "Vertel je moment")
    expect(late.locator("#where")).to_have_count(0)

    follow(early, "Menu")
    follow(early.locator(".offers li", has_text="Ik liep naast hem."), "het verslag")
    press(early, "Ja, deze woorden mogen")
    follow(early, "Menu")
    press(early, "Ik ga nu weg")
    expect(room.remote.locator(".rg-count")).to_contain_text("1 tafel")
    early.goto(f"/m/{room.code}/")
    at(early, "Vertel je moment")


def test_what_is_taken_off_the_screen_is_told_to_its_maker_alone(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("drie-rondes")
    maker, other = room.joins(new_browser()), room.joins(new_browser())
    room.go("Welkom", button="Begin")
    for title in ("Hoe zit je erbij", "Denk aan één moment"):
        room.go(title)
    maker.get_by_label("Mijn moment").fill("Iets dat een ander pijn doet.")
    press(maker, "Klaar")
    expect(room.remote.locator(".rg-count")).to_contain_text("1 van 2 klaar")
    for title in ("Vertel je moment", "Schrijf je verhaal", "Een paar verhalen"):
        room.go(title)
    press(maker, "Dit wil ik voorlezen")
    press(room.remote, "Zet op het doek")
    expect(room.screen.get_by_text("Iets dat een ander pijn doet.")).to_be_visible()
    press(room.remote, "Haal weg")
    expect(room.screen.get_by_text("Iets dat een ander pijn doet.")).to_have_count(0)
    expect(maker.locator(".taken-down")).to_contain_text("Alleen jij ziet dit.")
    expect(other.get_by_text("van het doek gehaald")).to_have_count(0)


VOICE = """
window.said = [];
class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
const speech = Object.assign(new EventTarget(), {
  getVoices: () => [{ localService: true, lang: "nl-NL" }],
  speak: (one) => window.said.push(one.text),
  cancel: () => window.said.push("."),
});
Object.defineProperty(window, "speechSynthesis", { value: speech });
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
"""


def test_a_phone_with_a_voice_of_its_own_reads_the_question_aloud_until_the_room_goes_on(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    page = new_browser()
    page.add_init_script(VOICE)
    phone = room.joins(page)
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    at(phone, "Denk aan één moment")
    press(phone, "Lees voor")
    expect(phone.get_by_role("button", name="Stop met voorlezen")).to_be_visible()
    assert any("Denk aan één moment" in line for line in phone.evaluate("window.said"))
    room.go("Vertel je moment")
    at(phone, "Vertel je moment")
    expect(phone.get_by_role("button", name="Lees voor")).to_be_visible()
    assert phone.evaluate("window.said").pop() == "."
