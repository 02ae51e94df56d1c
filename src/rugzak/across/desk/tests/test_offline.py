"""What goes along without a network, and what comes of what was done there."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.coaching.models import ContactLog
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.reflection.models import Note
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Lane
from rugzak.ground.happenings.models import Happening
from rugzak.ground.pocket.keys import key_of, tag_of
from rugzak.ground.pocket.models import Receipt
from rugzak.ground.tenancy.models import Organisation

Browser = Callable[..., Client]
Send = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with time_machine.travel(at("2027-03-08 09:00"), tick=False):
        yield


@pytest.fixture
def coach(kustmeer: Organisation) -> Appointment:
    return programmes.coach(programmes.backpackers())


@pytest.fixture
def send(samira: Member, browser_of: Browser) -> Send:
    """``send("move", visit, day="2027-03-10", time="13:00")`` is what her phone sends when it is back."""

    def post(
        deed: str, row: Visit | None = None, *, key: str = "", of: str = "", **fields: str
    ) -> dict[str, Any]:
        addresses = {
            "done": "geweest", "move": "verzetten", "missed": "niet-doorgegaan", "cancel": "afzeggen", "late": "later",
        }  # fmt: skip
        thing = {
            "of": of or tag_of(samira),
            "key": key or str(uuid4()),
            "deed": deed,
            "address": f"/terugblik/{row.pk}/schrijven/"
            if row and deed == "log"
            else f"/agenda/bezoek/{row.pk}/{addresses[deed]}/"
            if row
            else "/van-mij/notities/nieuw/",
            "fields": [[name, value] for name, value in fields.items()],
        }
        # A browser of this moment: tests let hours pass, and a session rests only one.
        answer = browser_of(samira).post(
            "/bij-me/verstuur/", json.dumps(thing), content_type="application/json"
        )
        assert answer.status_code == 200
        return dict(answer.json())

    return post


def test_own_visits_of_this_week_go_along(
    coach: Appointment, samira: Member, wietske: Member, ruben: Member, browser_of: Browser
) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    visit(coach, at("2027-03-30 10:00"))
    week = browser_of(samira).get("/bij-me/").json()["week"]
    assert [(one["id"], one["who"], one["times"]) for one in week["visits"]] == [
        (str(booked.pk), "Wietske Hoekstra", "10:00 tot 12:00")
    ]
    hers = browser_of(wietske).get("/bij-me/").json()["week"]["visits"]
    assert [(one["who"], one["done"], one["move"]) for one in hers] == [("Samira komt.", "", "")]
    assert browser_of(ruben).get("/bij-me/").json()["week"]["visits"] == []


def test_what_was_not_rounded_off_goes_along_and_what_was_does_not(
    coach: Appointment, samira: Member, browser_of: Browser
) -> None:
    left, rounded = visit(coach, at("2027-03-08 10:00")), visit(coach, at("2027-03-08 13:00"))
    with time_machine.travel(at("2027-03-15 09:00"), tick=False):
        agenda.mark_done(visit=rounded, by=samira)
        visits = browser_of(samira).get("/bij-me/").json()["week"]["visits"]
    assert [one["id"] for one in visits] == [str(left.pk)]


def test_nothing_goes_along_on_a_shared_tablet(samira: Member, browser_of: Browser) -> None:
    tablet = browser_of(samira)
    session = tablet.session
    session["shared"] = True
    session.save()
    assert tablet.get("/bij-me/").json() == {"stays_empty": True}
    assert b"data-pocket-empty" in tablet.get("/agenda/").content
    assert browser_of(samira, Lane.LOW).get("/bij-me/").status_code == 302


def test_the_page_without_a_network_knows_nobody(samira: Member, browser_of: Browser) -> None:
    page = browser_of(samira).get("/zonder-verbinding/").content.decode()
    for word in ("Samira", "csrf", "data-pocket-of"):
        assert word not in page


def test_each_person_and_each_browser_has_a_key_of_its_own(samira: Member, wietske: Member) -> None:
    one, other = uuid4(), uuid4()
    assert key_of(samira, one) == key_of(samira, one)
    assert len({key_of(samira, one), key_of(samira, other), key_of(wietske, one)}) == 3
    assert tag_of(samira) != tag_of(wietske)


def test_the_same_sending_twice_is_done_once(coach: Appointment, samira: Member, send: Send) -> None:
    key = str(uuid4())
    first = send("note", key=key, body="De sleutel hangt nu links.", title="Egmonderhof")
    assert send("note", key=key, body="De sleutel hangt nu links.") == first
    assert Note.objects.filter(owner=samira).count() == 1
    assert Receipt.objects.count() == 1


def test_a_visit_is_done_once_also_when_the_page_did_it_first(
    coach: Appointment, samira: Member, send: Send
) -> None:
    booked = visit(coach, at("2027-03-08 10:00"))
    with time_machine.travel(at("2027-03-08 11:00"), tick=False):
        agenda.mark_done(visit=booked, by=samira)
        before = Happening.objects.count()
        answer = send("done", booked, revision="0")
    assert answer == {"state": "sent", "href": f"/agenda/bezoek/{booked.pk}/"}
    assert Happening.objects.count() == before


def test_a_move_arrives(coach: Appointment, send: Send) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    assert send("move", booked, day="2027-03-10", time="13:00", revision="0")["state"] == "sent"
    assert Visit.objects.get().start == at("2027-03-10 13:00")


def test_how_long_it_was_arrives(coach: Appointment, send: Send) -> None:
    booked = visit(coach, at("2027-03-08 10:00"))
    with time_machine.travel(at("2027-03-08 12:30"), tick=False):
        assert send("done", booked, revision="0", length="hoelang")["state"] == "refused"
        assert send("done", booked, revision="0", length="1:30")["state"] == "sent"
    assert (Visit.objects.get().state, Visit.objects.get().length) == ("done", timedelta(minutes=90))


@pytest.mark.parametrize(("deed", "state"), [("missed", "missed"), ("cancel", "cancelled")])
def test_what_did_not_take_place_arrives_once(deed: str, state: str, coach: Appointment, send: Send) -> None:
    booked = visit(coach, at("2027-03-08 10:00"))
    with time_machine.travel(at("2027-03-08 12:30"), tick=False):
        for _again in range(2):
            assert send(deed, booked, revision="0")["state"] == "sent"
    assert Visit.objects.get().state == state


def test_looking_back_arrives_once_and_is_never_overwritten_unseen(
    coach: Appointment, wietske: Member, send: Send
) -> None:
    booked = visit(coach, at("2027-03-08 10:00"), colleagues=[wietske])
    key = str(uuid4())
    with time_machine.travel(at("2027-03-08 12:30"), tick=False):
        assert send("log", booked, revision="0", words="Zonder vinkje")["state"] == "refused"
        for _again in range(2):
            answer = send("log", booked, key=key, revision="0", deeds="shown", words="Het hielp.")
            assert answer == {"state": "sent", "href": f"/terugblik/{booked.pk}/"}
        clash = send("log", booked, revision="0", deeds="together")
        assert (clash["state"], clash["again"]) == ("clash", {"revision": "1"})
        assert (clash["now"], clash["yours"]) == (
            "Op een ander apparaat staat al: Voorgedaan.", "Jij koos: Samen gedaan.",
        )  # fmt: skip
        assert send("log", booked, revision="1", deeds="together")["state"] == "sent"
    assert (Visit.objects.get().state, ContactLog.objects.get().deeds) == ("done", ["together"])


def test_running_late_arrives(coach: Appointment, send: Send) -> None:
    booked = visit(coach, at("2027-03-08 10:00"))
    for _again in range(2):
        assert send("late", booked, revision="0", start=at("2027-03-08 10:15").isoformat())["state"] == "sent"
    assert Visit.objects.get().start == at("2027-03-08 10:15")


@pytest.mark.parametrize(
    "start", ["straks", "", "2027-13-45T25:00:00+01:00", "2027-03-08T10:15:00", "9999-12-31T23:59:59+00:00"]
)
def test_a_later_that_nobody_can_read_is_refused(start: str, coach: Appointment, send: Send) -> None:
    booked = visit(coach, at("2027-03-08 10:00"))
    assert send("late", booked, revision="0", start=start)["state"] == "refused"


def test_a_revision_that_never_was_is_another_one(coach: Appointment, send: Send) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    answer = send("move", booked, day="2027-03-10", time="13:00", revision="9" * 5000)
    assert answer["state"] == "clash"


def test_who_was_away_sees_both_times_and_chooses(coach: Appointment, samira: Member, send: Send) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    agenda.move_visit(visit=booked, start=at("2027-03-11 10:00"), by=samira)
    answer = send("move", booked, day="2027-03-10", time="13:00", revision="0")
    assert answer == {
        "state": "clash",
        "now": "Het bezoek is verzet. Het staat nu op do 11 maart, 10:00.",
        "yours": "Jij koos: wo 10 maart, 13:00.",
        "href": f"/agenda/bezoek/{booked.pk}/",
        "again": {"revision": "1"},
    }
    assert Visit.objects.get().start == at("2027-03-11 10:00")
    assert send("move", booked, day="2027-03-10", time="13:00", revision="1")["state"] == "sent"


def test_a_cancelled_visit_leaves_nothing_to_insist_on(
    coach: Appointment, samira: Member, send: Send
) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    agenda.cancel_visit(visit=booked, by=samira)
    for deed in ("done", "move"):
        answer = send(deed, booked, day="2027-03-10", time="13:00", revision="0")
        assert (answer["state"], answer["again"]) == ("clash", {})
    assert Receipt.objects.count() == 0


def test_a_refusal_says_why_and_may_come_again(coach: Appointment, send: Send) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    visit(coach, at("2027-03-10 13:00"), length=timedelta(hours=1))
    key = str(uuid4())
    answer = send("move", booked, key=key, day="2027-03-10", time="13:00", revision="0")
    assert answer["state"] == "refused"
    assert "er staat al iets anders" in answer["now"]
    assert send("move", booked, key=key, day="2027-03-11", time="13:00", revision="0")["state"] == "sent"


def test_a_moment_nobody_can_read_is_refused(coach: Appointment, send: Send) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    assert send("move", booked, day="morgen", time="")["state"] == "refused"
    assert send("done", booked)["state"] == "refused"


def test_somebody_elses_visit_is_as_good_as_gone(
    coach: Appointment, wietske: Member, browser_of: Browser
) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    thing = {
        "of": tag_of(wietske), "key": str(uuid4()), "deed": "move",
        "address": f"/agenda/bezoek/{booked.pk}/verzetten/", "fields": [["day", "2027-03-10"], ["time", "13:00"]],
    }  # fmt: skip
    answer = browser_of(wietske).post("/bij-me/verstuur/", json.dumps(thing), content_type="application/json")
    assert answer.json()["state"] == "gone"


def test_what_is_of_somebody_else_is_not_taken(samira: Member, wietske: Member, send: Send) -> None:
    assert send("note", of=tag_of(wietske), body="Van Wietske") == {"state": "not-yours"}
    assert Note.objects.count() == 0


@pytest.mark.parametrize(
    "body", ["", "[]", "niets", '{"of": 1}', '{"key": "x"}', '{"fields": {}}', "{" * 30_000, '"\\u0000"']
)
def test_nonsense_changes_nothing(body: str, samira: Member, browser_of: Browser) -> None:
    answer = browser_of(samira).post("/bij-me/verstuur/", body, content_type="application/json")
    assert answer.status_code == 200
    assert answer.json()["state"] in ("not-yours", "gone")


@pytest.mark.parametrize(
    "thing", [{"fields": {}}, {"fields": [["a"]]}, {"deed": "anders"}, {"address": "/elders/"}]
)
def test_what_we_do_not_know_is_gone(thing: dict[str, Any], samira: Member, browser_of: Browser) -> None:
    whole = {"of": tag_of(samira), "key": str(uuid4()), "deed": "note", "address": "/van-mij/notities/nieuw/"}
    answer = browser_of(samira).post(
        "/bij-me/verstuur/", json.dumps({**whole, "fields": [], **thing}), content_type="application/json"
    )
    assert answer.json() == {"state": "gone"}


@pytest.mark.parametrize("number", [1, 3])
def test_going_along_asks_the_same_number_of_questions(
    number: int, coach: Appointment, samira: Member, browser_of: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for hour in range(number):
        visit(coach, at(f"2027-03-09 {9 + 2 * hour:02d}:00"))
    phone = browser_of(samira)
    with django_assert_max_num_queries(9):
        assert len(phone.get("/bij-me/").json()["week"]["visits"]) == number


def test_signing_out_without_a_network_ends_the_session_later(samira: Member, browser_of: Browser) -> None:
    phone = browser_of(samira)
    phone.cookies["weg"] = "1"
    answer = phone.get("/agenda/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/toegang/")
    assert answer.cookies["weg"]["max-age"] == 0
    assert phone.get("/agenda/").status_code == 302


def test_who_says_no_to_the_home_screen_is_not_asked_again(samira: Member, browser_of: Browser) -> None:
    phone = browser_of(samira)
    assert b"data-install" in phone.get("/").content
    phone.post("/beginscherm/nee/")
    assert b"data-install" not in phone.get("/").content


def test_the_manifest_bears_name_and_colour_of_the_organisation(
    kustmeer: Organisation, samira: Member, browser_of: Browser
) -> None:
    Organisation.objects.filter(pk=kustmeer.pk).update(brand_colour="#8a2be2")
    manifest = browser_of(samira).get("/manifest.webmanifest").json()
    assert (manifest["name"], manifest["start_url"]) == ("Rugzak Kustmeer Zorg", "/")
    assert manifest["theme_color"] == "#8522e1"  # a little darker: readable on every ground
    assert Client().get("/manifest.webmanifest").json()["name"] == "Rugzak"
