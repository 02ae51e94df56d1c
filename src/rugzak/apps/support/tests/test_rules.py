"""Each permission with a yes, a no and an outsider; and who learns that a request exists."""

from collections.abc import Callable

import pytest
import time_machine
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support import services
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.queries import requests_for, requests_open_to, team_requests
from rugzak.apps.support.tests import factories
from rugzak.apps.support.words import Helped
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may

Stage = Callable[..., SupportRequest]
KUSTMEER = ("samira", "wietske", "yusuf", "ruben", "fenna", "aicha", "cees", "hilde")


@pytest.fixture
def people(kustmeer, greet: Member) -> dict[str, Member]:
    return {name: acting_member(cast.IDS[name]) for name in KUSTMEER} | {"greet": greet}


@pytest.fixture
def stage(backpackers: Programme, coach: Appointment) -> Stage:
    """A request that came as far as asked: open, planned, matched or active."""

    def bring(until: str, **fields: object) -> SupportRequest:
        row = factories.request(backpackers, **fields)
        if until == "open":
            return row
        factories.accepted(row, coach, at("2027-03-09 13:00"))
        if until == "matched":
            agenda.cancel_visit(visit=Visit.objects.get(), by=coach.member)
        if until in ("active", "rounded-off", "closed"):
            with time_machine.travel(at("2027-03-09 15:00")):
                agenda.mark_done(visit=Visit.objects.get(), by=coach.member)
                if until == "rounded-off":
                    services.round_off(request=row, by=coach.member)
                if until == "closed":
                    services.close_request(request=row, helped=Helped.NO, words="", by=row.asker)
        return row

    return bring


TEAM = {"wietske", "yusuf", "ruben"}


@pytest.mark.parametrize(
    ("until", "fields", "sees"),
    [
        ("open", {}, {"wietske", "samira"}),
        ("planned", {}, {"wietske", "samira"}),
        ("open", {"team_id": cast.DUINROOS}, TEAM | {"samira", "fenna"}),
        ("planned", {"team_id": cast.DUINROOS}, TEAM | {"samira", "fenna"}),
        ("open", {"region_id": cast.WATERLAND}, {"wietske"}),
        ("open", {"team_id": cast.HELMGRAS}, {"wietske", "samira", "fenna"}),
    ],
)
def test_who_learns_that_a_request_exists(
    stage: Stage, people: dict[str, Member], until: str, fields: dict, sees: set[str]
) -> None:
    stage(until, **fields)
    assert {name for name, person in people.items() if requests_for(person).exists()} == sees


def test_a_second_coach_loses_sight_once_a_colleague_coach_took_it_up(
    stage: Stage, backpackers: Programme, people: dict[str, Member]
) -> None:
    factories.second_coach(backpackers)
    row = stage("open")
    hilde = acting_member(people["hilde"].pk)  # with the role that came with the appointment
    assert list(requests_open_to(hilde)) == [row]
    factories.accepted(row, Appointment.objects.get(member=people["samira"]), at("2027-03-09 13:00"))
    assert list(requests_for(hilde)) == []


@pytest.mark.parametrize("team_id", [None, cast.DUINROOS])
@pytest.mark.parametrize("until", ["open", "planned", "active"])
def test_what_was_withdrawn_is_only_the_askers(
    stage: Stage, people: dict[str, Member], until: str, team_id: object
) -> None:
    row = stage(until, team_id=team_id, words="Toch maar niet.")
    services.withdraw_request(request=row, by=people["wietske"])
    assert {name for name, person in people.items() if requests_for(person).exists()} == {"wietske"}
    assert list(team_requests()) == []


def test_the_list_of_team_requests_never_holds_a_personal_one(
    stage: Stage, people: dict[str, Member]
) -> None:
    stage("open")
    shared = stage("open", team_id=cast.DUINROOS)
    assert list(team_requests()) == [shared]


@pytest.mark.parametrize(
    ("permission", "until", "fields", "yes"),
    [
        ("support.read_words", "open", {}, {"wietske"}),
        ("support.read_words", "planned", {}, {"wietske", "samira"}),
        ("support.read_words", "open", {"team_id": cast.DUINROOS}, TEAM | {"samira", "fenna"}),
        ("support.read_asker", "open", {}, {"wietske"}),
        ("support.read_closing_words", "active", {"team_id": cast.DUINROOS}, {"wietske", "samira"}),
        ("support.accept", "open", {}, set()),
        ("support.accept", "open", {"team_id": cast.DUINROOS}, {"samira"}),
        ("support.accept", "planned", {"team_id": cast.DUINROOS}, set()),
        ("support.propose", "open", {}, {"samira"}),
        ("support.propose", "matched", {}, {"samira"}),
        ("support.propose", "planned", {}, set()),
        ("support.propose", "active", {}, {"samira"}),
        ("support.answer_offer", "matched", {"team_id": cast.DUINROOS}, {"wietske"}),
        ("support.answer_offer", "open", {}, set()),
        ("support.pass_on", "open", {}, {"samira"}),
        ("support.pass_on", "planned", {}, {"samira"}),
        ("support.pass_on", "active", {}, set()),
        ("support.round_off", "active", {}, {"samira"}),
        ("support.round_off", "planned", {}, set()),
        ("support.keep_open", "active", {}, set()),
        ("support.keep_open", "rounded-off", {"team_id": cast.DUINROOS}, {"wietske"}),
        ("support.reopen", "closed", {"team_id": cast.DUINROOS}, {"wietske"}),
        ("support.reopen", "active", {}, set()),
        ("support.plan", "matched", {}, {"samira"}),
        ("support.plan", "planned", {}, set()),
        ("support.withdraw", "open", {}, {"wietske"}),
        ("support.withdraw", "active", {"team_id": cast.DUINROOS}, {"wietske"}),
        ("support.close", "active", {}, {"wietske"}),
        ("support.close", "planned", {}, set()),
    ],
)
def test_who_may(
    stage: Stage, people: dict[str, Member], permission: str, until: str, fields: dict, yes: set[str]
) -> None:
    row = stage(until, **fields)
    seen = {name: requests_for(person).filter(pk=row.pk).first() for name, person in people.items()}
    assert {name for name, found in seen.items() if found and may(people[name], permission, found)} == yes


def test_a_coach_cannot_take_up_an_own_request(
    backpackers: Programme, coach: Appointment, samira: Member
) -> None:
    factories.request(backpackers, by="samira")
    assert list(requests_open_to(samira)) == []
    assert not may(samira, "support.accept", requests_for(samira).get())
