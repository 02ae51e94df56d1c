"""The page of a team: what it asks as a team and who comes, for who belongs there; of one person nothing."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.support import cast

from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support.tests import factories
from rugzak.ground.accounts.models import Member

TEAM = reverse("people:team", args=[cast.DUINROOS])
REQUEST, VISIT = r'href="/hulp/([0-9a-f-]{36})/"', r'href="/agenda/bezoek/([0-9a-f-]{36})/"'


@pytest.mark.parametrize("name", ["wietske", "ruben", "fenna"])
def test_who_belongs_there_sees_the_teams_own(
    name: str, backpackers: Programme, coach: Appointment, wietske: Member, browser_of: Callable[..., Client],
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    factories.request(backpackers)
    asked = factories.request(backpackers, team_id=cast.DUINROOS)
    visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    comes = visit(coach, at("2027-03-10 10:00"), team_id=cast.DUINROOS)
    page = browser_of(request.getfixturevalue(name)).get(TEAM).content.decode()
    assert (re.findall(REQUEST, page), re.findall(VISIT, page)) == ([str(asked.pk)], [str(comes.pk)])


@pytest.mark.parametrize("name", ["hilde", "aicha", "cees", "samira"])
def test_others_see_the_team_and_not_that_it_asked(
    name: str, backpackers: Programme, coach: Appointment, browser_of: Callable[..., Client],
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    before = _page(browser_of(request.getfixturevalue(name)))
    factories.request(backpackers, team_id=cast.DUINROOS)
    visit(coach, at("2027-03-10 10:00"), team_id=cast.DUINROOS)
    assert _page(browser_of(request.getfixturevalue(name))) == before


def _page(browser: Client) -> str:
    """Without the bell: a coach hears of a request of her region anyhow."""
    return factories.without_tokens(browser.get(TEAM).content.decode().split("<main")[1])
