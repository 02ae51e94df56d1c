"""Vandaag: for everybody what needs them now, what comes, and one way to ask."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from tests.support import cast

from rugzak.across.desk.day import Day, Step
from rugzak.across.desk.menu import items_for
from rugzak.apps.agenda import queries as agenda_queries
from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.cards import services as cards
from rugzak.apps.cards.models import Trial
from rugzak.apps.cards.tests.factories import a_card
from rugzak.apps.people.models import Employment, Location
from rugzak.apps.programmes import services as programming
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.programmes.words import ProgrammeKind
from rugzak.apps.support.models import ClosedQuarter
from rugzak.apps.support.tests import factories
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices.models import Notice
from rugzak.ground.tenancy.services import propose
from rugzak.ground.tenancy.words import ProposalKind

Browser = Callable[..., Client]
EVERYBODY = ["samira", "wietske", "yusuf", "ruben", "fenna", "aicha", "cees", "hilde", "greet"]


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel(at("2027-03-08 09:00"), tick=False):
        yield


@pytest.fixture
def backpackers(kustmeer) -> Programme:
    return programmes.backpackers()


@pytest.fixture
def coach(backpackers: Programme) -> Appointment:
    return programmes.coach(backpackers)


def page(response: Any) -> str:
    return response.content.decode()


def without_tokens(shown: str) -> str:
    """Without what is new each time anyway."""
    return re.sub(r'(content|value)="[\w-]{36,}"', "", shown)


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_has_a_home_with_one_way_to_ask_and_at_most_one_next_step(
    coach: Appointment, backpackers: Programme, browser_of: Browser, name: str, request: pytest.FixtureRequest
) -> None:
    factories.accepted(factories.request(backpackers), coach, at("2027-03-09 13:00"))
    factories.accepted(factories.request(backpackers), coach, at("2027-03-10 13:00"))
    shown = page(browser_of(request.getfixturevalue(name)).get("/"))
    # In the other organisation no programme is on: there is nothing to ask, and no button that says so.
    assert ("Ik wil hulp vragen" in shown) is (name != "greet")
    assert ("Hulp vragen" in shown) is (name in ("samira", "wietske", "yusuf", "ruben"))
    assert shown.count('class="next') <= 1


def test_who_is_not_signed_in_is_led_to_the_door(db) -> None:
    answer = Client().get("/")
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/toegang/")


def test_the_next_step_follows_the_thread(
    coach: Appointment, backpackers: Programme, samira: Member, wietske: Member
) -> None:
    row = factories.request(backpackers)
    assert Day(wietske).next_step is None
    factories.accepted(row, coach, at("2027-03-09 13:00"))
    assert Day(wietske).next_step.kind == Step.VISIT_AHEAD
    with time_machine.travel(at("2027-03-09 08:00"), tick=False):
        assert Day(samira).next_step.kind == Step.VISIT_TODAY
    with time_machine.travel(at("2027-03-09 16:00"), tick=False):
        assert Day(samira).next_step.kind == Step.ROUND_OFF
        agenda.mark_done(visit=Visit.objects.get(), by=samira)
        assert Day(samira).next_step is None
        assert Day(wietske).next_step.kind == Step.LOOK_BACK


def test_a_moment_that_was_called_off_is_the_next_step_of_the_coach(
    coach: Appointment, backpackers: Programme, samira: Member, wietske: Member
) -> None:
    factories.accepted(factories.request(backpackers), coach, at("2027-03-09 13:00"))
    agenda.cancel_visit(visit=Visit.objects.get(), by=wietske)
    assert Day(samira).next_step.kind == Step.NEW_MOMENT
    assert Day(wietske).next_step is None


@pytest.mark.parametrize("name", ["wietske", "samira"])
def test_on_a_shared_tablet_nobody_reads_what_somebody_asked(
    coach: Appointment, backpackers: Programme, browser_of: Browser, name: str, request: pytest.FixtureRequest
) -> None:
    factories.request(backpackers)
    person = request.getfixturevalue(name)
    assert "Een lastig gesprek" in page(browser_of(person).get("/"))
    shown = page(browser_of(person, Lane.LOW).get("/"))
    assert "Een lastig gesprek" not in shown
    assert "Op een gedeelde tablet blijft dit dicht." in shown


def test_a_team_lead_sees_the_team_and_no_trace_of_one_person(
    coach: Appointment, backpackers: Programme, ruben: Member, browser_of: Browser
) -> None:
    before = without_tokens(page(browser_of(ruben).get("/")))
    factories.accepted(factories.request(backpackers), coach, at("2027-03-09 13:00"))
    assert without_tokens(page(browser_of(ruben).get("/"))) == before
    shared = factories.request(backpackers, team_id=cast.DUINROOS, theme="learning")
    factories.accepted(shared, coach, at("2027-03-10 13:00"))
    shown = page(browser_of(ruben).get("/"))
    assert "Iets nieuws leren" in shown
    assert "Samira El Amrani" in shown


def test_the_programme_manager_sees_late_ones_of_teams_as_a_count(
    coach: Appointment, backpackers: Programme, fenna: Member, browser_of: Browser
) -> None:
    factories.request(backpackers)
    factories.request(backpackers, team_id=cast.DUINROOS)
    with time_machine.travel(at("2027-03-16 09:00"), tick=False):
        shown = page(browser_of(fenna).get("/"))
    assert "1 teamvraag wacht langer dan beloofd" in shown
    assert shown.count("Een lastig gesprek") == 1


@pytest.mark.parametrize(("asked", "shows"), [(9, False), (10, True)])
def test_the_board_sees_a_figure_from_the_floor_on(
    coach: Appointment, backpackers: Programme, cees: Member, browser_of: Browser, asked: int, shows: bool
) -> None:
    for _ in range(asked):
        factories.request(backpackers, team_id=cast.DUINROOS)
        factories.request(backpackers)
    with time_machine.travel(at("2027-04-02 09:00"), tick=False):
        shown = page(browser_of(cees).get("/"))
    assert ("0% van de teamvragen kreeg op tijd antwoord" in shown) is shows
    assert ("Nog te weinig vragen om te tonen" in shown) is not shows


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("wietske", ["Vandaag", "Hulp vragen", "Agenda", "Mijn vragen", "Van mij"]),
        ("samira", ["Vandaag", "Vragen", "Hulp vragen", "Agenda", "Mijn vragen"]),
        ("ruben", ["Vandaag", "Teamvragen", "Hulp vragen", "Agenda", "Mijn vragen"]),
        ("fenna", ["Vandaag", "Teamvragen", "Planning", "Programma's", "Mensen"]),
        ("cees", ["Vandaag", "Agenda", "Van mij", "Kaarten"]),
    ],
)
def test_the_menu_per_role(backpackers, name: str, first: list[str], request: pytest.FixtureRequest) -> None:
    items = items_for(request.getfixturevalue(name), "/agenda/")
    assert [item.label for item in items][:5] == first
    assert [item.label for item in items if item.current] == ["Agenda"]


@pytest.mark.parametrize("name", ["samira", "wietske", "ruben", "cees", "aicha", "hilde"])
def test_home_costs_the_same_for_one_and_for_three(
    coach: Appointment,
    backpackers: Programme,
    browser_of: Browser,
    django_assert_max_num_queries: Any,
    name: str,
    request: pytest.FixtureRequest,
) -> None:
    browser, counts = browser_of(request.getfixturevalue(name)), []
    for day in (9, 10, 11):
        row = factories.request(backpackers, team_id=cast.DUINROOS)
        factories.accepted(row, coach, at(f"2027-03-{day:02d} 13:00"), length=timedelta(hours=1))
        with django_assert_max_num_queries(12) as captured:
            assert browser.get("/").status_code == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1


def test_cards_of_the_team_and_what_came_for_oneself_stand_on_the_day(
    wietske: Member, samira: Member, yusuf: Member, browser_of: Browser, django_assert_max_num_queries: Any
) -> None:
    spot = cards.open_spot(team_id=cast.DUINROOS)
    cards.choose_week_card(spot=spot, card=a_card(12))
    trial = cards.begin_trial(team_id=cast.DUINROOS, card=a_card(33), key=new_id())
    Trial.objects.filter(pk=trial.pk).update(starts_on=date(2027, 2, 28))
    cards.give_card(to=wietske, card=a_card(5), sentence="Dit doe jij al.", key=new_id(), by=samira)
    cards.make_pledge(if_then="Als het druk is.", remind_at=at("2027-03-08 09:30"), key=new_id(), by=wietske)
    cards.remind_of_pledges(at("2027-03-08 09:31"))
    browser = browser_of(wietske)
    with django_assert_max_num_queries(12):
        shown = page(browser.get("/"))
    for words in (
        "Kaart van de week",
        "is het deze week gelukt?",
        "Samira gaf je een kaart",
        "om een herinnering",
    ):
        assert words in shown
    for hidden in ("Dit doe jij al.", "Als het druk is."):
        assert hidden not in shown
    tablet, mate = page(browser_of(wietske, Lane.LOW).get("/")), page(browser_of(yusuf).get("/"))
    for other in (tablet, mate):
        assert "Kaart van de week" in other
        assert "gaf je een kaart" not in other
        assert "om een herinnering" not in other


def test_the_board_hears_of_colleagues_only_when_the_quarter_is_over_and_enough_asked(
    backpackers: Programme, cees: Member, browser_of: Browser
) -> None:
    shown = page(browser_of(cees).get("/"))
    assert "Het volgende cijfer komt op" in shown
    assert "vragen van collega" not in shown
    ClosedQuarter.objects.create(start=date(2026, 10, 1), asked=31, in_time=90)
    assert "Ongeveer 90% van de vragen van collega" in page(browser_of(cees).get("/"))


def test_the_way_counts_in_the_sum_of_a_region(coach: Appointment, fenna: Member) -> None:
    """What is free is free after the road, as on the page of hours."""
    there = Location.objects.create(
        region=coach.region, name="Rozenhof", town="Alkmaar", latitude="52.63200", longitude="4.74900"
    )
    visit(coach, at("2027-03-09 09:00"))
    visit(coach, at("2027-03-09 13:00"), location_id=there.pk)
    (region,) = Day(fenna).hours_by_region
    ledger = region.ledger
    assert ledger.travel > timedelta()
    assert ledger == agenda_queries.ledger_of(coach.pk, coach.released, ledger.week)


@pytest.mark.parametrize(
    ("name", "sees_them"), [("hilde", True), ("aicha", True), ("ruben", False), ("cees", False)]
)
def test_who_looks_after_people_sees_who_begins_and_who_leaves(
    yusuf: Member, browser_of: Browser, name: str, sees_them: bool, request: pytest.FixtureRequest
) -> None:
    browser, job = browser_of(request.getfixturevalue(name)), Employment.objects.filter(member=yusuf)
    for words, span in (
        ("Begint maandag 15 maart.", {"starts_on": date(2027, 3, 15)}),
        ("Begon maandag 1 maart.", {"starts_on": date(2027, 3, 1)}),
        ("Laatste dag: vrijdag 2 april.", {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 4, 2)}),
    ):
        job.update(**span)
        shown = re.sub(r"<[^>]+>", "", page(browser.get("/")))
        assert (words in shown) is sees_them


def test_an_administrator_sees_what_waits_for_a_second_one(
    aicha: Member, hilde: Member, browser_of: Browser
) -> None:
    """Not what one proposed oneself: that waits for somebody else."""
    for kind, by in ((ProposalKind.ADMINISTRATOR, aicha), (ProposalKind.LOWER_FLOOR, hilde)):
        propose(kind=kind, asked_by_id=by.pk, about_id=by.pk)
    shown = page(browser_of(aicha).get("/"))
    assert "Een kleinere groep tonen" in shown
    assert "Een voorstel over beheerders" not in shown


def test_who_arranges_things_sees_that_something_waits(aicha: Member, browser_of: Browser) -> None:
    assert "melding wacht op je" not in page(browser_of(aicha).get("/"))
    Notice.objects.create(member=aicha, kind="work", link="/mensen/")
    assert "1 melding wacht op je" in page(browser_of(aicha).get("/"))


def test_on_a_day_without_ones_own_coach_it_says_who_is_there_instead(
    backpackers: Programme, fenna: Member, wietske: Member, samira: Member, hilde: Member, browser_of: Browser
) -> None:
    seats = programming.start_programme(kind=ProgrammeKind.JOBCOACH, by=fenna)
    programming.switch_on(programme=seats, by=fenna)
    seats.refresh_from_db()
    hers = programmes.coach(seats)
    programming.choose_fixed_coach(member=wietske, appointment_id=hers.pk, by=fenna)
    home, instead = browser_of(wietske), "Samira is er vandaag niet. Hilde"
    assert instead not in page(home.get("/"))
    agenda.add_away(member=samira, first_day=date(2027, 3, 8), last_day=date(2027, 3, 8), stand_in=hilde)
    assert instead in page(home.get("/"))
    with time_machine.travel(at("2027-03-09 09:00"), tick=False):
        assert instead not in page(browser_of(wietske).get("/"))
