"""What people do on a page, in the words they would use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

PIN = "482915"


def press(where: Page | Locator, name: str) -> None:
    where.get_by_role("button", name=name).first.click()


def follow(where: Page | Locator, name: str) -> None:
    where.get_by_role("link", name=name).first.click()


def fill(where: Page | Locator, label: str, text: str) -> None:
    where.get_by_label(label).first.fill(text)


def choose(where: Page | Locator, name: str) -> None:
    """Choose one of the cards of a question; the word on the card is what people press."""
    where.locator("label").filter(has_text=name).first.click()


def drag(page: Page, what: Locator, onto: Locator) -> None:
    """With the mouse, as a hand does. Nothing may scroll meanwhile: it would take what lies there then."""
    for end in (onto, what):
        end.scroll_into_view_if_needed()
    what.hover()
    page.mouse.down()
    # The browser calls it a drag when the mouse moves on over the goal.
    for _move in range(2):
        onto.hover()
    page.mouse.up()


def form_with(page: Page, button: str) -> Locator:
    return page.locator("form").filter(has=page.get_by_role("button", name=button))


def sees_heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def sees(page: Page, words: str) -> None:
    expect(page.locator("body")).to_contain_text(words)


def does_not_see(page: Page, words: str) -> None:
    expect(page.locator("body")).not_to_contain_text(words)


def is_told(page: Page, words: str) -> None:
    """A sentence above the form or at the field, or in the corner of the page."""
    expect(page.get_by_text(words).first).to_be_visible()


def path_in(text: str) -> str:
    """The path of the first address in a text."""
    found = re.search(r"https?://\S+", text)
    assert found, text
    return urlsplit(found.group()).path


def chooses_pin(page: Page, pin: str = PIN) -> None:
    """The first choice of a way in: a PIN on an own device."""
    form = form_with(page, "Gebruik deze pincode")
    fill(form, "Kies een pincode", pin)
    fill(form, "Nog een keer", pin)
    press(form, "Gebruik deze pincode")


@dataclass(frozen=True)
class Slip:
    """What stands on the paper that somebody gets."""

    first_name: str
    number: str
    code: str


def prints_codes_for_team(page: Page, team: str) -> Slip:
    """Print codes for whoever of a team cannot sign in yet; returns the first slip."""
    page.goto(f"/teams/?q={team}")
    follow(page.get_by_role("main"), team)
    follow(page, "Print codes")
    press(page, "Maak de codes")
    slip = page.locator(".slip").first
    name, number, code = (
        slip.locator(part).first.inner_text() for part in (".slip-name", "dd", ".slip-code")
    )
    return Slip(name.split()[0], number, code)


def types_paper_code(page: Page, slip: Slip) -> None:
    page.goto("/toegang/")
    follow(page, "Ik heb een code op papier")
    fill(page, "Personeelsnummer", slip.number)
    fill(page, "Code op papier", slip.code)
    press(page, "Ga verder")


def comes_in_with_paper(page: Page, slip: Slip, pin: str = PIN) -> None:
    types_paper_code(page, slip)
    sees_heading(page, "Hoe wil je voortaan inloggen?")
    chooses_pin(page, pin)
    sees_heading(page, f"Hoi {slip.first_name}")


def signs_out(page: Page) -> None:
    page.goto("/toegang/ik/")
    press(page.get_by_role("main"), "Uitloggen")
    page.wait_for_url(lambda address: "/toegang/ik/" not in address)
