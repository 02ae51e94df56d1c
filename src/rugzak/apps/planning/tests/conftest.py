"""Monday morning, the programme on, Samira appointed in Kennemerland."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from tests.support import cast

from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.services import appoint
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Organisation

MONDAY = at("2027-03-08 09:00")


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def backpackers(kustmeer: Organisation) -> Programme:
    return programmes.backpackers()


@pytest.fixture
def coach(backpackers: Programme) -> Appointment:
    return programmes.coach(backpackers)


@pytest.fixture
def second(backpackers: Programme) -> Appointment:
    """Hatice coaches here too; she works in no team of the cast."""
    hatice = Member.objects.create(first_name="Hatice", last_name="Demir", sort_key="demir hatice")
    return appoint(
        member=hatice,
        programme=backpackers,
        by=acting_member(cast.IDS["fenna"]),
        region_id=cast.KENNEMERLAND,
        released_minutes_per_week=8 * 60,
        starts_on=date(2024, 1, 1),
    )
