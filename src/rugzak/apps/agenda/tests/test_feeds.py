"""A calendar elsewhere: time and place only, right across summer time, and gone when it must be."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from tests.support import cast

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Feed
from rugzak.apps.agenda.tests.factories import AMSTERDAM, at, visit
from rugzak.apps.people import services as people
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.services import codes
from rugzak.ground.tenancy.models import Door
from rugzak.ground.tenancy.words import DoorPurpose

Browser = Callable[..., Client]


def address_of(token: str) -> str:
    return reverse("agenda:feed", args=[token])


def fetched(token: str, **headers: str) -> Any:
    """As a calendar program does: no session, no cookie."""
    return Client().get(address_of(token), headers=headers)


def lines_of(answer: Any) -> list[str]:
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def events_of(answer: Any) -> list[Any]:
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_calendar_program_finds_time_and_place(coach: Appointment, samira: Member, wietske: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske], place="bij Wietske thuis")
    for person in (samira, wietske):
        answer = fetched(services.make_feed(member=person))
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        (event,) = events_of(answer)
        assert (event.start, event.end) == (at("2027-03-09 10:00"), at("2027-03-09 12:00"))
        assert (event["UID"], event["SUMMARY"]) == (f"{booked.pk}@rugzak", "Bezoek")
        assert event["LOCATION"] == "Egmonderhof, Castricum"


def test_no_name_no_setting_and_nothing_typed_is_in_it(
    coach: Appointment, samira: Member, wietske: Member
) -> None:
    visit(
        coach,
        at("2027-03-09 10:00"),
        colleagues=[wietske],
        team_id=cast.DUINROOS,
        place="bij Wietske thuis",
    )
    text = fetched(services.make_feed(member=samira)).content.decode().casefold()
    found = ("wietske", "samira", "hoekstra", "duinroos", "werkvloer", "floor", "thuis", "backpacker")
    assert [word for word in found if word in text] == []


def test_the_text_is_as_the_standard_wants_it(coach: Appointment, samira: Member) -> None:
    visit(coach, at("2027-03-25 10:00"))
    visit(coach, at("2027-03-30 10:00"))
    answer = fetched(services.make_feed(member=samira))
    lines = lines_of(answer)
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert "DTSTART;TZID=Europe/Amsterdam:20270325T100000" in lines
    assert "DTSTART;TZID=Europe/Amsterdam:20270330T100000" in lines
    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert "BEGIN:DAYLIGHT" in lines
    assert all(len(line.encode()) <= 75 for line in answer.content.decode().split("\r\n"))


@pytest.mark.parametrize(
    ("now", "before", "after"),
    [
        ("2027-03-22 09:00", "2027-03-26 10:00", "2027-03-29 10:00"),
        ("2027-10-25 09:00", "2027-10-29 10:00", "2027-11-02 10:00"),
    ],
)
def test_ten_o_clock_stays_ten_o_clock_across_summer_time(
    coach: Appointment, samira: Member, now: str, before: str, after: str
) -> None:
    with time_machine.travel(at(now), tick=False):
        visit(coach, at(before))
        visit(coach, at(after))
        first, second = events_of(fetched(services.make_feed(member=samira)))
    assert (first.start.hour, second.start.hour) == (10, 10)
    assert first.start.utcoffset() != second.start.utcoffset()
    assert (first.start.timestamp(), second.start.timestamp()) == (
        at(before).timestamp(),
        at(after).timestamp(),
    )


def test_the_rules_of_the_zone_match_the_clock(coach: Appointment, samira: Member) -> None:
    """The VTIMEZONE alone, without our own tables, says when the clock jumps."""
    visit(coach, at("2027-03-09 10:00"))
    calendar = Calendar.from_ical(fetched(services.make_feed(member=samira)).content)
    rules = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    for words in (
        "2027-03-27 12:00", "2027-03-28 01:59", "2027-03-28 03:01", "2027-03-28 12:00", "2027-10-30 12:00",
        "2027-10-31 01:59", "2027-10-31 03:01", "2027-10-31 12:00", "2031-03-30 12:00", "2031-10-26 12:00",
    ):  # fmt: skip
        moment = at(words)
        assert rules.utcoffset(moment.replace(tzinfo=None)) == AMSTERDAM.utcoffset(moment)


def test_a_visit_called_off_stays_in_it_as_called_off(coach: Appointment, samira: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    token = services.make_feed(member=samira)
    (before,) = events_of(fetched(token))
    services.cancel_visit(visit=booked, by=samira)
    (after,) = events_of(fetched(token))
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert (before["UID"], before["SEQUENCE"], after["UID"], after["SEQUENCE"]) == (
        after["UID"],
        0,
        before["UID"],
        1,
    )


def test_what_did_not_change_is_not_sent_again(coach: Appointment, samira: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    token = services.make_feed(member=samira)
    tag = fetched(token).headers["ETag"]
    again = fetched(token, if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    services.cancel_visit(visit=booked, by=samira)
    assert fetched(token, if_none_match=tag).status_code == 200


def test_years_of_where_somebody_was_are_not_in_it(coach: Appointment, samira: Member) -> None:
    visit(coach, at("2027-03-09 10:00"))
    token = services.make_feed(member=samira)
    with time_machine.travel(at("2027-05-01 10:00"), tick=False):
        assert events_of(fetched(token)) == []


def test_an_address_is_shown_once_and_a_new_one_ends_the_old(samira: Member, browser_of: Browser) -> None:
    browser, page = browser_of(samira), reverse("agenda:calendar")
    shown = [browser.post(page).content.decode() for _time in range(2)]
    tokens = [re.findall(r"http://testserver/agenda/kalender/(\S+?)\.ics", text)[0] for text in shown]
    assert [fetched(token).status_code for token in tokens] == [404, 200]
    assert tokens[1] not in browser.get(page).content.decode()
    assert tokens[1].encode() not in bytes(Feed.objects.get().token_hash)


def test_taking_back_works_at_once(samira: Member, browser_of: Browser) -> None:
    token = services.make_feed(member=samira)
    browser_of(samira).post(reverse("agenda:end_calendar"))
    assert fetched(token).status_code == 404
    assert (Feed.objects.count(), Door.objects.filter(purpose=DoorPurpose.FEED).count()) == (0, 0)


def test_an_address_ends_with_the_account(samira: Member, aicha: Member) -> None:
    token = services.make_feed(member=samira)
    people.end_account(member=samira, by=aicha)
    assert fetched(token).status_code == 404
    assert Feed.objects.count() == 0


def test_an_address_ends_with_a_lost_phone(samira: Member) -> None:
    token = services.make_feed(member=samira)
    codes.lose_phone(member=samira)
    assert fetched(token).status_code == 404


def test_somebody_who_left_is_closed_before_the_worker_comes(samira: Member) -> None:
    token = services.make_feed(member=samira)
    Member.objects.filter(pk=samira.pk).update(ended_at=at("2027-03-08 08:00"))
    assert fetched(token).status_code == 404


def test_guessing_is_stopped(samira: Member) -> None:
    token = services.make_feed(member=samira)
    assert [fetched(f"raad{number}").status_code for number in range(21)] == [404] * 20 + [429]
    assert fetched(token).status_code == 200


def test_making_one_asks_once_more_who_you_are(samira: Member, browser_of: Browser) -> None:
    browser = browser_of(samira)
    session = browser.session
    session["confirmed_at"] = 0
    session.save()
    answer = browser.post(reverse("agenda:calendar"))
    assert answer.headers["Location"].startswith("/toegang/bevestigen/")
    assert Feed.objects.count() == 0


def test_the_calendar_costs_the_same_for_one_and_for_three(
    coach: Appointment, samira: Member, wietske: Member, django_assert_max_num_queries: Any
) -> None:
    token, counts = services.make_feed(member=samira), []
    for hour in (8, 10, 12):
        visit(coach, at(f"2027-03-09 {hour:02d}:00"), colleagues=[wietske], length=timedelta(hours=1))
        with django_assert_max_num_queries(12) as captured:
            assert fetched(token).status_code == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1
