"""The first administrator sets up an organisation from nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.doing import chooses_pin, fill, follow, is_told, path_in, press, sees, sees_heading
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]


def test_an_organisation_from_nothing(house: House, new_browser: Callable[..., Page]) -> None:
    told = house.rugzak(
        *("new-organisation", "Texels Thuis", "--slug", "texels-thuis"),
        *("--first-name", "Marga", "--last-name", "Duin"),
    )
    marga = new_browser(wide=True)
    marga.goto(path_in(told))
    press(marga, "Begin")
    sees_heading(marga, "Hoe wil je voortaan inloggen?")
    chooses_pin(marga)
    sees_heading(marga, "Hoi Marga")

    chooses_words(marga)
    adds_a_region(marga)
    adds_a_location(marga)
    adds_a_team(marga)
    adds_a_colleague(marga)
    for step in ("Jullie woorden", "Regio's", "Locaties", "Teams", "Mensen"):
        expect(row_of(marga, step)).to_contain_text("klaar")
    expect(row_of(marga, "Een tweede beheerder")).not_to_contain_text("klaar")

    somebody_else = new_browser()
    somebody_else.goto(path_in(told))
    press(somebody_else, "Begin")
    sees_heading(somebody_else, "Deze link werkt niet meer")
    is_told(somebody_else, "Deze link is al gebruikt of niet meer geldig.")


def step(page: Page, name: str) -> None:
    page.goto("/")
    follow(page, "Eerste stappen")
    expect(row_of(page, name)).not_to_contain_text("klaar")
    row_of(page, name).get_by_role("link").first.click()


def row_of(page: Page, name: str) -> Locator:
    if not page.url.endswith("/eerste-stappen/"):
        page.goto("/eerste-stappen/")
    rows = page.get_by_role("main").get_by_role("listitem")
    return rows.filter(has=page.get_by_role("link", name=name, exact=True))


def chooses_words(page: Page) -> None:
    step(page, "Jullie woorden")
    fill(page, "Eén (zoals: coach)", "backpacker")
    fill(page, "Meer (zoals: coaches)", "backpackers")
    press(page, "Bewaar")
    is_told(page, "Jullie woorden zijn bewaard.")


def adds_a_region(page: Page) -> None:
    step(page, "Regio's")
    follow(page, "Nieuw: regio")
    fill(page, "Naam", "Texel")
    press(page, "Voeg toe")
    sees(page, "Texel")


def adds_a_location(page: Page) -> None:
    step(page, "Locaties")
    follow(page, "Nieuwe locatie")
    fill(page, "Naam", "De Cocksdorp")
    page.get_by_label("Regio").select_option("Texel")
    fill(page, "Plaats", "De Cocksdorp")
    press(page, "Voeg toe")
    sees_heading(page, "De Cocksdorp")


def adds_a_team(page: Page) -> None:
    step(page, "Teams")
    follow(page, "Nieuw: team")
    fill(page, "Naam", "Strandloper")
    page.get_by_label("Locatie").select_option(label="De Cocksdorp")
    press(page, "Voeg toe")
    sees_heading(page, "Strandloper")


def adds_a_colleague(page: Page) -> None:
    step(page, "Mensen")
    follow(page, "Nieuwe collega")
    fill(page, "Voornaam", "Jelle")
    fill(page, "Achternaam", "Bakker")
    fill(page, "Personeelsnummer", "00017")
    page.get_by_label("Team").select_option(label="Strandloper")
    fill(page, "Functie", "Verzorgende IG")
    fill(page, "Eerste werkdag", "2026-01-05")
    press(page, "Voeg collega toe")
    sees_heading(page, "Jelle Bakker")
