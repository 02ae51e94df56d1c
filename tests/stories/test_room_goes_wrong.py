"""When things go wrong in a room: what people see then, which is nearly nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import follow, press, sees_heading
from tests.stories.rooms import Room, at, door_opens, word_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
BEGUN = "Hij keek me aan en"


def test_a_gap_in_the_line_is_told_only_when_it_lasts(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    page = new_browser()
    page.clock.install()
    phone = room.joins(page)
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    at(phone, "Denk aan één moment")
    phone.get_by_label("Mijn moment").fill(BEGUN)
    phone.clock.pause_at(phone.evaluate("Date.now() + 1000"))
    phone.context.set_offline(True)
    phone.clock.run_for(4000)
    expect(phone.locator("#net")).to_be_hidden()
    phone.clock.run_for(4000)
    expect(phone.locator("#net")).to_be_visible()
    expect(phone.get_by_label("Mijn moment")).to_be_focused()
    phone.context.set_offline(False)
    phone.clock.resume()
    expect(phone.locator("#net")).to_be_hidden()
    expect(phone.get_by_label("Mijn moment")).to_have_value(BEGUN)


def test_who_lost_the_tab_or_the_phone_has_the_own_seat_and_words_again(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    phone = room.joins(new_browser())
    word, context = word_of(phone), phone.context
    follow(phone, "Menu")
    press(phone, "Geef mij drie woorden")
    three = phone.locator(".big-words").inner_text()
    follow(phone, "Terug naar de kamer")
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    phone.get_by_label("Mijn moment").fill(BEGUN)
    phone.close()

    again = context.new_page()
    again.goto(f"/m/{room.code}/")
    assert word_of(again) == word
    expect(again.get_by_label("Mijn moment")).to_have_value(BEGUN)
    press(again, "Klaar")
    expect(room.remote.locator(".rg-count")).to_contain_text("1 van 1 klaar")

    other = new_browser()
    other.goto(f"/m/{room.code}/")
    follow(other, "Ik was er al, op een ander apparaat")
    other.get_by_label("Drie woorden").fill(three)
    press(other, "Ga naar mijn plek")
    assert word_of(other) == word
    expect(other.get_by_label("Mijn moment")).to_have_value(BEGUN)
    # Nobody sits on that chair twice: the first device is asked to come in as somebody new.
    again.reload()
    expect(again.get_by_role("button", name="Meedoen")).to_be_visible()
    expect(room.remote.locator(".rg-count")).to_contain_text("1 van 1 klaar")


def test_the_device_of_who_leads_and_the_screen_go_out_and_the_room_notices_nothing(
    wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    room, fenna = led_by_two(wearing, new_browser)
    phone = room.joins(new_browser())
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    phone.get_by_label("Mijn moment").fill(BEGUN)
    remote = room.remote.url
    samira = room.remote.context
    room.remote.close()
    room.screen.context.close()

    # Nobody is put in charge by itself, and any device shows the screen again.
    fenna.goto(remote)
    sees_heading(fenna, "Samira heeft de regie")
    press(fenna, "Ik neem over")
    at(fenna, "Denk aan één moment")
    expect(fenna.locator("[data-time]")).to_contain_text("min")
    screen = new_browser(wide=True)
    screen.goto(f"/m/{room.code}/doek/")
    at(screen, "Denk aan één moment")
    expect(phone.get_by_label("Mijn moment")).to_have_value(BEGUN)
    expect(phone.locator("#follow")).to_be_hidden()
    press(phone, "Klaar")
    room = Room(fenna, screen, room.code, [phone])
    room.go("Vertel je moment")
    room.all_at("Vertel je moment")

    # Her own device works again: it tells who leads now, and has no buttons.
    back = samira.new_page()
    back.goto(remote)
    sees_heading(back, "Fenna heeft de regie")
    expect(back.get_by_role("button", name="Verder")).to_have_count(0)


def test_of_two_remotes_the_second_hears_that_it_was_done(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    phone = room.joins(new_browser())
    room.go("Welkom", button="Begin")
    second = room.remote.context.new_page()
    # So slow that it still shows the step before when its button is pressed.
    for late in ("**/live/**", "**/stand/**"):
        second.route(late, lambda route: route.abort())
    second.goto(room.remote.url)
    at(second, "Welkom")
    room.go("Denk aan één moment")
    second.get_by_role("button", name="Verder", exact=True).click()
    expect(second.get_by_role("alert")).to_contain_text("Dit is al gedaan.")
    second.unroute_all()
    second.reload()
    for surface in (second, phone, room.screen):
        at(surface, "Denk aan één moment")


def test_somebody_is_upset_and_everybody_rests(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    writer, other = room.joins(new_browser()), room.joins(new_browser())
    room.go("Welkom", button="Begin")
    room.go("Denk aan één moment")
    at(writer, "Denk aan één moment")
    writer.get_by_label("Mijn moment").fill(BEGUN)
    press(room.remote, "Pauze")
    for surface in (room.remote, room.screen, other):
        at(surface, "Even pauze")
    expect(other.get_by_text("Wie begeleidt is er voor je.")).to_be_visible()
    expect(room.remote.get_by_text("tijd staat stil")).to_be_visible()
    expect(writer.get_by_label("Mijn moment")).to_have_value(BEGUN)
    press(room.remote, "Ga door")
    room.all_at("Denk aan één moment")
    expect(writer.get_by_label("Mijn moment")).to_have_value(BEGUN)
    press(writer, "Klaar")
    expect(room.remote.locator(".rg-count")).to_contain_text("1 van 2 klaar")


def led_by_two(wearing: Callable[..., Page], new_browser: Callable[..., Page]) -> tuple[Room, Page]:
    """Samira leads, and Fenna takes over when asked to."""
    samira, fenna = wearing("Samira El Amrani"), wearing("Fenna Postma")
    samira.goto("/sessies/nieuw/kleine-groep/")
    samira.get_by_label("Wie neemt over als jouw apparaat uitvalt?").select_option(label="Fenna Postma")
    press(samira, "Zet de sessie klaar")
    return door_opens(samira, new_browser(wide=True)), fenna
