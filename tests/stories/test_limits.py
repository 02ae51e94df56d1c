"""A team lead tries the limits: a copied link, search, lists, a file. Nothing, and the try is seen (scenario 10.3)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.doing import does_not_see, sees, sees_heading
from tests.stories.test_main_job import asks
from tests.stories.test_private_note import WORDS, writes_note

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
QUESTION = "Ik durf dit niet tegen mijn leidinggevende te zeggen."
HERS = (WORDS, QUESTION)


def test_a_team_lead_gets_nothing_by_link_search_list_or_file(wearing: Callable[..., Page]) -> None:
    wietske, ruben = wearing("Wietske Hoekstra"), wearing("Ruben Dijkman", wide=True)
    note = writes_note(wietske)
    request = asks(wietske, words=QUESTION)

    answer = ruben.goto(note)
    assert answer is not None
    assert answer.status == 404
    sees_heading(ruben, "Niet voor jou")
    answer = ruben.goto(request)
    assert answer is not None
    assert answer.status == 404
    for address in (
        "/",
        "/hulp/team/",
        "/hulp/mijn/",
        "/agenda/",
        "/van-mij/",
        "/van-mij/gegevens/",
        "/meldingen/",
    ):
        ruben.goto(address)
        expect(ruben.locator(f'a[href="{request}"]')).to_have_count(0)
        for words in HERS:
            does_not_see(ruben, words)
    for address in ("/mensen/", "/mensen/kiezen/?naar=/"):
        ruben.goto(address)
        field = ruben.get_by_role("searchbox").first
        if field.count():
            field.fill("Wietske")
            field.press("Enter")
            sees(ruben, "Hoekstra")
        for words in (*HERS, "Wakker"):
            does_not_see(ruben, words)

    files = ruben.request.get("/van-mij/gegevens/mijn-gegevens.json").text()
    for words in (*HERS, request.strip("/").rsplit("/", 1)[-1]):
        assert words not in files

    wietske.goto("/van-mij/wie-zag-wat/")
    line = wietske.get_by_role("row").filter(has_text="Ruben Dijkman").first
    expect(line).to_contain_text("Geweigerd")
