"""One clone for all guards, with a row of every table in each of two organisations."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import models

from rugzak.ground.tenancy.context import as_system
from rugzak.ground.tenancy.models import Organisation
from tests.guards.house import KEPT, House
from tests.guards.rows import Maker
from tests.support import cast, databases


# Not for the whole session: every test after it would run in this clone.
@pytest.fixture(scope="package")
def house(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[House]:
    with django_db_blocker.unblock(), databases.another_clone() as name:
        cast.enter_everybody()
        here, there = (_one_of_each(organisation) for organisation in (cast.KUSTMEER, cast.KLAVERHOEK))
        with databases.owner(name) as owner:
            yield House(owner, here, there)


def _one_of_each(organisation: UUID) -> dict[type[models.Model], models.Model]:
    maker = Maker()
    with as_system(organisation):
        maker.made[Organisation] = Organisation.objects.get()
        for model in KEPT:
            maker.row(model)
    return maker.made
