"""What each of the cast meets on the pages of the agenda."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.support import cast

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.words import Rhythm, Setting, VisitState
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel import panels
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.panels import Panel

Browser = Callable[..., Client]


def page(response: Any) -> str:
    return response.content.decode()


def address(name: str, row: Visit) -> str:
    return reverse(f"agenda:{name}", args=[row.pk])


@pytest.mark.parametrize(
    "query", ["", "?beeld=dag&dag=2027-03-09", "?beeld=week&dag=2027-03-09", "?beeld=lijst"]
)
def test_coach_and_colleague_find_the_visit(
    coach: Appointment, samira: Member, wietske: Member, browser_of: Browser, query: str
) -> None:
    visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    for person in (samira, wietske):
        shown = page(browser_of(person).get(f"/agenda/{query}"))
        assert "Egmonderhof" in shown
        assert "Castricum" in shown


@pytest.mark.parametrize(
    "query", ["?dag=gisteren", "?dag=0001-01-01", "?dag=9999-12-31", "?beeld=maand", "?bladzijde=x"]
)
def test_odd_addresses_show_today(
    coach: Appointment, samira: Member, browser_of: Browser, query: str
) -> None:
    assert browser_of(samira).get(f"/agenda/{query}").status_code == 200


def test_with_whom_is_for_the_two_of_them(
    coach: Appointment, samira: Member, wietske: Member, fenna: Member, browser_of: Browser
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    for person in (samira, wietske):
        assert "Wietske Hoekstra" in page(browser_of(person).get(address("visit", row)))
    seen = page(browser_of(fenna).get(address("visit", row)))
    assert "Egmonderhof, Castricum" in seen
    assert "Wietske" not in seen
    assert "Op de werkvloer" not in seen


def test_the_room_in_own_words_is_for_the_two_of_them(
    coach: Appointment, samira: Member, wietske: Member, fenna: Member, browser_of: Browser
) -> None:
    """Who plans sees time and place: the house. "Kantoor van Wietske" would be a name."""
    row = visit(coach, at("2027-03-09 13:00"), colleagues=[wietske], place="kantoor van Wietske")
    assert all(
        "kantoor van Wietske" in page(browser_of(one).get(address("visit", row))) for one in (samira, wietske)
    )
    seen = page(browser_of(fenna).get(address("visit", row)))
    assert "Egmonderhof, Castricum" in seen
    assert "Wietske" not in seen
    elsewhere = visit(
        coach, at("2027-03-10 13:00"), colleagues=[wietske], location_id=None, place="bij Wietske thuis"
    )
    assert "Op een andere plek" in page(browser_of(fenna).get(address("visit", elsewhere)))


@pytest.mark.parametrize("name", ["ruben", "yusuf", "aicha", "cees", "hilde"])
def test_a_visit_to_one_colleague_does_not_exist_for_others(
    coach: Appointment, wietske: Member, browser_of: Browser, name: str, request: pytest.FixtureRequest
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    assert browser_of(request.getfixturevalue(name)).get(address("visit", row)).status_code == 404


def test_a_team_visit_is_for_the_team_and_its_lead(
    coach: Appointment, wietske: Member, ruben: Member, yusuf: Member, hilde: Member, browser_of: Browser
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske], team_id=cast.DUINROOS)
    answers = [browser_of(one).get(address("visit", row)).status_code for one in (ruben, yusuf, hilde)]
    assert answers == [200, 200, 404]


def test_done_with_one_press_by_the_coach_only(
    coach: Appointment, samira: Member, wietske: Member, fenna: Member, browser_of: Browser
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    with time_machine.travel(at("2027-03-09 12:01"), tick=False):
        assert [browser_of(one).post(address("done", row)).status_code for one in (wietske, fenna)] == [
            404,
            404,
        ]
        answer = browser_of(samira).post(address("done", row), follow=True)
    assert "Het bezoek is afgerond." in page(answer)
    assert Visit.objects.get().state == VisitState.DONE


def test_calling_off_asks_no_reason_and_can_be_undone(
    coach: Appointment, wietske: Member, browser_of: Browser
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    browser = browser_of(wietske)
    answer = browser.post(address("cancel", row), follow=True)
    assert address("restore", row) in page(answer)
    browser.post(address("restore", row))
    assert Visit.objects.get().state == VisitState.CONFIRMED


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?beeld=maand",
        "?beeld=lijst",
        "?beeld=lijst&toon=niet&soort=floor&q=egmonderhof",
        "?beeld=dag&dag=2027-03-09",
    ],
)
def test_the_agenda_costs_the_same_for_one_and_for_three(
    coach: Appointment,
    samira: Member,
    wietske: Member,
    browser_of: Browser,
    django_assert_max_num_queries: Any,
    query: str,
) -> None:
    browser, counts = browser_of(samira), []
    for hour in (8, 10, 12):
        visit(coach, at(f"2027-03-09 {hour:02d}:00"), colleagues=[wietske], length=timedelta(hours=1))
        with django_assert_max_num_queries(12) as captured:
            assert browser.get(f"/agenda/{query}").status_code == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1


def test_a_higher_app_may_show_something_on_the_page_of_a_visit(
    coach: Appointment, samira: Member, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_providers", {})
    panels.fill(
        "agenda.visit",
        lambda person, _row: Panel("agenda/_free_moment.html", {"moment": {"words": f"Voor {person}"}}),
    )
    row = visit(coach, at("2027-03-09 10:00"))
    assert "Voor Samira El Amrani" in page(browser_of(samira).get(address("visit", row)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("&q=castricum+EGMONDERHOF", 3),
        ("&q=duinroos", 1),
        ("&soort=conference", 1),
        ("&q=wietske", 0),
        ("&q=kantoor", 0),
        ("&toon=was", 0),
        ("&toon=niet", 1),
        ("&toon=ooit&soort=feest", 3),
    ],
)
def test_the_list_is_filtered_by_place_team_and_kind_and_never_by_a_name(
    coach: Appointment, samira: Member, wietske: Member, browser_of: Browser, query: str, found: int
) -> None:
    visit(
        coach,
        at("2027-03-09 08:00"),
        colleagues=[wietske],
        length=timedelta(hours=1),
        place="kantoor van Wietske",
    )
    visit(coach, at("2027-03-09 10:00"), team_id=cast.DUINROOS, length=timedelta(hours=1))
    visit(coach, at("2027-03-09 12:00"), setting="conference", length=timedelta(hours=1))
    off = visit(coach, at("2027-03-09 14:00"), length=timedelta(hours=1))
    services.cancel_visit(visit=off, by=samira)
    shown = page(browser_of(samira).get(f"/agenda/?beeld=lijst{query}"))
    assert shown.count('href="/agenda/bezoek/') == found


def test_ten_times_as_many_visits_cost_no_more(
    coach: Appointment, samira: Member, browser_of: Browser, django_assert_max_num_queries: Any
) -> None:
    browser, counts = browser_of(samira), []
    for weeks, hour in ((2, 8), (30, 12)):
        services.plan_series(
            appointment_id=coach.pk,
            rhythm=Rhythm.WEEK,
            first_day=at("2027-03-09 00:00").date(),
            last_day=at("2027-03-09 00:00").date() + timedelta(weeks=weeks),
            at=time(hour),
            length=timedelta(hours=1),
            setting=Setting.FLOOR,
            location_id=cast.EGMONDERHOF,
            by=samira,
            key=new_id(),
        )
        for query in ("?beeld=lijst", "?beeld=maand&dag=2027-03-09", "?dag=2027-03-09"):
            with django_assert_max_num_queries(12) as captured:
                assert browser.get(f"/agenda/{query}").status_code == 200
            counts.append((query, len(captured)))
    assert len(set(counts)) == 3


def test_the_week_offers_a_day_earlier_and_a_day_later(
    coach: Appointment, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    """What the buttons send moves the visit, keeps its time, and comes back to the week."""
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    week = "/agenda/?beeld=week&dag=2027-03-09"
    shown = page(browser_of(samira).get(week))
    assert 'name="day" value="2027-03-08"' in shown
    assert 'name="day" value="2027-03-10"' in shown
    assert 'name="day"' not in page(browser_of(wietske).get(week))
    sent = {"day": "2027-03-10", "time": "10:00", "terug": week}
    answer = browser_of(samira).post(address("move", row), sent)
    assert (answer.status_code, answer.url) == (302, week)
    assert Visit.objects.get().start == at("2027-03-10 10:00")
