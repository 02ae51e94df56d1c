"""What coach and asker meet on the pages of offers, endings, hints, and of who steers."""

import re
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.support import cast
from tests.support.statements import cost

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.agenda.words import WindowKind
from rugzak.apps.support import services
from rugzak.apps.support.models import Closing, Offer, Preference, SupportRequest
from rugzak.apps.support.tests import factories
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

Browser = Callable[..., Client]
ASK = "/hulp/vragen/"
TUESDAY, THURSDAY = at("2027-03-09 13:30"), at("2027-03-11 07:30")


def address(name: str, request: SupportRequest) -> str:
    return reverse(f"support:{name}", args=[request.pk])


def page(response: Any) -> str:
    return response.content.decode()


def moments(**fields: str) -> dict[str, str]:
    first = {"day_1": "2027-03-09", "time_1": "13:30", "length_1": "1:15", "setting_1": "conference"}
    second = {"day_2": "2027-03-11", "time_2": "07:30", "length_2": "1:30", "setting_2": "floor"}
    third = {"day_3": "", "time_3": "", "length_3": "1:30", "setting_3": "floor"}
    return first | second | third | {"location": "", "place": "", "sleutel": str(new_id())} | fields


def test_propose_choose_and_it_stands(
    backpackers, coach, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers, words="De dochter belt.")
    coaching, asking = browser_of(samira), browser_of(wietske)
    assert "Wietske" not in page(coaching.get(address("propose", row)))
    answer = page(coaching.post(address("propose", row), moments(), follow=True))
    assert "Je voorstel ligt er" in answer
    assert "Wietske" in answer
    assert Visit.objects.count() == 0
    home = page(asking.get("/"))
    assert "Hoi Wietske, Samira wil komen" in home
    choice = reverse("support:answer_offer", args=[Offer.objects.get().pk])
    assert choice in home
    shown = page(asking.get(choice))
    assert "di 9 maart, 13:30, 1 uur en 15 minuten" in shown
    assert "Bij het MDO" in shown
    chosen = [str(moment.pk) for moment in Offer.objects.get().moments.all()]
    asking.post(choice, {"moments": chosen, "sleutel": str(new_id())})
    assert [visit.setting for visit in Visit.objects.order_by("during")] == ["conference", "floor"]
    for person in (samira, wietske):
        assert "Egmonderhof, Castricum" in page(browser_of(person).get("/agenda/"))
    assert asking.post(choice, {"moments": chosen}).status_code == 302
    assert Visit.objects.count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"day_1": ""}, {"time_1": "25:00"}, {"length_2": ""}, {"time_2": ""}, {"day_2": "morgen"}, {"day_3": "x"},
        {"day_1": "2020-01-01"}, {"day_2": "2027-03-09", "time_2": "13:45"}, {"setting_1": "feest"},
        {"place": "x" * 500}, {"day_1": "9999-12-31"}, {"length_1": "-3"}, {"length_1": "0:05"},
        {"length_1": "900"}, {"day_1": "0001-01-01"},
    ],
)  # fmt: skip
def test_a_wrong_proposal_is_a_sentence_and_stores_nothing(
    backpackers, coach, samira: Member, browser_of: Browser, fields: dict[str, str]
) -> None:
    row = factories.request(backpackers)
    answer = browser_of(samira).post(address("propose", row), moments(**fields))
    assert answer.status_code == 422
    assert Offer.objects.count() == 0


def test_another_moment_or_another_coach(
    backpackers, coach, wietske: Member, samira: Member, browser_of: Browser
) -> None:
    factories.second_coach(backpackers)
    row, asking = factories.request(backpackers), browser_of(wietske)
    first = factories.proposed(row, coach, TUESDAY)
    asking.post(reverse("support:answer_offer", args=[first.pk]), {"antwoord": "ander-moment"})
    assert "Zoek samen een moment" in page(browser_of(samira).get(address("request", row)))
    second = factories.proposed(row, coach, THURSDAY)
    asking.post(reverse("support:answer_offer", args=[second.pk]), {"antwoord": "iemand-anders"})
    assert browser_of(samira).get(address("request", row)).status_code == 404
    shown = page(asking.get(address("request", row)))
    assert "1 backpacker in Kennemerland kan hem zien." in shown
    assert "Liever niet" in shown


