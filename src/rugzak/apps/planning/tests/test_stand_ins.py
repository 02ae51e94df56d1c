"""Who is asked to stand in: how it stands with that on the board, and one person for all visits of a request."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.support import cast
from tests.support.statements import cost

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda import services as agendas
from rugzak.apps.agenda.models import Away, StandInOffer, Visit
from rugzak.apps.agenda.tests import factories as visits
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.models import Location
from rugzak.apps.people.queries import acting_member
from rugzak.apps.planning import services
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.tests import factories
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.services import appoint
from rugzak.apps.support import services as support_services
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.tests import factories as support
from rugzak.ground.accounts.models import Member

ASKED = "Hatice gevraagd, wacht op een ja"
SEEKS = "zoekt nog iemand"


@pytest.fixture
def third(second: Appointment) -> Appointment:
    """Bram coaches here as well, as many hours as Hatice."""
    return appoint(
        member=Member.objects.create(
            first_name="Bram", last_name="Vos", sort_key="vos bram", staff_number="77001"
        ),
        programme=second.programme,
        by=acting_member(cast.IDS["fenna"]),
        region_id=cast.KENNEMERLAND,
        released_minutes_per_week=8 * 60,
        starts_on=date(2024, 1, 1),
    )


@pytest.fixture
def board(browser_of: Callable[[Member], Client], fenna: Member) -> Callable[[], dict[str, str]]:
    """Per coach what is in her lane."""

    def read() -> dict[str, str]:
        page = browser_of(fenna).get(reverse("planning:board")).content.decode()
        lanes = page.split('<li class="lane">')[1:]
        return {re.findall(r"<h3>(\w+)", lane)[0]: lane.split("De uren tellen")[0] for lane in lanes}

    return read


def known(programme: Programme, coach: Appointment, start: str) -> SupportRequest:
    """A request of which something was held: who stands in does so for this visit alone."""
    row = support.accepted(support.request(programme), coach, at(start))
    SupportRequest.objects.filter(pk=row.pk).update(state="active")
    row.refresh_from_db()
    return row


def also(request: SupportRequest, start: str) -> None:
    moment = support_services.Moment(start=at(start), length=timedelta(hours=1))
    support_services.plan_moment(request=request, moment=moment, by=request.coach)


def away(plan: Plan, coach: Appointment) -> services.StoodIn:
    return services.coach_is_away(
        plan=plan, appointment=coach, first_day=date(2027, 3, 9), last_day=date(2027, 3, 12),
        seen=Plan.objects.get().version, by=factories.fenna(),
    )  # fmt: skip


def asks_hatice(programme: Programme, coach: Appointment) -> StandInOffer:
    """Samira is away, and Fenna sent that Hatice is asked to stand in; or Bram, where he coaches as well."""
    known(programme, coach, "2027-03-10 10:00")
    plan = factories.planned(programme)
    away(plan, coach)
    services.agree_all(plan=plan, seen=Plan.objects.get().version, by=factories.fenna())
    services.confirm(plan=plan, seen=Plan.objects.get().version, by=factories.fenna())
    return StandInOffer.objects.get()


def says(offer: StandInOffer, *, stand_in: bool | None = None, colleague: bool | None = None) -> None:
    if stand_in is not None:
        agendas.answer_as_stand_in(offer=offer, goes=stand_in, by=offer.to.member)
    if colleague is not None:
        asked = acting_member(cast.IDS["wietske"])
        agendas.answer_as_colleague(offer=offer, welcome=colleague, by=asked)


def test_who_is_asked_stands_in_the_lane_of_who_is_away_and_keeps_the_time_free(
    board, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    asks_hatice(backpackers, coach)
    lanes = board()
    assert ASKED in lanes["Samira"]
    assert 'class="block standing"' not in lanes["Samira"]
    assert "in plaats van Samira" in lanes["Hatice"]
    assert "wacht op antwoord" in lanes["Hatice"]
    later = support.request(backpackers, team_id=cast.DUINROOS, weekdays=[2], dayparts=["morning"])
    row = factories.proposal(factories.planned(backpackers), later)
    assert row.start != at("2027-03-10 10:00")


def test_after_a_yes_of_both_the_visit_is_in_the_lane_of_who_goes_only(
    board, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    offer = asks_hatice(backpackers, coach)
    says(offer, stand_in=True)
    assert ASKED in board()["Samira"]
    says(offer, colleague=True)
    lanes = board()
    assert 'class="block' not in lanes["Samira"]
    assert 'class="block standing"' in lanes["Hatice"]


@pytest.mark.parametrize("no", [{"stand_in": False}, {"colleague": False}])
def test_after_a_no_it_looks_on_and_whoever_said_it_is_not_told(
    no: dict[str, bool], board, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    says(asks_hatice(backpackers, coach), **no)
    lanes = board()
    assert SEEKS in lanes["Samira"]
    assert "in plaats van Samira" not in lanes["Hatice"]
    assert "Wietske" not in "".join(lanes.values())


def test_after_a_no_the_next_plan_asks_somebody_else(
    board, backpackers: Programme, coach: Appointment, second: Appointment, third: Appointment
) -> None:
    known(backpackers, coach, "2027-03-10 10:00")
    plan = factories.planned(backpackers)
    away(plan, coach)
    first = Proposal.objects.get(state="proposed")
    services.agree(proposal=first, seen=Plan.objects.get().version, by=factories.fenna())
    services.confirm(plan=plan, seen=Plan.objects.get().version, by=factories.fenna())
    says(StandInOffer.objects.get(), stand_in=False)
    factories.planned(backpackers)
    again = Proposal.objects.get()
    assert (again.state, again.moves_id, again.request_id) == ("proposed", first.moves_id, first.request_id)
    assert again.appointment in (second, third)
    assert again.appointment != first.appointment
    assert again.start == at("2027-03-10 10:00")


def test_a_coach_who_can_come_after_all_keeps_her_visit(
    board, backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    says(asks_hatice(backpackers, coach), stand_in=False)
    Away.objects.all().delete()
    assert 'class="block standing"' in board()["Samira"]
    factories.planned(backpackers)
    assert not Proposal.objects.filter(state="proposed").exists()


def test_a_visit_on_a_day_on_which_she_is_away_does_not_stand(
    board, backpackers: Programme, coach: Appointment, second: Appointment, samira: Member
) -> None:
    visits.visit(coach, at("2027-03-10 10:00"), team_id=cast.DUINROOS)
    day = date(2027, 3, 10)
    agendas.add_away(member=coach.member, first_day=day, last_day=day, by=samira)
    assert SEEKS in board()["Samira"]
    assert agenda.stand_ins_asked([coach.member_id], at("2027-03-08 00:00"), at("2027-03-22 00:00")) == []


def test_marking_more_days_leaves_alone_who_is_asked_already(
    backpackers: Programme, coach: Appointment, second: Appointment, third: Appointment
) -> None:
    offer = asks_hatice(backpackers, coach)
    assert away(Plan.objects.get(), coach) == services.StoodIn(moved=0, left_out=0, by_themselves=0)
    assert StandInOffer.objects.get(settled_at=None) == offer


def test_to_all_visits_of_a_request_the_same_person_goes(
    backpackers: Programme, coach: Appointment, second: Appointment, third: Appointment
) -> None:
    """Hatice has no way to go for the first visit and Bram none for the second; each of them can make both."""
    hers = known(backpackers, coach, "2027-03-10 10:00")
    also(hers, "2027-03-11 14:00")
    here = Location.objects.get(pk=cast.EGMONDERHOF)
    far = Location.objects.create(region=here.region, name="De Vuurtoren", town="Den Helder",
                                  latitude="52.95", longitude="4.76")  # fmt: skip
    visits.visit(second, at("2027-03-11 09:00"), team_id=cast.DUINROOS, location_id=far.pk)
    visits.visit(third, at("2027-03-10 13:30"), team_id=cast.DUINROOS, location_id=far.pk)
    plan = factories.planned(backpackers)
    assert away(plan, coach) == services.StoodIn(moved=2, left_out=0, by_themselves=0)
    moved = Proposal.objects.exclude(moves=None)
    assert len({row.appointment_id for row in moved}) == 1
    assert all("apart" not in row.why and row.why["hours"] for row in moved)


def test_when_nobody_can_make_both_it_says_so(
    browser_of, backpackers: Programme, coach: Appointment, second: Appointment, third: Appointment
) -> None:
    hers = known(backpackers, coach, "2027-03-10 10:00")
    also(hers, "2027-03-11 14:00")
    visits.visit(second, at("2027-03-11 14:00"), team_id=cast.DUINROOS)
    visits.visit(third, at("2027-03-10 10:00"), team_id=cast.DUINROOS)
    plan = factories.planned(backpackers)
    assert away(plan, coach) == services.StoodIn(moved=2, left_out=0, by_themselves=0, apart=1)
    first, last = Proposal.objects.exclude(moves=None).order_by("start")
    assert (first.appointment, last.appointment) == (second, third)
    browser = browser_of(factories.fenna())
    page = browser.get(reverse("planning:proposal", args=[first.pk]), follow=True).content.decode()
    assert "Niemand kan alle bezoeken van deze vraag doen." in page


def test_of_a_team_it_says_who_cannot_and_why(
    browser_of, backpackers: Programme, coach: Appointment, second: Appointment, third: Appointment
) -> None:
    ours = support.accepted(
        support.request(backpackers, team_id=cast.DUINROOS), coach, at("2027-03-10 10:00")
    )
    SupportRequest.objects.filter(pk=ours.pk).update(state="active")
    ours.refresh_from_db()
    also(ours, "2027-03-11 14:00")
    visits.visit(second, at("2027-03-11 14:00"), team_id=cast.DUINROOS)
    visits.visit(third, at("2027-03-10 10:00"), team_id=cast.DUINROOS)
    away(factories.planned(backpackers), coach)
    first = Proposal.objects.exclude(moves=None).earliest("start")
    browser = browser_of(factories.fenna())
    page = browser.get(reverse("planning:proposal", args=[first.pk]), follow=True).content.decode()
    assert "Naar een ander bezoek van deze vraag gaat Bram." in page
    assert "Dit bezoek erbij? Past niet: er is te weinig tijd om er te komen." in page
    assert Visit.objects.filter(state="confirmed").count() == 4


@pytest.mark.parametrize("number", [1, 3])
def test_the_board_asks_as_much_of_the_database_however_many_visits_look_for_somebody(
    number: int, browser_of, backpackers: Programme, coach: Appointment, second: Appointment, fenna: Member
) -> None:
    hers = known(backpackers, coach, "2027-03-10 08:00")
    for hour in range(1, number):
        also(hers, f"2027-03-10 {10 + 2 * hour}:00")
    away(factories.planned(backpackers), coach)
    assert Proposal.objects.exclude(moves=None).count() == number
    assert cost(browser_of(fenna), reverse("planning:board")) == 29
