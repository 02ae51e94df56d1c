"""A carer without a mailbox gets in with a code on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import (
    PIN,
    comes_in_with_paper,
    fill,
    is_told,
    press,
    prints_codes_for_team,
    sees_heading,
    signs_out,
    types_paper_code,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


def test_a_code_on_paper_opens_once_and_then_the_pin_does(
    wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    fenna = wearing("Fenna Postma", wide=True)
    slip = prints_codes_for_team(fenna, "Duinroos")

    phone = new_browser()
    comes_in_with_paper(phone, slip)

    signs_out(phone)
    phone.goto("/toegang/")
    sees_heading(phone, f"Hoi {slip.first_name}, je pincode")
    fill(phone, "Pincode", "000111")
    press(phone, "Open Rugzak")
    is_told(phone, "Deze pincode klopt niet. Je kunt het nog 4 keer proberen.")
    fill(phone, "Pincode", PIN)
    press(phone, "Open Rugzak")
    expect(phone).to_have_url(re.compile(r"://[^/]+/$"))
    sees_heading(phone, f"Hoi {slip.first_name}")

    finder = new_browser()
    types_paper_code(finder, slip)
    is_told(finder, "Deze code en dit personeelsnummer horen niet bij elkaar")