def test_a_taken_moment_is_a_sentence_on_the_page(
    backpackers, coach, wietske: Member, browser_of: Browser
) -> None:
    offer = factories.proposed(factories.request(backpackers), coach, TUESDAY)
    factories.accepted(factories.request(backpackers, by="yusuf"), coach, TUESDAY)
    chosen = [str(moment.pk) for moment in offer.moments.all()]
    answer = browser_of(wietske).post(reverse("support:answer_offer", args=[offer.pk]), {"moments": chosen})
    assert answer.status_code == 422
    assert "Samira kan dan niet" in page(answer)


def test_an_offer_is_the_askers_alone(
    backpackers, coach, ruben: Member, samira: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers, team_id=cast.DUINROOS)
    path = reverse("support:answer_offer", args=[factories.proposed(row, coach, TUESDAY).pk])
    assert [browser_of(one).get(path).status_code for one in (ruben, samira)] == [404, 404]


def test_passing_on_by_name(backpackers, coach, samira: Member, hilde: Member, browser_of: Browser) -> None:
    factories.second_coach(backpackers)
    row = factories.request(backpackers)
    browser = browser_of(samira)
    assert "Hilde" in page(browser.get(address("pass_on", row)))
    assert browser.post(address("pass_on", row), {"to": str(new_id())}).status_code == 422
    browser.post(address("pass_on", row), {"to": str(hilde.pk)})
    assert browser.get(address("request", row)).status_code == 404
    assert "jou gevraagd" in page(browser_of(hilde).get("/hulp/regio/"))


def test_rounding_off_the_last_word_and_reopening(
    backpackers, coach, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers)
    factories.accepted(row, coach, at("2027-03-09 13:00"))
    with time_machine.travel(at("2027-03-09 16:00"), tick=False):
        agenda.mark_done(visit=Visit.objects.get(), by=samira)
        coaching, asking = browser_of(samira), browser_of(wietske)
        coaching.post(address("round_off", row))
        assert "Samira denkt dat het klaar is." in page(asking.get(address("request", row)))
        asking.post(address("keep_open", row))
        assert "Samira is geweest." in page(asking.get(address("request", row)))
        asking.post(address("close", row), {"helped": "no"})
        assert "Heropen mijn vraag" in page(asking.get(address("request", row)))
        asking.post(address("reopen", row))
        assert Closing.objects.count() == 0
        assert "Nog een moment?" in page(coaching.get(address("request", row)))


