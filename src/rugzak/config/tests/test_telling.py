"""Who hears of what: the notices that a deed leaves behind."""

from datetime import timedelta

import pytest
import time_machine
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people import services as people
from rugzak.apps.programmes import services as programming
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.programmes.words import ProgrammeKind
from rugzak.apps.support.tests import factories as requests
from rugzak.ground.accounts import services as accounts
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.notices.models import Notice
from rugzak.ground.notices.words import NoticeKind
from rugzak.ground.tenancy.models import Organisation

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def monday():
    with time_machine.travel(at("2027-03-08 09:00"), tick=False):
        yield


@pytest.fixture
def backpackers(kustmeer: Organisation) -> Programme:
    return programmes.backpackers()


@pytest.fixture
def coach(backpackers: Programme) -> Appointment:
    appointment = programmes.coach(backpackers)
    Notice.objects.all().delete()
    return appointment


def told() -> set[tuple[str, str]]:
    names = {str(key): name for name, key in cast.IDS.items()}
    return {(names[str(member)], kind) for member, kind in Notice.objects.values_list("member_id", "kind")}


def test_a_question_is_told_to_the_coaches_of_the_region_and_to_nobody_else(
    backpackers: Programme, coach: Appointment
) -> None:
    requests.request(backpackers)
    assert told() == {("samira", NoticeKind.REQUEST)}


def test_a_moment_is_told_to_the_asker(backpackers: Programme, coach: Appointment) -> None:
    request = requests.request(backpackers)
    requests.accepted(request, coach, at("2027-03-09 13:00"), length=timedelta(hours=1))
    assert told() == {("samira", NoticeKind.REQUEST), ("wietske", NoticeKind.ANSWER)}


def test_a_cancelled_visit_is_told_to_the_other(
    backpackers: Programme, coach: Appointment, samira: Member
) -> None:
    request = requests.request(backpackers)
    row = requests.accepted(request, coach, at("2027-03-09 13:00"), length=timedelta(hours=1))
    Notice.objects.all().delete()
    visit = row.engagement.meetings.get().visit
    agenda.cancel_visit(visit=visit, by=samira)
    assert told() == {("wietske", NoticeKind.VISIT), ("wietske", NoticeKind.ANSWER)}


def test_a_new_role_is_told_to_whoever_got_it(kustmeer: Organisation, yusuf: Member, aicha: Member) -> None:
    people.grant_role(member=yusuf, role=Role.HR, by=aicha)
    assert told() == {("yusuf", NoticeKind.ACCOUNT)}


def test_no_notice_leads_out_of_the_house(backpackers: Programme, coach: Appointment) -> None:
    requests.request(backpackers)
    assert [notice.link[0] for notice in Notice.objects.all()] == ["/"]


def test_a_lost_phone_is_told_to_whoever_can_be_the_second_human(
    kustmeer: Organisation, wietske: Member, ruben: Member
) -> None:
    accounts.start_lost_phone(member=wietske, by=ruben)
    assert {(name, kind) for name, kind in told() if kind == NoticeKind.WORK} == {("aicha", NoticeKind.WORK)}
    assert ("wietske", NoticeKind.ACCOUNT) in told()


def test_a_coach_of_ones_own_is_told_to_that_coach_and_to_the_colleague(
    coach: Appointment, backpackers: Programme, fenna: Member, wietske: Member
) -> None:
    seats = programming.start_programme(kind=ProgrammeKind.JOBCOACH, by=fenna)
    programming.switch_on(programme=seats, by=fenna)
    seats.refresh_from_db()
    first, second = programmes.coach(seats), programmes.coach(seats, "hilde")
    Notice.objects.all().delete()
    programming.choose_fixed_coach(member=wietske, appointment_id=first.pk, by=fenna)
    assert told() == {("samira", NoticeKind.WORK), ("wietske", NoticeKind.WORK)}
    Notice.objects.all().delete()
    programming.choose_fixed_coach(member=wietske, appointment_id=second.pk, by=wietske)
    assert told() == {("hilde", NoticeKind.WORK)}  # who it was before is not told she was left
