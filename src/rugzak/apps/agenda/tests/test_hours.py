"""The way between two visits counts, is shown, and must fit."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from tests.support import cast

from rugzak.apps.agenda import services
from rugzak.apps.agenda.ledger import WeekLedger
from rugzak.apps.agenda.models import TravelTime, Visit
from rugzak.apps.agenda.queries import ledger_of
from rugzak.apps.agenda.refusals import HoursSpent, TooFarToTravel
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.people.models import Location
from rugzak.apps.programmes import services as programmes
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.programmes.words import TravelMeans
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.weeks import Week, hours

WEEK = Week(2027, 10)
Browser = Callable[..., Client]


@pytest.fixture
def alkmaar(coach: Appointment) -> Location:
    """25 minutes by car from the Egmonderhof."""
    return Location.objects.create(
        region_id=cast.KENNEMERLAND,
        name="De Wetering",
        town="Alkmaar",
        latitude=Decimal("52.63200"),
        longitude=Decimal("4.74300"),
    )


def test_the_way_counts_from_the_second_visit_of_a_day(
    coach: Appointment, alkmaar: Location, samira: Member
) -> None:
    first = visit(coach, at("2027-03-08 10:00"))
    visit(coach, at("2027-03-08 13:00"), location_id=alkmaar.pk)
    visit(coach, at("2027-03-09 10:00"))
    with time_machine.travel(at("2027-03-08 12:00")):
        services.mark_done(visit=first, by=samira)
    ledger = ledger_of(coach.pk, coach.released, WEEK)
    assert ledger == WeekLedger(WEEK, hours(8), hours(2), hours(4), hours(25 / 60))
    assert ledger.free == hours(8) - hours(6) - hours(25 / 60)


def test_a_visit_called_off_takes_its_way_along(
    coach: Appointment, alkmaar: Location, samira: Member
) -> None:
    visit(coach, at("2027-03-08 10:00"))
    second = visit(coach, at("2027-03-08 13:00"), location_id=alkmaar.pk)
    services.cancel_visit(visit=second, by=samira)
    assert ledger_of(coach.pk, coach.released, WEEK).travel == hours(0)


def test_the_way_counts_for_the_appointment_one_travels_to(
    coach: Appointment, alkmaar: Location, samira: Member, fenna: Member
) -> None:
    other = programmes.appoint(
        member=samira,
        programme=coach.programme,
        region_id=cast.WATERLAND,
        released_minutes_per_week=240,
        starts_on=coach.starts_on,
        by=fenna,
    )
    visit(coach, at("2027-03-08 10:00"))
    visit(other, at("2027-03-08 13:00"), location_id=alkmaar.pk)
    found = [ledger_of(one.pk, one.released, WEEK).travel for one in (coach, other)]
    assert found == [hours(0), hours(25 / 60)]


def test_a_week_with_room_for_the_visit_but_not_for_the_way_is_full(
    coach: Appointment, alkmaar: Location
) -> None:
    visit(coach, at("2027-03-09 08:00"), length=hours(6))
    with pytest.raises(HoursSpent, match="Erheen reizen duurt 25 minuten") as refusal:
        visit(coach, at("2027-03-09 15:00"), location_id=alkmaar.pk)
    assert refusal.value.hours_left == hours(2)
    visit(coach, at("2027-03-10 15:00"), location_id=alkmaar.pk)


@pytest.mark.parametrize("start", ["12:00", "12:20", "09:00", "08:45"])
def test_a_visit_leaves_time_to_get_there_and_on(coach: Appointment, alkmaar: Location, start: str) -> None:
    visit(coach, at("2027-03-09 10:00"))
    with pytest.raises(TooFarToTravel, match="de reis duurt 25 minuten") as refusal:
        visit(coach, at(f"2027-03-09 {start}"), location_id=alkmaar.pk, length=hours(1))
    assert Visit.objects.count() == 1
    assert refusal.value.free[0] == at("2027-03-09 12:30")
    visit(coach, refusal.value.free[0], location_id=alkmaar.pk, length=hours(1))


def test_the_sentence_tells_the_next_moment_that_fits(coach: Appointment, alkmaar: Location) -> None:
    visit(coach, at("2027-03-09 10:00"))
    with pytest.raises(TooFarToTravel) as refusal:
        visit(coach, at("2027-03-09 12:00"), location_id=alkmaar.pk, length=hours(1))
    assert str(refusal.value) == (
        "Samira is dan nog onderweg: de reis duurt 25 minuten."
        " Wel op tijd: di 9 maart, 12:30; di 9 maart, 13:00; di 9 maart, 13:30."
    )


def test_what_was_measured_goes_before_the_sum(coach: Appointment, alkmaar: Location, fenna: Member) -> None:
    there = {(cast.EGMONDERHOF, alkmaar.pk): 45}
    services.keep_travel_times(means=TravelMeans.CAR, minutes=there, by=fenna)
    services.keep_travel_times(means=TravelMeans.CAR, minutes=there, by=fenna)
    assert TravelTime.objects.count() == 1
    visit(coach, at("2027-03-09 10:00"))
    with pytest.raises(TooFarToTravel):
        visit(coach, at("2027-03-09 12:30"), location_id=alkmaar.pk)
    visit(coach, at("2027-03-09 12:45"), location_id=alkmaar.pk)
    assert ledger_of(coach.pk, coach.released, WEEK).travel == hours(0.75)
    with pytest.raises(Refusal):
        services.keep_travel_times(means=TravelMeans.CAR, minutes={(cast.EGMONDERHOF, alkmaar.pk): 0})


def test_by_bike_it_takes_longer(coach: Appointment, alkmaar: Location, samira: Member) -> None:
    programmes.choose_travel_means(member=samira, means=TravelMeans.BIKE, by=samira)
    bike = Appointment.objects.get()
    visit(bike, at("2027-03-09 10:00"))
    with pytest.raises(TooFarToTravel, match="49 minuten"):
        visit(bike, at("2027-03-09 12:30"), location_id=alkmaar.pk)


def test_undoing_a_calling_off_checks_the_way_again(
    coach: Appointment, alkmaar: Location, samira: Member
) -> None:
    first = visit(coach, at("2027-03-09 10:00"))
    services.cancel_visit(visit=first, by=samira)
    visit(coach, at("2027-03-09 12:00"), location_id=alkmaar.pk)
    with pytest.raises(TooFarToTravel):
        services.restore_visit(visit=first, by=samira)


@pytest.mark.parametrize("query", ["?beeld=dag&dag=2027-03-09", "?beeld=week&dag=2027-03-09"])
def test_the_way_is_shown_to_its_coach_only(
    coach: Appointment,
    alkmaar: Location,
    samira: Member,
    wietske: Member,
    browser_of: Browser,
    query: str,
) -> None:
    visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    visit(coach, at("2027-03-09 13:00"), location_id=alkmaar.pk, colleagues=[wietske])
    seen = {one.pk: browser_of(one).get(f"/agenda/{query}").content.decode() for one in (samira, wietske)}
    assert "25 minuten" in seen[samira.pk]
    assert "25 minuten" not in seen[wietske.pk]


def test_the_day_costs_the_same_for_one_and_for_three(
    coach: Appointment,
    alkmaar: Location,
    samira: Member,
    wietske: Member,
    browser_of: Browser,
    django_assert_max_num_queries: Any,
) -> None:
    browser, counts = browser_of(samira), []
    places = [cast.EGMONDERHOF, alkmaar.pk, cast.EGMONDERHOF]
    for hour, place in zip((8, 11, 14), places, strict=True):
        visit(
            coach,
            at(f"2027-03-09 {hour:02d}:00"),
            colleagues=[wietske],
            length=hours(1),
            location_id=place,
        )
        with django_assert_max_num_queries(12) as captured:
            assert browser.get("/agenda/?beeld=dag&dag=2027-03-09").status_code == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1


@pytest.mark.parametrize("query", ["?beeld=dag&dag=2027-03-09", "?beeld=week&dag=2027-03-09"])
def test_day_and_week_tell_each_of_the_two_who_the_other_is(
    coach: Appointment, samira: Member, wietske: Member, browser_of: Browser, query: str
) -> None:
    visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    assert "Wietske Hoekstra" in browser_of(samira).get(f"/agenda/{query}").content.decode()
    assert "Samira komt" in browser_of(wietske).get(f"/agenda/{query}").content.decode()
