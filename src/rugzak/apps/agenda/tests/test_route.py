"""A day as a road, and one-tap ways to places and people."""

import pytest
import time_machine

from rugzak.apps.agenda import queries
from rugzak.apps.agenda.models import Reaching, Visit
from rugzak.apps.agenda.reach import dialled, ways_there, ways_to
from rugzak.apps.agenda.route import Route, later_moments, route_of
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.words import ReachBy, VisitState
from rugzak.apps.people.models import Location
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week, hours

NOW = at("2027-03-09 10:02")


def route(person: Member) -> Route:
    rows = list(queries.own_visits(person).order_by("during"))
    return route_of(person, rows, queries.own_week(person, Week(2027, 10)).legs, NOW)


def test_the_road_of_a_day(coach: Appointment, samira: Member, wietske: Member, heiloo: Location) -> None:
    visit(coach, at("2027-03-09 09:00"), length=hours(0.75), location_id=heiloo.pk)
    visit(coach, at("2027-03-09 10:30"), length=hours(1), colleagues=[wietske])
    visit(coach, at("2027-03-09 14:00"), length=hours(1), location_id=heiloo.pk)
    with time_machine.travel(NOW, tick=False):
        road = route(samira)
    minutes = road.halts[1].minutes
    assert [halt.minutes for halt in road.halts] == [0, minutes, minutes]
    assert minutes > 0
    assert [halt.is_next for halt in road.halts] == [False, True, False]
    assert [halt.bead for halt in road.halts] == ["done", "open", "open"]
    assert (road.to_come, road.halts[0].asks_rounding_off) == (2, True)
    assert road.halts[1].travel_words.startswith(f"{minutes} minuten rijden, eerst")
    assert road.halts[2].travel_words.startswith(f"{minutes} minuten rijden, eerst 2 uur en")
    assert road.hours == hours(2.75) + 2 * (road.halts[1].visit.start - road.halts[1].leave_at)
    assert road.halts[1].leave_words.startswith("Vertrek om 10:")


def test_a_colleague_sees_who_comes_and_no_road(coach: Appointment, samira: Member, wietske: Member) -> None:
    visit(coach, at("2027-03-09 10:30"), colleagues=[wietske])
    halt = route(wietske).halts[0]
    assert (halt.is_coach, [one.pk for one in halt.others], halt.may_be_late) == (False, [samira.pk], False)


def test_what_was_called_off_is_no_stop(coach: Appointment, samira: Member) -> None:
    row = visit(coach, at("2027-03-09 10:30"))
    Visit.objects.filter(pk=row.pk).update(state=VisitState.CANCELLED)
    assert route(samira).halts == []


@pytest.mark.parametrize(
    ("now", "times"),
    [("2027-03-09 09:30", ["10:10", "10:20", "10:30"]), ("2027-03-09 10:02", ["10:15", "10:25", "10:35"])],
)
def test_later_is_later_than_planned_or_than_now(coach: Appointment, now: str, times: list[str]) -> None:
    row = visit(coach, at("2027-03-09 10:00"))
    assert [one["time"] for one in later_moments(row, at(now))] == times


@pytest.mark.parametrize(
    ("wish", "phone", "schemes"),
    [
        (None, "06 12 34 56 78", ["tel:0612345678", "sms:0612345678"]),
        (None, "", ["mailto:wietske@zorg.example"]),
        (ReachBy.CALL, "+31 6 1234 5678", ["tel:+31612345678"]),
        (ReachBy.TEXT, "0612345678", ["sms:0612345678"]),
        (ReachBy.TEXT, "", ["mailto:wietske@zorg.example"]),
        (ReachBy.MAIL, "0612345678", ["mailto:wietske@zorg.example"]),
        (ReachBy.APP, "0612345678", []),
    ],
)
def test_somebody_is_reached_as_they_wish(
    wietske: Member, wish: ReachBy | None, phone: str, schemes: list[str]
) -> None:
    wietske.phone = phone
    if wish:
        wietske.reaching = Reaching(member=wietske, by=wish)
    assert [way.href for way in ways_to(wietske)] == schemes


def test_a_road_names_a_place_and_nobody(coach: Appointment, wietske: Member) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske], place="kantoor van Wietske")
    there = [way.href for way in ways_there(row.location)]
    assert there == [
        "https://www.openstreetmap.org/directions?to=52.54500%2C4.66900",
        "geo:52.54500,4.66900?q=52.54500%2C4.66900",
    ]
    address = Location(name="Huis", street="Dorpsweg 1", postcode="1850 AB", town="Heiloo")
    assert ways_there(address)[1].href == "geo:0,0?q=Dorpsweg%201%2C%201850%20AB%20Heiloo"
    assert ways_there(None) == []


@pytest.mark.parametrize(
    ("typed", "number"), [("06-12 34 56 78", "0612345678"), ("+31 (0)6", "+3106"), ("", "")]
)
def test_a_number_as_a_phone_dials_it(typed: str, number: str) -> None:
    assert dialled(typed) == number
