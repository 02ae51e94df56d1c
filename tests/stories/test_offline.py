"""A coach on a bad network: what she does without one arrives once, in order, or is shown to her."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, Route, expect

from tests.stories.carrying import (
    WORD,
    becomes,
    comes_back,
    databases,
    free_moment,
    goes_offline,
    has_visit,
    is_carried,
    is_sent,
    moves,
    readable,
    row_of,
    stands,
    waits,
    works_offline,
    writes_a_note,
)
from tests.stories.doing import press, sees, sees_heading
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
SAMIRA = "Samira El Amrani"


def test_a_visit_is_logged_without_a_network(house: House, wearing: Callable[..., Page]) -> None:
    visit = has_visit(house, hours=-3)
    samira = wearing(SAMIRA)
    samira.goto(f"/agenda/bezoek/{visit}/")
    is_carried(samira)
    goes_offline(samira)
    press(samira, "Ja, ik ben geweest")
    sees_heading(samira, "Geen verbinding")
    waiting = waits(samira)
    expect(waiting).to_have_count(1)
    expect(waiting).to_contain_text("op dit apparaat bewaard")
    expect(samira.get_by_role("status").first).to_contain_text("Nog te versturen: 1.")
    samira.goto("/agenda/")
    expect(waiting).to_have_count(1)
    assert stands(house, visit)[:2] == ["confirmed", "0"]

    comes_back(samira)
    is_sent(samira)
    assert stands(house, visit)[:2] == ["done", "1"]


def test_what_is_done_without_a_network_arrives_in_order(house: House, wearing: Callable[..., Page]) -> None:
    """Moved, then written about: after signing out of the network and on, everything is there once."""
    visit = has_visit(house, hours=50)
    samira = wearing(SAMIRA)
    works_offline(samira)
    later = free_moment(house, hours=75)
    moves(row_of(samira, visit), later)
    expect(waits(samira)).to_have_count(1)
    writes_a_note(row_of(samira, visit), "Vraag naar de nieuwe kast.")
    expect(waits(samira)).to_have_count(2)
    expect(waits(samira).first).to_contain_text("Bezoek verzetten")
    samira.reload()
    expect(waits(samira)).to_have_count(2)
    comes_back(samira)
    is_sent(samira, 2)
    state, revision, start = stands(house, visit)
    assert (state, revision) == ("confirmed", "1")
    assert datetime.fromisoformat(start) == later
    samira.goto("/van-mij/notities/")
    expect(samira.get_by_role("main").get_by_text("Vraag naar de nieuwe kast.")).to_have_count(1)


def test_a_lost_answer_is_no_second_deed(house: House, wearing: Callable[..., Page]) -> None:
    """The server did it and its answer never came: it goes again with the same key and counts once."""
    visit = has_visit(house, hours=30)
    samira = wearing(SAMIRA)
    works_offline(samira)
    writes_a_note(row_of(samira, visit), "De buurvrouw belt om twee uur.")
    expect(waits(samira)).to_have_count(1)
    answers: list[int] = []

    def lose_the_first(route: Route) -> None:
        answer = route.fetch()
        answers.append(answer.status)
        if len(answers) == 1:
            route.abort("connectionreset")
        else:
            route.fulfill(response=answer)

    samira.context.route("**/bij-me/verstuur/", lose_the_first)
    with samira.expect_event("requestfailed", lambda request: "verstuur" in request.url):
        comes_back(samira)
    samira.locator('[data-do="retry"]').click()
    is_sent(samira)
    assert answers == [200, 200]
    samira.goto("/van-mij/notities/")
    expect(samira.get_by_role("main").get_by_text("De buurvrouw belt om twee uur.")).to_have_count(1)


@pytest.mark.parametrize("choice", ["Doe wat ik koos", "Laat het zoals het nu is"])
def test_two_devices_change_the_same_visit(choice: str, house: House, wearing: Callable[..., Page]) -> None:
    visit = has_visit(house, hours=100)
    phone, laptop = wearing(SAMIRA), wearing(SAMIRA, wide=True)
    works_offline(phone)
    mine, theirs = free_moment(house, hours=120), free_moment(house, hours=144)
    moves(row_of(phone, visit), mine)
    expect(waits(phone)).to_have_count(1)

    laptop.goto(f"/agenda/bezoek/{visit}/verzetten/")
    laptop.get_by_label("Datum").fill(f"{theirs:%Y-%m-%d}")
    laptop.get_by_label("Hoe laat?").fill(f"{theirs:%H:%M}")
    laptop.get_by_role("button", name="Verzet het bezoek").last.click()
    laptop.wait_for_url(f"**/agenda/bezoek/{visit}/")

    comes_back(phone)
    expect(waits(phone)).to_contain_text("Het bezoek is verzet. Het staat nu op")
    expect(waits(phone)).to_contain_text("Jij koos:")
    assert stands(house, visit)[1] == "1"
    press(phone, choice)
    if choice == "Doe wat ik koos":
        is_sent(phone)
    else:
        expect(waits(phone)).to_have_count(0)
    kept = mine if choice == "Doe wat ik koos" else theirs
    assert datetime.fromisoformat(stands(house, visit)[2]) == kept


def test_a_cancelled_visit_is_shown_and_not_lost(house: House, wearing: Callable[..., Page]) -> None:
    visit = has_visit(house, hours=60)
    phone, laptop = wearing(SAMIRA), wearing(SAMIRA, wide=True)
    works_offline(phone)
    moves(row_of(phone, visit), free_moment(house, hours=90))
    expect(waits(phone)).to_have_count(1)
    laptop.goto(f"/agenda/bezoek/{visit}/")
    press(laptop, "Dit gaat niet door")
    sees(laptop, "Het bezoek gaat niet door.")
    comes_back(phone)
    expect(waits(phone)).to_contain_text("is afgezegd")
    expect(phone.get_by_role("button", name="Doe wat ik koos")).to_be_hidden()
    press(phone, "Laat het zoals het nu is")
    expect(waits(phone)).to_have_count(0)


def test_somebody_else_on_the_same_device_sees_nothing(house: House, wearing: Callable[..., Page]) -> None:
    visit = has_visit(house, hours=40)
    page = wearing(SAMIRA)
    works_offline(page)
    writes_a_note(row_of(page, visit), f"Over {WORD}, niet voor een ander.")
    expect(waits(page)).to_have_count(1)
    # Another takes the device before it was sent: the network comes back with her signing in.
    page.context.route("**/bij-me/verstuur/", lambda route: route.abort())
    comes_back(page)
    becomes(page, "Wietske Hoekstra")
    page.goto("/wacht-op-verzending/")
    is_carried(page)
    expect(page.get_by_text("wacht ook iets van een ander")).to_be_visible()
    expect(waits(page)).to_have_count(0)
    assert WORD not in page.locator("body").inner_text()
    assert readable(page) == []
    page.context.unroute("**/bij-me/verstuur/")
    becomes(page, SAMIRA)
    page.goto("/wacht-op-verzending/")
    is_sent(page)


def test_signing_out_asks_and_then_leaves_nothing(house: House, wearing: Callable[..., Page]) -> None:
    visit = has_visit(house, hours=45)
    page = wearing(SAMIRA)
    works_offline(page)
    writes_a_note(row_of(page, visit), f"Over {WORD}.")
    expect(waits(page)).to_have_count(1)
    page.context.route("**/bij-me/verstuur/", lambda route: route.abort())
    comes_back(page)
    page.goto("/toegang/ik/")
    is_carried(page)
    press(page.get_by_role("main"), "Uitloggen")
    question = page.get_by_role("dialog", name="Nog niet alles is verstuurd")
    expect(question).to_be_visible()
    question.get_by_role("button", name="Blijf ingelogd").click()
    page.goto("/wacht-op-verzending/")
    expect(waits(page)).to_have_count(1)
    page.goto("/toegang/ik/")
    is_carried(page)
    press(page.get_by_role("main"), "Uitloggen")
    question.get_by_role("button", name="Wis het en log uit").click()
    page.wait_for_url(lambda address: "/toegang/ik/" not in address)
    assert databases(page) == []
    becomes(page, SAMIRA)
    page.goto("/wacht-op-verzending/")
    is_carried(page)
    expect(waits(page)).to_have_count(0)


def test_signing_out_without_a_network_counts(wearing: Callable[..., Page]) -> None:
    page = wearing(SAMIRA)
    page.goto("/toegang/ik/")
    is_carried(page)
    goes_offline(page)
    press(page.get_by_role("main"), "Uitloggen")
    sees_heading(page, "Geen verbinding")
    expect(page.get_by_text("Je bezoeken staan hier op slot")).to_be_visible()
    assert databases(page) == []
    comes_back(page)
    page.goto("/agenda/")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Mijn agenda")
