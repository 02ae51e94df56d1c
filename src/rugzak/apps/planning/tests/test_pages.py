"""The board as Fenna sees it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.support import cast
from tests.support.statements import cost

from rugzak.apps.agenda.tests import factories as agenda
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.tests import factories
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support.tests import factories as support
from rugzak.ground.accounts.models import Member

BOARD = reverse("planning:board")


@pytest.fixture
def browser(browser_of, fenna: Member) -> Client:
    return browser_of(fenna)


def test_before_planning_the_board_says_what_nobody_can_do(
    browser: Client, backpackers: Programme, coach: Appointment
) -> None:
    support.request(backpackers, team_id=cast.DUINROOS, dayparts=["evening"])
    page = browser.get(BOARD).content.decode()
    assert "1 vraag kan nu niemand doen." in page
    assert "Op de gevraagde dagen of uren is er niemand." in page
    assert "past het wel." in page


def test_a_proposal_is_explained_and_adds_up(
    browser: Client, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    ours = support.request(backpackers, team_id=cast.DUINROOS, weekdays=[1], dayparts=["morning"])
    plan = factories.planned(backpackers)
    row = factories.proposal(plan, ours)
    page = browser.get(reverse("planning:proposal", args=[row.pk]), follow=True).content.decode()
    assert f"Waarom {row.appointment.member.first_name}?" in page
    assert "2 backpackers in deze regio" in page
    assert "2 over" in page
    assert "Wie was de volgende?" in page
    assert "Bewezen: beter kan niet" in page


def test_nothing_of_wietske_is_on_the_board(
    browser: Client, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    hers = support.request(backpackers, avoid_ids=[second.member_id], words="Hoe begin ik dat gesprek?")
    plan = factories.planned(backpackers)
    row = factories.proposal(plan, hers)
    pages = [
        browser.get(address, follow=True).content.decode()
        for address in (
            BOARD,
            reverse("planning:proposal", args=[row.pk]),
            reverse("planning:move", args=[row.pk]),
        )
    ]
    for page in pages:
        assert "Persoonlijke vraag" in page
        assert "Castricum" in page
        for secret in (
            "Wietske",
            "Egmonderhof",
            "Duinroos",
            str(hers.pk),
            hers.get_theme_display(),
            "werkvloer",
        ):
            assert secret not in page
    assert "1 van de 2 backpackers past bij de vraag en kan op tijd." in pages[1]


def test_agreeing_sends_nothing_and_confirming_does(
    browser: Client, backpackers: Programme, coach: Appointment, wietske: Member
) -> None:
    hers = support.request(backpackers)
    plan = factories.planned(backpackers)
    row = factories.proposal(plan, hers)
    browser.post(reverse("planning:agree", args=[row.pk]), {"versie": plan.version})
    hers.refresh_from_db()
    assert (factories.proposal(plan, hers).state, hers.state) == ("agreed", "open")
    version = Plan.objects.get().version
    answer = browser.post(reverse("planning:confirm", args=[plan.pk]), {"versie": version}, follow=True)
    assert "1 voorstel is verstuurd. Je collega kan nog nee zeggen." in answer.content.decode()
    hers.refresh_from_db()
    assert (factories.proposal(plan, hers).state, hers.state) == ("sent", "matched")
    assert "wacht op antwoord" in browser.get(BOARD).content.decode()


def test_another_place_is_offered_with_its_result_and_can_be_undone(
    browser: Client, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    plan = factories.planned(backpackers)
    row = factories.proposal(plan, ours)
    move = reverse("planning:move", args=[row.pk])
    page = browser.get(move).content.decode()
    places = re.findall(r'name="place" value="([^"]+)"', page)
    assert len(places) > 3
    assert "Past. Daarna" in page
    browser.post(move, {"versie": plan.version, "place": places[0]})
    moved = factories.proposal(plan, ours)
    assert f"{moved.appointment_id}@{moved.start.astimezone(agenda.AMSTERDAM).isoformat()}" == places[0]
    assert (moved.is_pinned, moved.by_hand) == (True, True)
    version = Plan.objects.get().version
    browser.post(reverse("planning:undo", args=[plan.pk]), {"versie": version})
    back = factories.proposal(plan, ours)
    assert (back.appointment_id, back.start, back.is_pinned) == (row.appointment_id, row.start, False)


def test_who_drags_sees_the_same_places_and_results(
    browser: Client, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    row = factories.proposal(factories.planned(backpackers), ours)
    listed = browser.get(reverse("planning:places", args=[row.pk])).json()["places"]
    page = browser.get(reverse("planning:move", args=[row.pk])).content.decode()
    offered = re.findall(r'name="place" value="([^"]+)"', page)
    assert offered == [place["value"] for place in listed][: len(offered)]
    assert "Past. Daarna" in listed[0]["words"]


def test_a_moment_that_does_not_fit_is_refused_with_the_reason(
    browser: Client, backpackers: Programme, coach: Appointment
) -> None:
    agenda.visit(coach, at("2027-03-10 10:00"))
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    plan = factories.planned(backpackers)
    row = factories.proposal(plan, ours)
    own = {"coach": str(coach.pk), "day": "2027-03-10", "time": "11:00", "versie": plan.version}
    answer = browser.post(reverse("planning:move", args=[row.pk]), own)
    assert answer.status_code == 422
    assert "Past niet: er is te weinig tijd om er te komen." in answer.content.decode()


def test_trying_coaches_out_does_not_tell_whom_she_would_rather_not_see(
    browser: Client, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    agenda.visit(coach, at("2027-03-10 10:00"))
    hers = support.request(backpackers, avoid_ids=[second.member_id])
    plan = factories.planned(backpackers)
    move = reverse("planning:move", args=[factories.proposal(plan, hers).pk])
    assert "Weegt" not in browser.get(move).content.decode()
    told = []
    for one in (coach, second):  # one has something else then, the other is kept away
        own = {"coach": str(one.pk), "day": "2027-03-10", "time": "10:30", "versie": plan.version}
        page = browser.post(move, own).content.decode()
        told.append(re.findall(r"Past niet[^<]*", page))
    assert told[0] == told[1]
    assert told[0]


def test_who_looked_at_an_older_plan_is_told(
    browser: Client, backpackers: Programme, coach: Appointment
) -> None:
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    plan = factories.planned(backpackers)
    row = factories.proposal(plan, ours)
    answer = browser.post(reverse("planning:agree", args=[row.pk]), {"versie": plan.version - 1}, follow=True)
    assert "heeft dit plan net veranderd" in answer.content.decode()
    assert factories.proposal(plan, ours).state == "proposed"


@pytest.mark.parametrize("number", [1, 3, 10])
def test_the_board_asks_as_much_of_the_database_at_any_size(
    number: int, browser: Client, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    for one in range(number):
        support.request(backpackers, team_id=cast.DUINROOS, weekdays=[one % 5])
        support.request(backpackers, weekdays=[one % 5], prefer_id=coach.member_id)
        agenda.visit(
            coach, at(f"2027-03-{9 + one % 4:02} {(8, 11, 14)[one // 4]:02}:00"), length=timedelta(minutes=30)
        )
    factories.planned(backpackers)
    assert cost(browser, BOARD) == 26


def test_the_page_that_watches_a_plan_goes_to_the_board_when_it_is_done(
    browser: Client, backpackers: Programme, coach: Appointment
) -> None:
    plan = factories.planned(backpackers)
    assert browser.get(reverse("planning:progress", args=[plan.pk])).status_code == 302
    Plan.objects.update(state="running", progress=[[1.2, 500, 480]])
    page = browser.get(reverse("planning:progress", args=[plan.pk])).content.decode()
    assert "Het beste plan weegt nu 500 minuten." in page
    assert "4,0" in page or "4.0" in page


def test_without_an_engine_everything_can_be_planned_by_hand(
    browser: Client, backpackers: Programme, coach: Appointment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("no engine")

    monkeypatch.setattr("rugzak.engines.planning.solve", broken)
    monkeypatch.setattr("rugzak.engines.planning.standing", broken)
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    plan = factories.planned(backpackers)
    page = browser.get(BOARD).content.decode()
    assert "Plannen is niet gelukt. Er is niets veranderd." in page
    row = factories.proposal(plan, ours)
    assert (
        "De rekenhulp doet het nu niet."
        in browser.get(reverse("planning:move", args=[row.pk])).content.decode()
    )
    own = {"coach": str(coach.pk), "day": "2027-03-10", "time": "10:00", "versie": plan.version}
    browser.post(reverse("planning:move", args=[row.pk]), own)
    assert Proposal.objects.get(pk=row.pk).start == at("2027-03-10 10:00")


def test_what_somebody_does_at_most_stands_beside_the_name(browser: Client, coach: Appointment) -> None:
    assert (
        "in vier weken" not in browser.get(BOARD).content.decode().split("De week per")[1].split("below")[0]
    )
    Appointment.objects.filter(pk=coach.pk).update(most_visits_in_four_weeks=2)
    assert "0 van hoogstens 2 bezoeken in vier weken" in browser.get(BOARD).content.decode()
