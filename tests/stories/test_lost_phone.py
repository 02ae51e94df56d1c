"""A phone is lost: two humans mend it, and the old phone opens nothing any more."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from playwright.sync_api import Error, Page

from tests.stories.doing import (
    comes_in_with_paper,
    fill,
    is_told,
    press,
    prints_codes_for_team,
    sees_heading,
    types_paper_code,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


def test_two_humans_mend_a_lost_phone(wearing: Callable[..., Page], new_browser: Callable[..., Page]) -> None:
    ruben, fenna = wearing("Ruben Dijkman", wide=True), wearing("Fenna Postma", wide=True)
    slip = prints_codes_for_team(ruben, "Duinroos")
    lost_phone, new_phone = new_browser(), new_browser()
    comes_in_with_paper(lost_phone, slip)

    slip = replace(slip, code=makes_code(ruben, slip.number))
    with suppress(Error):  # the open page may send itself away in the same moment
        lost_phone.goto("/van-mij/")
    sees_heading(lost_phone, "Kies een hoed")
    lost_phone.goto("/toegang/")
    sees_heading(lost_phone, "Inloggen")

    types_paper_code(new_phone, slip)
    is_told(new_phone, "Deze code en dit personeelsnummer horen niet bij elkaar")
    fenna.goto("/toegang/collega-zonder-telefoon/")
    press(fenna, "Ik heb deze collega gesproken: bevestig")
    is_told(fenna, "Bevestigd. De code werkt nu, nog tot morgen.")
    comes_in_with_paper(new_phone, slip, pin="739164")


def makes_code(page: Page, number: str) -> str:
    """The first human closes everything and writes the new code down."""
    page.goto("/toegang/collega-zonder-telefoon/")
    fill(page, "Personeelsnummer", number)
    page.get_by_label("Ik heb deze collega zelf gesproken of gezien").check()
    press(page, "Sluit alles en maak een code")
    sees_heading(page, "Schrijf deze code op")
    found = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", page.get_by_role("main").inner_text())
    assert found
    return found.group()
