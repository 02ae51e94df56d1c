"""What every test may use: a database of its own making, and the cast.

The suite connects as the application's role. Each worker gets a clone of one
migrated template, because that role can neither make databases nor empty tables.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.db import connections
from django.test import Client
from hypothesis import HealthCheck, settings
from tests.support import cast, databases

from rugzak.apps.people.queries import acting_member
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Lane
from rugzak.ground.tenancy.context import as_system, inside
from rugzak.ground.tenancy.models import Organisation

pytest_plugins = ["tests.support.browsing"]

# A slow machine is no fault of what is tested; and what is built is judged by the same examples every time.
# With HYPOTHESIS_PROFILE=search it looks for new ones.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("suite", settings.get_profile("search"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest, worker_id: str) -> Iterator[None]:
    with django_db_blocker.unblock():
        name = databases.clone_for(worker_id)
        databases.use(name)
        cast.enter_everybody()
        yield
        connections.close_all()
        databases.drop(name)


@pytest.fixture
def committed_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """A clone with the cast, for tests with several connections: what they write is really committed."""
    with django_db_blocker.unblock(), databases.another_clone() as name:
        cast.enter_everybody()
        yield name


@pytest.fixture
def kustmeer(db: None) -> Iterator[Organisation]:
    """The test runs inside Kustmeer Zorg."""
    with as_system(cast.KUSTMEER):
        yield Organisation.objects.get()


@pytest.fixture
def elsewhere(db: None) -> Iterator[Callable[[], ExitStack]]:
    """``with elsewhere():`` runs a block inside De Klaverhoek, the other organisation."""
    yield lambda: inside(cast.KLAVERHOEK)


def _member(name: str) -> Callable[..., Member]:
    @pytest.fixture(name=name)
    def person(kustmeer: Organisation) -> Member:
        return acting_member(cast.IDS[name])

    return person


samira = _member("samira")
wietske = _member("wietske")
yusuf = _member("yusuf")
ruben = _member("ruben")
fenna = _member("fenna")
aicha = _member("aicha")
cees = _member("cees")
hilde = _member("hilde")
esther = _member("esther")


@pytest.fixture
def greet(db: None) -> Member:
    """She works for another organisation and must see nothing."""
    with inside(cast.KLAVERHOEK):
        return acting_member(cast.IDS["greet"])


@pytest.fixture
def browser_of(db: None) -> Callable[..., Client]:
    """``browser_of(samira)`` is a browser in which Samira has signed in."""

    def sign_in(person: Member, lane: Lane = Lane.FULL) -> Client:
        client = Client()
        session = client.session
        session.update(cast.seat_of(person, lane))
        session.save()
        client.cookies["rugzak"] = session.session_key
        return client

    return sign_in
