"""A photo and a voice from two phones: into the room, further by their maker only, and into the report."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.stories.doing import press
from tests.stories.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


def photo() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((2400, 1800), 60).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def chosen(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": content}
    )


def to_the_harvest(room: Room) -> None:
    room.go("Welkom", button="Begin")
    for step in ("Denk aan één moment", "Vertel je moment", "Welke kleine gewoonte", "Welke houden we?"):
        room.go(step)
    room.go("Wat neem je mee?")
    room.go("Oogst")


def test_a_photo_and_a_voice_go_as_far_as_their_maker_lets_them(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    maker = room.joins(new_browser(permissions=["microphone"]))
    other = room.joins(new_browser())
    to_the_harvest(room)

    expect(maker.get_by_role("heading", level=1)).to_contain_text("Wat mag mee")
    maker.get_by_role("link", name="Foto erbij").click()
    content = photo()
    chosen(maker, content)
    expect(maker.locator("[data-seen]")).to_be_visible()
    # Made smaller on the phone, before it travels.
    maker.wait_for_function(
        "(size) => document.querySelector('input[type=file]').files[0].size < size", arg=len(content)
    )
    maker.get_by_label("Wat is er te zien?").fill("Een flap met vijf gewoonten")
    maker.get_by_label("Er staat geen cliënt op").check()
    press(maker, "Geef deze foto")
    expect(maker.get_by_role("heading", name="Foto's en stemmen")).to_be_visible()

    maker.get_by_role("link", name="Stem erbij").click()
    press(maker, "Neem op")
    expect(maker.locator("[data-clock]")).to_have_text(re.compile(r"0:0[1-9]"))
    press(maker, "Stop")
    expect(maker.get_by_role("button", name="Opnieuw opnemen")).to_be_visible()
    maker.get_by_label("Waar gaat het over?").fill("Wat ik morgen anders doe")
    maker.get_by_label("Er is geen cliënt te horen").check()
    press(maker, "Geef deze stem")
    expect(maker.locator("audio")).to_have_count(1)

    other.goto(f"/m/{room.code}/muur/")
    shown = other.get_by_alt_text("Een flap met vijf gewoonten")
    expect(shown).to_be_visible()
    other.wait_for_function("() => [...document.images].every((one) => one.naturalWidth > 0)")
    expect(other.locator("audio")).to_have_count(1)
    expect(other.get_by_role("button", name="Niet bewaren")).to_have_count(0)

    maker.goto(f"/m/{room.code}/")
    flap = maker.locator(".offers li", has_text="Een flap met vijf gewoonten")
    flap.get_by_role("link", name="het verslag").click()
    expect(maker.get_by_text("Precies deze foto")).to_be_visible()
    expect(maker.get_by_alt_text("Een flap met vijf gewoonten")).to_be_visible()
    press(maker, "Ja, deze foto mag")
    expect(room.remote.locator(".rg-circles")).to_contain_text(re.compile(r"naar het verslag\s*1"))
    room.remote.get_by_role("button", name="Sluit de kamer").click()
    room.remote.get_by_role("link", name="Open het verslag").click()
    in_report = room.remote.get_by_alt_text("Een flap met vijf gewoonten")
    in_report.scroll_into_view_if_needed()
    room.remote.wait_for_function(
        "() => [...document.querySelectorAll('.impression img')].every((one) => one.naturalWidth > 0)"
    )
    expect(room.remote.get_by_text("Wat ik morgen anders doe")).to_have_count(0)


def test_an_offered_photo_lies_on_the_screen_and_every_phone_until_its_maker_takes_it_back(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    maker, other = room.joins(new_browser()), room.joins(new_browser())
    room.go("Welkom", button="Begin")
    for step in ("Denk aan één moment", "Vertel je moment", "Welke kleine gewoonte"):
        room.go(step)
    gives_a_photo(maker, room, "Een flap met vijf gewoonten")
    press(maker, "Dit mag op het doek")
    expect(maker.get_by_role("button", name="Toch niet op het doek")).to_be_visible()

    offered = room.remote.locator(".rg-offers li", has_text="Een flap met vijf gewoonten")
    press(offered, "Zet op het doek")
    for surface in (room.screen, other):
        expect(surface.get_by_alt_text("Een flap met vijf gewoonten")).to_be_visible()
        surface.wait_for_function("() => document.querySelector('.shown img')?.naturalWidth > 0")
    # Who leads takes it off: the step is back, the offer stays.
    press(offered, "Van het doek")
    for surface in (room.screen, other):
        expect(surface.locator(".shown")).to_have_count(0)
    expect(room.screen.get_by_role("heading", level=1)).to_contain_text("Welke kleine gewoonte")

    press(offered, "Zet op het doek")
    expect(room.screen.locator(".shown")).to_be_visible()
    press(maker, "Toch niet op het doek")
    for surface in (room.screen, other):
        expect(surface.locator(".shown")).to_have_count(0)
    expect(offered).to_have_count(0)


def gives_a_photo(phone: Page, room: Room, about: str) -> None:
    phone.goto(f"/m/{room.code}/foto/")
    chosen(phone, photo())
    expect(phone.locator("[data-seen]")).to_be_visible()
    phone.get_by_label("Wat is er te zien?").fill(about)
    phone.get_by_label("Er staat geen cliënt op").check()
    press(phone, "Geef deze foto")
    expect(phone.get_by_role("heading", name="Foto's en stemmen")).to_be_visible()


def test_without_script_a_photo_goes_too(
    open_room: Callable[..., Room], new_browser: Callable[..., Page]
) -> None:
    room = open_room("kleine-groep")
    phone = room.joins(new_browser(java_script_enabled=False))
    phone.goto(f"/m/{room.code}/foto/")
    press(phone, "Geef deze foto")
    expect(phone.get_by_role("alert")).to_contain_text("Nooit van cliënten")
    chosen(phone, photo())
    phone.get_by_label("Wat is er te zien?").fill("Kaarten op tafel")
    phone.get_by_label("Er staat geen cliënt op").check()
    press(phone, "Geef deze foto")
    expect(phone.get_by_alt_text("Kaarten op tafel")).to_be_visible()
