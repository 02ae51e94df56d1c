"""The database itself refuses whoever a personal request does not concern, also when a page forgets to ask."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.support import cast

from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.queries import number_past_promise
from rugzak.apps.support.tests import factories
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import as_system, inside

POWERFUL = ["ruben", "fenna", "aicha", "hilde", "cees"]


@contextmanager
def as_(name: str) -> Iterator[None]:
    """Run as this person, with no rule asked: only the database is in the way."""
    with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
        yield


@pytest.mark.parametrize("name", [*POWERFUL, "yusuf"])
def test_a_personal_request_does_not_exist_for_whom_it_does_not_concern(
    backpackers: Programme, coach: Appointment, name: str
) -> None:
    request = factories.request(backpackers)
    with as_(name):
        assert list(SupportRequest.objects.all()) == []
        assert not SupportRequest.objects.filter(pk=request.pk).update(theme="other")


@pytest.mark.parametrize("name", ["wietske", "samira"])
def test_asker_and_coach_of_the_region_see_it(backpackers: Programme, coach: Appointment, name: str) -> None:
    request = factories.request(backpackers)
    with as_(name):
        assert list(SupportRequest.objects.all()) == [request]


@pytest.mark.parametrize("name", POWERFUL)
def test_a_request_of_a_team_is_left_to_the_rules(
    backpackers: Programme, coach: Appointment, name: str
) -> None:
    request = factories.request(backpackers, team_id=cast.DUINROOS)
    with as_(name):
        assert list(SupportRequest.objects.all()) == [request]


def test_who_runs_as_nobody_sees_nothing_and_the_system_all(backpackers: Programme) -> None:
    request = factories.request(backpackers)
    with inside(cast.KUSTMEER):
        assert list(SupportRequest.objects.all()) == []
    with as_system(cast.KUSTMEER):
        assert list(SupportRequest.objects.all()) == [request]


def test_a_late_answer_to_one_colleague_is_in_no_live_number(
    backpackers: Programme, coach: Appointment
) -> None:
    promised = factories.request(backpackers, key=new_id()).promised_on
    factories.request(backpackers, team_id=cast.DUINROOS, key=new_id())
    assert number_past_promise(promised.replace(year=2099)) == 1