def test_a_request_that_closed_by_itself_shows_no_verdict(
    backpackers, coach, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    row = factories.request(backpackers)
    factories.accepted(row, coach, at("2027-03-09 13:00"))
    with time_machine.travel(at("2027-03-09 16:00"), tick=False):
        agenda.mark_done(visit=Visit.objects.get(), by=samira)
        SupportRequest.objects.update(state="closed", closed_at=at("2027-03-09 15:00"))
        for person in (samira, wietske):
            shown = page(browser_of(person).get(address("request", row)))
            assert "De vraag is gesloten" in shown
            assert "zien dit antwoord" not in shown


TAPPED = {"theme": "hard-talk", "setting": "floor", "haste": "week", "whom": "me", "verstuur": "1"}


def test_a_name_is_asked_about_once_and_never_blocks(
    backpackers, wietske: Member, browser_of: Browser
) -> None:
    typed = TAPPED | {"words": "Mevrouw De Vries heeft dementie.", "sleutel": str(new_id())}
    browser = browser_of(wietske)
    answer = browser.post(ASK, typed)
    shown = page(answer)
    assert (answer.status_code, SupportRequest.objects.count()) == (200, 0)
    assert "Verstuur toch" in shown
    assert "Mevrouw De Vries heeft dementie." in shown
    assert '<div data-nudge="name">' in shown
    assert '<div data-nudge="medical">' in shown
    assert browser.post(ASK, typed | {"gezien": "1"}).status_code == 302
    assert SupportRequest.objects.count() == 1


def test_nothing_to_hint_at_sends_at_once(backpackers, wietske: Member, browser_of: Browser) -> None:
    answer = browser_of(wietske).post(ASK, TAPPED | {"words": "Wij praten over taken."})
    assert answer.status_code in (302, 422)
    answer = browser_of(wietske).post(ASK, TAPPED | {"words": "Taken.", "sleutel": str(new_id())})
    assert answer.status_code == 302


def test_wishes_about_coaches(
    backpackers, coach, samira: Member, hilde: Member, wietske: Member, browser_of: Browser
) -> None:
    browser, typed = browser_of(wietske), TAPPED | {"sleutel": str(new_id())}
    assert "Wie liever niet?" not in page(
        browser.post(ASK, {**TAPPED, "verstuur": ""} | {"words": "x" * 2000})
    )
    factories.second_coach(backpackers)
    both = typed | {"prefer": str(samira.pk), "avoid": [str(samira.pk)]}
    assert browser.post(ASK, both).status_code == 422
    nobody = typed | {"avoid": [str(samira.pk), str(hilde.pk)]}
    assert "blijft er niemand over" in page(browser.post(ASK, nobody))
    browser.post(ASK, typed | {"prefer": str(hilde.pk), "avoid": [str(samira.pk)], "outside": "on"})
    assert set(Preference.objects.values_list("coach__first_name", "wish")) == {
        ("Hilde", "prefer"),
        ("Samira", "avoid"),
    }
    assert SupportRequest.objects.get().outside_team


def test_the_page_of_who_steers_knows_teams_only(
    backpackers, coach, fenna: Member, wietske: Member, browser_of: Browser
) -> None:
    factories.request(backpackers, words="kanarie")
    with time_machine.travel(at("2027-03-30 09:00"), tick=False):
        browser = browser_of(fenna)
        quiet = page(browser.get("/hulp/programma/"))
        assert "Niets zit vast" in quiet
        assert "Een lastig gesprek" not in quiet
        factories.request(backpackers, team_id=cast.DUINROOS, theme="learning")
        SupportRequest.objects.filter(team=cast.DUINROOS).update(
            sent_at=at("2027-03-01 09:00"), promised_on="2027-03-08"
        )
        shown = page(browser.get("/hulp/programma/"))
    # Beside figures of teams, a total with colleagues in it would tell how many of those wait.
    assert "langer dan beloofd" not in shown
    assert "Iets nieuws leren" in shown
    assert "0 van 1" in shown
    for hidden in ("kanarie", "Wietske", "Een lastig gesprek"):
        assert hidden not in shown


@pytest.mark.parametrize("name", ["wietske", "ruben", "samira", "aicha", "cees", "hilde"])
def test_nobody_else_steers(kustmeer, browser_of: Browser, name: str, request: pytest.FixtureRequest) -> None:
    assert browser_of(request.getfixturevalue(name)).get("/hulp/programma/").status_code in (403, 404)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("fenna", "/hulp/programma/"),
        ("samira", "/hulp/regio/"),
        ("wietske", "/"),
        ("samira", "/"),
        ("fenna", "/"),
    ],
)
def test_pages_cost_the_same_for_one_and_for_three(
    backpackers, coach, browser_of: Browser, name: str, path: str, request: pytest.FixtureRequest
) -> None:
    browser, counts = browser_of(request.getfixturevalue(name)), []
    for day in (9, 10, 11):
        for team_id in (None, cast.DUINROOS):
            factories.request(backpackers, team_id=team_id)
            factories.proposed(
                factories.request(backpackers, team_id=team_id), coach, at(f"2027-03-{day:02d} 13:00")
            )
        counts.append(cost(browser, path))
    assert counts[0] == counts[2]
    assert max(counts) <= 12


@pytest.mark.parametrize(
    ("name", "page_of"),
    [("samira", "propose"), ("samira", "pass_on"), ("samira", "request"), ("wietske", "request")],
)
def test_the_pages_of_one_request_stay_within_the_budget(
    backpackers, coach, browser_of: Browser, name: str, page_of: str, request: pytest.FixtureRequest
) -> None:
    row, browser = factories.request(backpackers, words="Hoe?"), browser_of(request.getfixturevalue(name))
    assert cost(browser, address(page_of, row)) <= 12
    first = factories.proposed(row, coach, TUESDAY)
    one = cost(browser, address(page_of, row))
    factories.proposed(row, coach, *(TUESDAY.replace(hour=hour) for hour in (8, 10, 12)))
    assert (cost(browser, address(page_of, row)), one <= 12, first.pk is not None) == (
        one,
        True,
        True,
    )


def test_choosing_stays_within_the_budget(backpackers, coach, wietske: Member, browser_of: Browser) -> None:
    row, browser = factories.request(backpackers), browser_of(wietske)
    offer = factories.proposed(row, coach, TUESDAY, THURSDAY)
    assert cost(browser, reverse("support:answer_offer", args=[offer.pk])) <= 12


