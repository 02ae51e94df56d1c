"""A list of the personnel office comes in; many leavers ask a second person; somebody takes her data along."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import (
    Slip,
    comes_in_with_paper,
    follow,
    press,
    prints_codes_for_team,
    sees,
    sees_heading,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

DIRTY = (
    "Personeelslijst Kustmeer Zorg;;;;;\r\n"
    "Pers.nr.;Naam medewerker;Functie;Datum in dienst;Afdeling;Vestiging\r\n"
    "K7001;Berg, Mari\xeblle van den;verzorgende IG;1-3-2022;Duinroos;Egmonderhof\r\n"
    ";Niemand, Jan;begeleider;1-1-2020;Duinroos;Egmonderhof\r\n"
    "K7003;Veld, Joost op 't;begeleider;31-2-2020;Duinroos;Egmonderhof\r\n"
    "K7004;Hoekstra, Wietske;verzorgende;1-1-2020;Duinroos;Egmonderhof\r\n"
)
FEW = (
    "Personeelsnummer;Voornaam;Achternaam;Functie;In dienst\r\n"
    "K7001;Mari\xeblle;van den Berg;verzorgende IG;1-3-2022\r\n"
)


def test_a_dirty_list_is_shown_first_and_then_brought_in(wearing: Callable[..., Page]) -> None:
    fenna = wearing("Fenna Postma", wide=True)
    brings(fenna, "personeel.csv", DIRTY)
    sees_heading(fenna, "Wat staat waar?")
    expect(fenna.get_by_label("Wat staat er in Naam medewerker?")).to_have_value("full_name")
    press(fenna, "Laat zien wat er verandert")
    for words in (
        "Mariëlle van den Berg",
        "Komt in team Duinroos.",
        "Personeelsnummer is leeg.",
        "is geen datum",
    ):
        sees(fenna, words)
    sees(fenna, "Lijkt op Wietske Hoekstra")
    press(fenna, "Iemand anders: nieuwe collega")
    press(fenna, "Verwerk het bestand")
    sees(fenna, "Dit is verwerkt.")

    brings(fenna, "personeel-nog-eens.csv", DIRTY)
    press(fenna, "Laat zien wat er verandert")
    sees(fenna, "Dit bestand verandert niets.")


def test_many_leavers_wait_for_a_second_person(
    wearing: Callable[..., Page], new_browser: Callable[..., Page]
) -> None:
    fenna = wearing("Fenna Postma", wide=True)
    brings(fenna, "klein.csv", FEW)
    sees_heading(fenna, "Wat staat waar?")
    everybody = fenna.get_by_label("Wie niet in dit bestand staat, werkt hier niet meer")
    everybody.press("Space")
    expect(everybody).to_be_checked()
    press(fenna, "Laat zien wat er verandert")
    press(fenna, "Verwerk het bestand")
    sees(fenna, "Dat vraagt twee mensen.")
    expect(fenna.get_by_role("button", name="Bevestig en verwerk")).to_have_count(0)
    waiting = fenna.url

    slip = prints_codes_for_team(fenna, "Duinroos")
    gives_role_of_personnel(fenna, slip)
    second = new_browser(wide=True)
    comes_in_with_paper(second, slip)
    second.goto(waiting)
    expect(second.get_by_role("button", name="Bevestig en verwerk")).to_be_visible()
    press(second, "Niet doen")
    sees(second, "Er is niets veranderd.")


def test_somebody_takes_her_own_data_along(wearing: Callable[..., Page]) -> None:
    wietske = wearing("Wietske Hoekstra")
    wietske.goto("/van-mij/gegevens/")
    sees_heading(wietske, "Mijn gegevens")
    with wietske.expect_download() as taken:
        follow(wietske, "Alles meenemen")
    content = json.loads(taken.value.path().read_text(encoding="utf-8"))
    assert content["wie"] == "Wietske Hoekstra"
    assert any(part["soort"] == "people.Employment" for part in content["gegevens"])


def brings(page: Page, name: str, text: str) -> None:
    page.goto("/bestanden/")
    follow(page.get_by_role("main"), "Mensen")
    content = {"name": name, "mimeType": "text/csv", "buffer": text.encode("cp1252")}
    page.get_by_label("Bestand", exact=False).first.set_input_files(content)  # type: ignore[arg-type]
    press(page, "Kijk het na")


def gives_role_of_personnel(page: Page, slip: Slip) -> None:
    page.goto("/mensen/")
    page.get_by_label("Naam of personeelsnummer").first.fill(slip.number)
    page.keyboard.press("Enter")
    follow(page.get_by_role("main"), slip.first_name)
    follow(page, "Geef een rol")
    page.get_by_label("Rol").first.select_option(label="personeelszaken")
    page.locator("label").filter(has_text="de hele organisatie").first.click()
    press(page, "Geef deze rol")
    sees(page, "personeelszaken")
