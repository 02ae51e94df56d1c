"""Coaching and judging never touch: not when roles change, and not afterwards."""

from datetime import timedelta

import pytest
import time_machine
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people import services as people
from rugzak.apps.people.models import RoleGrant, Team
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support import services
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.queries import (
    coach_ids_told_of,
    requests_for,
    requests_open_to,
    running_requests_of,
)
from rugzak.apps.support.tests import factories
from rugzak.apps.support.tests.conftest import MONDAY
from rugzak.apps.support.words import COACH_READS_FOR, Helped
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import DECIDING, Role
from rugzak.ground.notices.models import Notice


def samira_leads_duinroos() -> Member:
    """Her role of coach ends, and she becomes the boss of whom she coached."""
    aicha = acting_member(cast.IDS["aicha"])
    for grant in RoleGrant.objects.filter(member=cast.IDS["samira"], ended_at=None):
        people.end_role(grant=grant, by=aicha)
    people.grant_role(
        member=Member.objects.get(pk=cast.IDS["samira"]),
        role=Role.TEAM_LEAD,
        team=Team.objects.get(pk=cast.DUINROOS),
        by=aicha,
    )
    return acting_member(cast.IDS["samira"])


def closed(backpackers: Programme, coach: Appointment) -> SupportRequest:
    row = factories.accepted(factories.request(backpackers, words="Hoe?"), coach, at("2027-03-09 13:00"))
    visit = Visit.objects.get()
    with time_machine.travel(visit.end, tick=False):
        agenda.mark_done(visit=visit, by=coach.member)
        services.close_request(
            request=row, helped=Helped.YES, words="", by=acting_member(cast.IDS["wietske"])
        )
    return row


@pytest.mark.parametrize("find", [requests_for, requests_open_to, running_requests_of])
def test_without_the_role_an_appointment_that_runs_on_opens_no_question(backpackers, coach, find) -> None:
    factories.request(backpackers)
    assert list(find(samira_leads_duinroos())) == []


def test_without_the_role_no_notice_tells_that_somebody_asked(backpackers, coach) -> None:
    samira_leads_duinroos()
    Notice.objects.all().delete()
    factories.request(backpackers)
    assert not Notice.objects.filter(member=cast.IDS["samira"]).exists()
    assert programmes.coach_ids(programme_id=backpackers.pk, region_id=cast.KENNEMERLAND) == set()


def test_a_role_in_another_region_opens_nothing_here(backpackers, coach) -> None:
    aicha, samira = acting_member(cast.IDS["aicha"]), Member.objects.get(pk=cast.IDS["samira"])
    people.end_role(grant=RoleGrant.objects.get(member=samira, ended_at=None), by=aicha)
    RoleGrant.objects.create(member=samira, role=Role.COACH, region_id=cast.WATERLAND)
    factories.request(backpackers)
    assert not requests_open_to(acting_member(samira.pk)).exists()


def test_who_becomes_the_boss_no_longer_reads_what_she_coached(
    backpackers, coach, browser_of, samira: Member
) -> None:
    row = closed(backpackers, coach)
    address = f"/hulp/{row.pk}/"
    assert browser_of(samira).get(address).status_code == 200
    assert browser_of(samira_leads_duinroos()).get(address).status_code == 404


def test_the_coach_finds_a_closed_question_back_for_ninety_days(backpackers, coach, samira: Member) -> None:
    row = closed(backpackers, coach)
    for days, found in ((80, True), (COACH_READS_FOR.days + 3, False)):
        with time_machine.travel(MONDAY + timedelta(days=days), tick=False):
            assert requests_for(samira).filter(pk=row.pk).exists() is found
            assert requests_for(acting_member(cast.IDS["wietske"])).filter(pk=row.pk).exists()


def test_a_team_lead_keeps_her_own_question(backpackers, coach, ruben: Member) -> None:
    """He works in the team that he leads: his own question stays his."""
    row = factories.request(backpackers, by="ruben")
    assert requests_for(ruben).get() == row


@pytest.mark.parametrize("role", sorted(DECIDING))
def test_who_decides_about_people_sees_nothing_personal_also_as_a_coach(
    backpackers, coach, browser_of, role: Role
) -> None:
    row = factories.accepted(
        factories.request(backpackers, words="Tussen ons."), coach, at("2027-03-09 13:00")
    )
    waiting, ours = factories.request(backpackers), factories.request(backpackers, team_id=cast.DUINROOS)
    RoleGrant.objects.create(member=coach.member, role=role)
    samira = acting_member(cast.IDS["samira"])
    assert list(requests_open_to(samira)) == [ours]
    assert running_requests_of(samira) == []
    assert samira.pk not in coach_ids_told_of(waiting.pk)
    browser = browser_of(samira)
    for one in (row, waiting):
        assert browser.get(f"/hulp/{one.pk}/").status_code == 404
        assert browser.get(f"/hulp/{one.pk}/voorstellen/").status_code == 404
    assert b"Tussen ons." not in browser.get("/hulp/regio/").content


@pytest.mark.parametrize("role", sorted(DECIDING))
def test_what_somebody_who_decides_asked_stays_her_own(backpackers, coach, role: Role) -> None:
    RoleGrant.objects.create(member_id=cast.IDS["wietske"], role=role)
    row = factories.request(backpackers)
    assert running_requests_of(acting_member(cast.IDS["wietske"])) == [row]
