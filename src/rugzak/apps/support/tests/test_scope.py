"""For whom a coach comes: an external one often starts with newcomers only."""

from datetime import timedelta

import pytest
from tests.support import cast

from rugzak.apps.people.models import Employment
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.queries import coach_ids_told_of, requests_open_to
from rugzak.apps.support.tests import factories
from rugzak.apps.support.tests.conftest import MONDAY
from rugzak.ground.accounts.models import Member

TODAY = MONDAY.date()


@pytest.fixture
def asked(backpackers: Programme) -> dict[str, SupportRequest]:
    """A team, Wietske who works here long, and Yusuf who began last month."""
    Employment.objects.filter(member__in=(cast.IDS["wietske"], cast.IDS["yusuf"])).delete()
    for name, days in (("wietske", 900), ("yusuf", 30)):
        Employment.objects.create(
            member_id=cast.IDS[name], job_title="verzorgende", starts_on=TODAY - timedelta(days=days)
        )
    return {
        "teams": factories.request(backpackers, team_id=cast.DUINROOS),
        "others": factories.request(backpackers),
        "starters": factories.request(backpackers, by="yusuf"),
    }


@pytest.mark.parametrize(
    "scope", [[], ["teams"], ["starters"], ["others"], ["starters", "others"], ["teams", "starters"]]
)
def test_a_coach_sees_and_hears_of_those_she_comes_for(
    asked: dict[str, SupportRequest], backpackers: Programme, scope: list[str]
) -> None:
    programmes.coach(backpackers, scope=scope)
    samira = acting_member(cast.IDS["samira"])
    seen = {kind for kind in asked if asked[kind] in requests_open_to(samira)}
    told = {kind for kind in asked if samira.pk in coach_ids_told_of(asked[kind].pk)}
    assert seen == told == set(scope or asked)


def test_who_came_back_after_years_is_no_newcomer(
    backpackers: Programme, asked: dict[str, SupportRequest]
) -> None:
    Employment.objects.create(
        member=Member.objects.get(pk=cast.IDS["yusuf"]),
        job_title="hulp",
        starts_on=TODAY - timedelta(days=2000),
    )
    coach: Appointment = programmes.coach(backpackers, scope=["starters"])
    assert not requests_open_to(acting_member(coach.member_id)).exists()