def test_services_and_pages_agree_on_who_was_first(
    backpackers, coach, samira: Member, browser_of: Browser
) -> None:
    second = factories.second_coach(backpackers)
    row = factories.request(backpackers, team_id=cast.DUINROOS)
    moment = services.Moment(start=TUESDAY, length=THURSDAY - THURSDAY.replace(hour=6))
    services.propose_moments(
        request=row, appointment_id=second.pk, moments=[moment], key=new_id(), by=second.member
    )
    answer = browser_of(samira).post(address("propose", row), moments())
    assert answer.status_code in (302, 404)
    assert Offer.objects.count() == 1


@pytest.mark.parametrize("form", ["moment", "proposal"])
def test_a_moment_outside_ones_own_times_is_said_once_and_then_goes_through(
    backpackers, coach, samira: Member, browser_of: Browser, form: str
) -> None:
    agenda.choose_halves(member=samira, halves={0})
    row, browser = factories.request(backpackers, team_id=cast.DUINROOS), browser_of(samira)
    if form == "moment":
        url = f"/hulp/{row.pk}/oppakken/"
        typed = {"day": "2027-03-09", "time": "13:00", "length": "1:00", "location": "", "place": ""}
    else:
        url = f"/hulp/{row.pk}/voorstellen/"
        typed = {"day_1": "2027-03-09", "time_1": "13:00", "length_1": "1:00", "setting_1": "floor"}
    typed["sleutel"] = str(new_id())
    said = browser.post(url, typed)
    assert said.status_code == 200
    assert "Dit valt buiten de vaste tijden van Samira. Het mag wel." in said.content.decode()
    assert browser.post(url, typed | {"tijd-gezien": "1"}).url == f"/hulp/{row.pk}/"


def test_more_than_the_released_hours_asks_for_a_reason_and_then_goes_through(
    backpackers, coach, samira: Member, browser_of: Browser
) -> None:
    row, browser = factories.request(backpackers, team_id=cast.DUINROOS), browser_of(samira)
    for day in (8, 10):
        factories.accepted(
            factories.request(backpackers, team_id=cast.DUINROOS),
            coach,
            at(f"2027-03-{day:02d} 13:00"),
            length=timedelta(hours=3, minutes=50),
        )
    url = f"/hulp/{row.pk}/oppakken/"
    typed = {"day": "2027-03-12", "time": "13:00", "length": "0:45", "location": "", "place": ""}
    typed["sleutel"] = str(new_id())
    said = browser.post(url, typed)
    assert (said.status_code, "8:25 uur" in page(said)) == (422, True)
    assert "Waarom is het nodig?" in page(said)
    assert Visit.objects.count() == 2
    assert browser.post(url, typed | {"reden": "verzonnen"}).status_code == 422
    reason = re.search(r'<option value="([^"]+)">', page(said).split('name="reden"')[1]).group(1)
    assert browser.post(url, typed | {"reden": reason}).url == f"/hulp/{row.pk}/"
    assert Visit.objects.count() == 3


def proposal(**typed: str) -> dict[str, str]:
    """Tuesday at one, on the floor."""
    moment = {"day_1": "2027-03-09", "time_1": "13:00", "length_1": "1:00", "setting_1": "floor"}
    return {**moment, "sleutel": str(new_id()), **typed}


def mornings_only(ruben: Member) -> None:
    agenda.add_window(
        team_id=cast.DUINROOS, kind=WindowKind.SHIFT, weekdays=(0, 1, 2, 3, 4),
        starts=time(7), ends=time(12), by=ruben, key=new_id(),
    )  # fmt: skip


def test_a_proposal_outside_the_times_of_the_team_is_said_once(
    backpackers, coach, samira: Member, ruben: Member, browser_of: Browser
) -> None:
    mornings_only(ruben)
    row, browser = factories.request(backpackers, team_id=cast.DUINROOS), browser_of(samira)
    url, typed = f"/hulp/{row.pk}/voorstellen/", proposal()
    assert "Duinroos heeft andere tijden doorgegeven" in page(browser.post(url, typed))
    assert browser.post(url, typed | {"tijd-gezien": "1"}).url == f"/hulp/{row.pk}/"


def test_times_tell_nothing_of_whose_question_it_is_before_it_was_taken_up(
    backpackers, coach, samira: Member, ruben: Member, browser_of: Browser
) -> None:
    mornings_only(ruben)
    row, browser = factories.request(backpackers), browser_of(samira)
    answer = browser.post(f"/hulp/{row.pk}/voorstellen/", proposal(), follow=True)
    assert answer.redirect_chain
    assert "Dit valt buiten de diensten en de overdracht van het team." in page(answer)
