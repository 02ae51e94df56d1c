"""The roster in and out: shifts by file, released hours and visits as time and place."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.models import Shift
from rugzak.apps.agenda.tests.factories import at as local
from rugzak.apps.agenda.tests.factories import visit
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange.tests.making import carried_out, checked, csv_file, told

ROSTER = (
    "Personeelsnummer;Datum;Begintijd;Eindtijd\n{wietske};9-3-2027;07:00;15:30\n{wietske};10-3-2027;22:45;7.15\n"
    "{wietske};10-3-2027;23:00;23:30\n99999;9-3-2027;07:00;15:30\n{samira};9-3-2027;25:00;15:30\n"
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def roster(wietske: Member, samira: Member) -> str:
    return ROSTER.format(wietske=wietske.staff_number, samira=samira.staff_number)


def test_shifts_come_in_also_over_midnight(aicha: Member, wietske: Member, roster: str) -> None:
    upload = checked(csv_file(roster), aicha, kind="shifts")
    assert [(outcome, codes) for outcome, _title, codes in told(upload)] == [
        ("new", ["shift"]), ("new", ["shift"]), ("refused", ["refused"]), ("refused", ["refused"]),
        ("refused", ["refused", "cells"]),
    ]  # fmt: skip
    carried_out(upload, aicha)
    told_of = queries.times_and_rosters([wietske.pk], at("2027-03-01"), at("2027-04-01"))
    spans = list(told_of[wietske.pk][1].shifts)
    assert spans == [
        (at("2027-03-09 06:00"), at("2027-03-09 14:30")), (at("2027-03-10 21:45"), at("2027-03-11 06:15")),
    ]  # fmt: skip
    assert checked(csv_file(roster), aicha, kind="shifts").changes == 0


def test_a_newer_roster_replaces_the_days_it_is_about(aicha: Member, wietske: Member, roster: str) -> None:
    carried_out(checked(csv_file(roster), aicha, kind="shifts"), aicha)
    newer = f"Personeelsnummer;Datum;Begin;Einde\n{wietske.staff_number};9-3-2027;10:00;15:30\n"
    upload = checked(csv_file(newer), aicha, kind="shifts")
    assert sorted(outcome for outcome, *_ in told(upload)) == ["changed", "new"]
    carried_out(upload, aicha)
    assert Shift.objects.filter(member=wietske).count() == 2


def test_shifts_go_after_a_month(aicha: Member, roster: str) -> None:
    carried_out(checked(csv_file(roster), aicha, kind="shifts"), aicha)
    services.forget_who_was_there(at=at("2027-04-08"))
    assert Shift.objects.count() == 2
    services.forget_who_was_there(at=at("2027-04-12"))
    assert Shift.objects.count() == 0


def test_hours_and_visits_go_out_as_time_and_place(
    coach: Appointment, fenna: Member, wietske: Member, browser_of: Callable[..., Client]
) -> None:
    made = visit(coach, local("2027-03-10 13:00"), setting="one-to-one", place="Kamer van Wietske")
    query = {"van": "2027-03-09", "tot": "2027-03-11"}
    browser = browser_of(fenna)
    text = browser.get(reverse("agenda:roster_csv"), query).content.decode("utf-8-sig")
    assert text.splitlines()[1:] == [
        f"{coach.member.staff_number};vrijgestelde uren;2027-03-08;;;;;8,00",
        f"{coach.member.staff_number};bezoek;2027-03-10;13:00;15:00;Egmonderhof;Castricum;2,00",
    ]
    calendar = browser.get(reverse("agenda:roster_ics"), query).content
    assert len(Calendar.from_ical(calendar).walk("VEVENT")) == 2
    page = browser.get(reverse("agenda:roster"), query).content.decode()
    for shown in (text, calendar.decode(), page.split("<main")[1]):
        for hidden in (
            "Wietske",
            "one-to-one",
            "Samen in gesprek",
            str(made.pk) if shown is text else "Kamer",
        ):
            assert hidden not in shown
