"""Monday morning, the programme on, and Samira appointed."""

from collections.abc import Iterator

import pytest
import time_machine

from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
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
