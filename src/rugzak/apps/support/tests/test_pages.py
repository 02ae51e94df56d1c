"""What each of the cast meets on the pages of requests."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.support import cast
from tests.support.statements import cost

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.support.models import Closing, SupportRequest
from rugzak.apps.support.tests import factories
from rugzak.apps.support.words import Helped, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.ids import new_id

Browser = Callable[..., Client]
ASK = "/hulp/vragen/"
TAPPED = {"theme": "hard-talk", "setting": "floor", "haste": "week"}


def address(name: str, request: SupportRequest) -> str:
    return reverse(f"support:{name}", args=[request.pk])


def page(response: Any) -> str:
    return response.content.decode()


def test_three_taps_and_send(backpackers, coach, wietske: Member, browser_of: Browser) -> None:
    browser = browser_of(wietske)
    assert "Waar kan iemand bij helpen?" in page(browser.get(ASK))
    data = {"theme": "hard-talk"}
    assert "Waar zou dat helpen?" in page(browser.post(ASK, data))
    data |= {"setting": "floor"}
    assert "Hoe snel?" in page(browser.post(ASK, data))
    data |= {"haste": "week"}
    review = page(browser.post(ASK, data))
    assert "Een lastig gesprek" in review
    assert "Ruben ziet dit niet." in review
    sent = browser.post(ASK, data | {"whom": "me", "verstuur": "1", "sleutel": str(new_id())}, follow=True)
    row = SupportRequest.objects.get()
    assert (row.state, row.asker, row.team, row.region_id) == (
        RequestState.OPEN,
        wietske,
        None,
        cast.KENNEMERLAND,
    )
    assert sent.redirect_chain == [(address("request", row), 302)]
    assert "1 backpacker in Kennemerland kan hem zien." in page(sent)


def test_everything_typed_travels_along_when_an_answer_is_changed(
    backpackers, wietske: Member, browser_of: Browser
) -> None:
    typed = TAPPED | {
        "words": "Ik weet niet wat ik zeg.",
        "weekdays": ["1", "3"],
        "whom": "team",
        "naar": "setting",
    }
    tap = page(browser_of(wietske).post(ASK, typed))
    assert "Waar zou dat helpen?" in tap
    assert 'name="words" value="Ik weet niet wat ik zeg."' in tap
    assert tap.count('name="weekdays"') == 2
    assert 'name="whom" value="team"' in tap


def test_a_team_request_says_beforehand_that_the_team_sees_it(
    backpackers, wietske: Member, browser_of: Browser
) -> None:
    review = page(browser_of(wietske).post(ASK, TAPPED))
    assert "Je team en Ruben zien deze vraag, en dat jij hem stelde." in review


def test_a_broken_send_keeps_what_was_typed(backpackers, wietske: Member, browser_of: Browser) -> None:
    answer = browser_of(wietske).post(
        ASK, TAPPED | {"verstuur": "1", "whom": "de buren", "words": "Help ons."}
    )
    assert answer.status_code == 422
    assert "Help ons." in page(answer)
    assert SupportRequest.objects.count() == 0


@pytest.mark.parametrize(
    "data", [{"theme": "x"}, {"naar": "../"}, TAPPED | {"verstuur": "1"}, {"sleutel": "geen"}]
)
def test_odd_input_is_never_a_500(
    backpackers, wietske: Member, browser_of: Browser, data: dict[str, str]
) -> None:
    assert browser_of(wietske).post(ASK, data).status_code in (200, 422)


def test_without_a_programme_the_page_says_so(kustmeer, wietske: Member, browser_of: Browser) -> None:
    assert "Hier kun je nu geen hulp vragen" in page(browser_of(wietske).get(ASK))


def test_a_programme_that_is_switched_off_is_gone_everywhere(
    backpackers, coach, wietske: Member, samira: Member, browser_of: Browser
) -> None:
    request = factories.request(backpackers)
    type(backpackers).objects.update(is_on=False)
    assert browser_of(wietske).get(address("request", request)).status_code == 404
    assert (
        "Een lastig gesprek"
        not in page(browser_of(samira).get("/hulp/regio/")).split("<form")[-1].split("</form>")[-1]
    )
    assert "Hier kun je nu geen hulp vragen" in page(browser_of(wietske).get(ASK))


def test_a_coach_sees_theme_and_region_of_a_personal_request_and_no_more(
    backpackers, coach, samira: Member, browser_of: Browser
) -> None:
    request = factories.request(backpackers, words="kanarie")
    for path in ("/hulp/regio/", address("request", request), address("propose", request), "/"):
        shown = page(browser_of(samira).get(path))
        assert "Een lastig gesprek" in shown
        for hidden in ("kanarie", "Wietske", "Hoekstra", "Duinroos", "Egmonderhof<"):
            assert hidden not in shown.replace(
                '<option value="01900000-0000-7000-8000-000000000013">Egmonderhof', ""
            )


@pytest.mark.parametrize("name", ["ruben", "yusuf", "fenna", "aicha", "cees", "hilde"])
def test_nobody_else_learns_that_a_personal_request_exists(
    backpackers, coach, browser_of: Browser, name: str, request: pytest.FixtureRequest
) -> None:
    row = factories.request(backpackers, words="kanarie")
    browser = browser_of(request.getfixturevalue(name))
    assert browser.get(address("request", row)).status_code == 404
    for path in ("/", "/hulp/team/", "/hulp/mijn/", "/agenda/"):
        assert "Een lastig gesprek" not in page(browser.get(path))


def test_greet_of_another_organisation_gets_nothing(
    backpackers, coach, greet: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers, team_id=cast.DUINROOS)
    browser = browser_of(greet)
    assert [
        browser.get(address(name, row)).status_code for name in ("request", "accept", "close", "plan")
    ] == [404] * 4
    assert browser.post(address("withdraw", row)).status_code == 404


@pytest.mark.parametrize("name", ["ruben", "yusuf", "fenna", "samira"])
def test_a_team_request_is_for_team_lead_programme_and_coach(
    backpackers, coach, browser_of: Browser, name: str, request: pytest.FixtureRequest
) -> None:
    row = factories.request(backpackers, team_id=cast.DUINROOS, words="Wij praten over taken.")
    shown = page(browser_of(request.getfixturevalue(name)).get(address("request", row)))
    assert "Wij praten over taken." in shown
    assert "Wietske Hoekstra" in shown


def accept_data(**fields: str) -> dict[str, str]:
    return {"day": "2027-03-09", "time": "13:30", "length": "1:30", "location": "", "place": "", **fields}


def test_accepting_with_a_moment_puts_it_in_both_agendas(
    backpackers, coach, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers, words="De dochter belt.", team_id=cast.DUINROOS)
    answer = browser_of(samira).post(address("accept", row), accept_data(), follow=True)
    assert "Wietske" in page(answer)
    assert "De dochter belt." in page(answer)
    for person in (samira, wietske):
        assert "Egmonderhof, Castricum" in page(browser_of(person).get("/agenda/"))


def test_an_overlap_is_a_sentence_with_what_is_free_and_keeps_what_was_typed(
    backpackers, coach, samira: Member, browser_of: Browser
) -> None:
    factories.accepted(factories.request(backpackers), coach, at("2027-03-09 13:00"))
    row = factories.request(backpackers, team_id=cast.DUINROOS)
    answer = browser_of(samira).post(address("accept", row), accept_data(place="De tuinkamer"))
    assert answer.status_code == 422
    assert "Wel vrij: di 9 maart, 15:00" in page(answer)
    assert "De tuinkamer" in page(answer)


@pytest.mark.parametrize(
    "fields",
    [
        {"day": ""}, {"day": "morgen"}, {"day": "2020-01-01"}, {"time": "25:00"}, {"length": "0:05"},
        {"length": "99"},
        {"location": str(cast.BUREAU)},
        {"day": "9999-12-31"}, {"place": "x" * 500}, {"length": "-3"}, {"day": "0001-01-01"},
    ],
)  # fmt: skip
def test_a_wrong_moment_is_a_sentence_and_books_nothing(
    backpackers, coach, samira: Member, browser_of: Browser, fields: dict[str, str]
) -> None:
    row = factories.request(backpackers, team_id=cast.DUINROOS)
    assert browser_of(samira).post(address("accept", row), accept_data(**fields)).status_code == 422
    assert Visit.objects.count() == 0


def test_the_slower_coach_is_thanked_and_sent_back(
    backpackers, coach, ruben: Member, samira: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers, team_id=cast.DUINROOS)
    factories.accepted(row, coach, at("2027-03-09 13:00"))
    answer = browser_of(samira).post(address("accept", row), accept_data(), follow=True)
    assert "Een ander was je net voor" in page(answer)


def test_hielp_het_closes_the_request(
    backpackers, coach, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers)
    factories.accepted(row, coach, at("2027-03-09 13:00"))
    with time_machine.travel(at("2027-03-09 16:00"), tick=False):
        agenda.mark_done(visit=Visit.objects.get(), by=samira)
        browser = browser_of(wietske)
        assert "hielp het?" in page(browser.get("/"))
        assert browser.post(address("close", row), {"helped": ""}).status_code == 422
        browser.post(address("close", row), {"helped": "some", "words": "Ze luisterde."})
        assert Closing.objects.get().helped == Helped.SOME
        assert "Ze luisterde." in page(browser_of(samira).get(address("request", row)))


def test_the_closing_words_of_a_team_request_are_not_for_the_team_lead(
    backpackers, coach, samira: Member, wietske: Member, ruben: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers, team_id=cast.DUINROOS)
    factories.accepted(row, coach, at("2027-03-09 13:00"))
    with time_machine.travel(at("2027-03-09 16:00"), tick=False):
        agenda.mark_done(visit=Visit.objects.get(), by=samira)
        browser_of(wietske).post(address("close", row), {"helped": "no", "words": "kanarie"})
        shown = page(browser_of(ruben).get(address("request", row)))
    assert "De vraag is gesloten" in shown
    assert "kanarie" not in shown
    assert "<strong>Nee</strong>" not in shown


def test_withdrawing_is_one_press_and_then_nobody_sees_it(
    backpackers, coach, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers)
    assert browser_of(wietske).post(address("withdraw", row)).status_code == 302
    assert browser_of(samira).get(address("request", row)).status_code == 404


def test_a_shared_tablet_may_ask_but_opens_no_words(
    backpackers, wietske: Member, browser_of: Browser
) -> None:
    browser = browser_of(wietske, Lane.LOW)
    answer = browser.post(ASK, TAPPED | {"whom": "me", "verstuur": "1", "sleutel": str(new_id())})
    assert (answer.status_code, answer.url) == (302, "/")


def test_filters_keep_to_what_was_chosen(backpackers, coach, samira: Member, browser_of: Browser) -> None:
    factories.request(backpackers)
    factories.request(backpackers, team_id=cast.DUINROOS, theme="learning")
    browser = browser_of(samira)
    cards = {
        query: page(browser.get(f"/hulp/regio/?{query}")).count("Ik kan dit")
        for query in (
            "",
            "soort=team",
            "soort=een",
            "onderwerp=learning",
            "onderwerp=other",
            "soort=x&onderwerp=y",
        )
    }
    assert list(cards.values()) == [2, 1, 1, 1, 0, 2]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        *itertools.product(["wietske", "samira", "fenna"], ["/hulp/mijn/", "/hulp/team/", "/"]),
        ("samira", "/hulp/regio/"),
    ],
)
def test_a_list_costs_the_same_for_one_and_for_three(
    backpackers,
    coach,
    browser_of: Browser,
    path: str,
    name: str,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(name)
    browser, counts = browser_of(person), []
    for day in (9, 10, 11):
        for team_id in (None, cast.DUINROOS):
            factories.request(backpackers, team_id=team_id)
        row = factories.request(backpackers, team_id=cast.DUINROOS)
        factories.accepted(row, coach, at(f"2027-03-{day:02d} 13:00"), length=timedelta(hours=1))
        counts.append(cost(browser, path))
    assert counts[0] == counts[2]
    assert max(counts) <= 12


def test_ids_that_do_not_exist_are_404(backpackers, coach, samira: Member, browser_of: Browser) -> None:
    ghost = UUID(int=7)
    for name in ("request", "accept", "plan", "close"):
        assert browser_of(samira).get(reverse(f"support:{name}", args=[ghost])).status_code == 404
