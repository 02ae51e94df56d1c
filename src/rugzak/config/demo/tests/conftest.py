"""One clone with the whole demo in it; loading takes seconds, so these tests look at the same one."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from tests.support import databases

from rugzak.config.demo.building import build
from rugzak.config.demo.load import load
from rugzak.config.demo.organisations import KLAVERHOEK
from rugzak.config.demo.tests.looking import TODAY, everything_in


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[tuple]]:
    """The three organisations stand; gives what an earlier, undone load of De Klaverhoek held."""
    with django_db_blocker.unblock(), databases.another_clone():
        with transaction.atomic():
            build(KLAVERHOEK, TODAY)
            before = everything_in("klaverhoek")
            transaction.set_rollback(True)
        assert load(TODAY)
        yield before


@pytest.fixture
def empty(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """An empty house; what is built in it is undone."""
    with django_db_blocker.unblock(), databases.another_clone():
        yield
