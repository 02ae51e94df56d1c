"""Monday morning, the programme on, and Samira appointed."""

from collections.abc import Iterator

import pytest
import time_machine
from tests.support import cast

from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.models import Location
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.ground.tenancy.models import Organisation

MONDAY = at("2027-03-08 09:00")


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def coach(kustmeer: Organisation) -> Appointment:
    return programmes.coach(programmes.backpackers())


@pytest.fixture
def egmonderhof(kustmeer: Organisation) -> Location:
    return Location.objects.get(pk=cast.EGMONDERHOF)


@pytest.fixture
def heiloo(kustmeer: Organisation) -> Location:
    """A house some minutes by car from the Egmonderhof."""
    return Location.objects.create(
        region_id=cast.KENNEMERLAND,
        name="Huis Zonneduin",
        street="Duinweg 12",
        town="Heiloo",
        latitude="52.60100",
        longitude="4.70100",
    )


@pytest.fixture
def another_coach(coach: Appointment) -> Appointment:
    """Hilde coaches beside Samira."""
    return programmes.coach(coach.programme, "hilde")
