"""Programmes that are on or off, and who is appointed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from tests.support import cast

from rugzak.apps.people.models import RoleGrant
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes import queries, services
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories
from rugzak.apps.programmes.words import ProgrammeKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.accounts.words import Role
from rugzak.ground.happenings.models import Happening
from rugzak.ground.kernel.refusal import Refusal

TODAY = date(2027, 3, 8)


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel("2027-03-08 09:00+01:00", tick=False):
        yield


@pytest.mark.parametrize("kind", ProgrammeKind)
def test_each_way_of_working_starts_off_with_its_own_word_for_the_coach(
    kustmeer, fenna: Member, kind: ProgrammeKind
) -> None:
    programme = services.start_programme(kind=kind, by=fenna)
    assert (programme.is_on, bool(programme.coach_one), programme.may_assess) == (False, True, False)


def test_a_programme_that_is_off_is_there_only_for_who_steers(
    kustmeer, fenna: Member, wietske: Member
) -> None:
    programme = services.start_programme(kind=ProgrammeKind.BACKPACKERS, by=fenna)
    assert [list(queries.programmes_for(one)) for one in (fenna, wietske)] == [[programme], []]
    services.switch_on(programme=programme, by=fenna)
    assert list(queries.programmes_for(wietske)) == [programme]
    services.switch_off(programme=programme, by=fenna)
    assert list(queries.programmes_for(wietske)) == []


def test_switching_on_twice_happens_once(kustmeer, fenna: Member) -> None:
    programme = services.start_programme(kind=ProgrammeKind.BACKPACKERS, by=fenna)
    for _ in range(2):
        services.switch_on(programme=programme, by=fenna)
    assert Happening.objects.filter(kind="programmes.ProgrammeSwitchedOn").count() == 1


def test_two_programmes_do_not_share_a_name(kustmeer, fenna: Member) -> None:
    services.start_programme(kind=ProgrammeKind.BACKPACKERS, by=fenna)
    with pytest.raises(Refusal, match="Er is al een programma met deze naam"):
        services.start_programme(kind=ProgrammeKind.BACKPACKERS, by=fenna)


@pytest.mark.parametrize(
    ("kind", "goes"), [(kind, kind is ProgrammeKind.SUPERVISORS) for kind in ProgrammeKind]
)
def test_only_supervisors_of_students_assess(
    kustmeer, fenna: Member, kind: ProgrammeKind, goes: bool
) -> None:
    programme = services.start_programme(kind=kind, by=fenna)
    try:
        with transaction.atomic():
            Programme.objects.filter(pk=programme.pk).update(may_assess=True)
    except DatabaseError:
        assert not goes
    else:
        assert goes


def test_an_appointment_makes_a_coach_of_that_region(kustmeer, yusuf: Member) -> None:
    factories.coach(factories.backpackers(), "yusuf")
    coach = acting_member(yusuf.pk)
    assert [(held.role, held.region_id) for held in coach.held] == [(Role.COACH, cast.KENNEMERLAND)]
    assert [one.region.name for one in queries.coaching_now(coach)] == ["Kennemerland"]


def test_who_leads_a_team_is_no_coach_of_that_team(kustmeer) -> None:
    with pytest.raises(Refusal):
        factories.coach(factories.backpackers(), "ruben")
    assert Appointment.objects.count() == 0


def test_the_same_appointment_does_not_run_twice_at_a_time(kustmeer) -> None:
    programme = factories.backpackers()
    factories.coach(programme, ends_on=TODAY)
    factories.coach(programme, starts_on=TODAY + timedelta(days=1))
    with pytest.raises(Refusal, match="al aangesteld in deze regio"):
        factories.coach(programme, starts_on=TODAY)


@pytest.mark.parametrize("minutes", [0, 14, 2401])
def test_released_hours_stay_within_reason(kustmeer, minutes: int) -> None:
    with pytest.raises(Refusal):
        factories.coach(factories.backpackers(), released_minutes_per_week=minutes)


def test_after_the_last_day_the_coach_is_a_colleague_again(kustmeer, yusuf: Member, fenna: Member) -> None:
    appointment = factories.coach(factories.backpackers(), "yusuf")
    services.end_appointment(appointment=appointment, last_day=TODAY, by=fenna)
    assert acting_member(yusuf.pk).roles == {Role.COACH}
    with time_machine.travel("2027-03-09 00:10+01:00"):
        assert services.end_passed_coach_roles() == 1
        assert services.end_passed_coach_roles() == 0
        assert (acting_member(yusuf.pk).roles, queries.coaching_now(yusuf)) == (frozenset(), [])


def test_a_coach_with_another_appointment_there_stays_a_coach(kustmeer, fenna: Member) -> None:
    programme = factories.backpackers()
    first = factories.coach(programme, "yusuf")
    services.end_appointment(appointment=first, last_day=TODAY, by=fenna)
    factories.coach(programme, "yusuf", starts_on=TODAY + timedelta(days=1))
    with time_machine.travel("2027-03-09 00:10+01:00"):
        assert services.end_passed_coach_roles() == 0


def test_a_last_day_before_the_first_is_refused(kustmeer, fenna: Member) -> None:
    appointment = factories.coach(factories.backpackers())
    with pytest.raises(Refusal, match="De laatste dag ligt voor de begindatum"):
        services.end_appointment(appointment=appointment, last_day=date(2023, 12, 31), by=fenna)


def test_an_appointment_that_has_ended_or_is_off_coaches_nobody(
    kustmeer, samira: Member, fenna: Member
) -> None:
    programme = factories.backpackers()
    factories.coach(programme)
    assert len(queries.coaching_now(samira)) == 1
    services.switch_off(programme=programme, by=fenna)
    assert queries.coaching_now(samira) == []


@pytest.mark.parametrize("permission", ["start", "switch", "appoint", "end_appointment"])
def test_who_may(
    fenna: Member, aicha: Member, samira: Member, cees: Member, ruben: Member, permission: str
) -> None:
    people = [fenna, aicha, samira, cees, ruben]
    assert [may(one, f"programmes.{permission}") for one in people] == [True, True, False, False, False]


def test_nobody_is_left_with_a_role_of_nowhere(kustmeer, fenna: Member) -> None:
    factories.coach(factories.backpackers())
    assert not RoleGrant.objects.filter(role=Role.COACH, region=None).exists()
