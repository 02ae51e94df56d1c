"""The rules about rows: each check, each unique key, each exclusion."""

import pytest
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models

from rugzak.ground.tenancy.models import Organisation
from tests.guards.exceptions import BREAKS
from tests.guards.house import KEPT, House, copy, drop, drop_others, quiet

OWNER = settings.DATABASES["owner"]["USER"]


def _constraints(kind: type) -> list[tuple[type[models.Model], str]]:
    return [
        (model, constraint.name)
        for model in KEPT
        for constraint in model._meta.constraints
        if isinstance(constraint, kind)
    ]


@pytest.mark.parametrize(("model", "name"), _constraints(models.CheckConstraint), ids=str)
def test_without_its_check_a_wrong_row_is_stored(house: House, model: type[models.Model], name: str) -> None:
    assert name in BREAKS, f"say in tests/guards/exceptions.py how to break {name}"
    deed = f"UPDATE {model._meta.db_table} SET {BREAKS[name]} WHERE id = %s"
    with house.undone() as owner:
        drop_others(owner, model, keep=name)
        quiet(owner, model)
        assert not house.goes_through(deed, house.here[model].pk, role=OWNER)
        owner.execute(f"ALTER TABLE {model._meta.db_table} DROP CONSTRAINT {name}")
        assert house.goes_through(deed, house.here[model].pk, role=OWNER)


def _uniques() -> list[tuple[type[models.Model], str]]:
    return [*_constraints(models.UniqueConstraint), *_constraints(ExclusionConstraint)]


@pytest.mark.parametrize(("model", "name"), _uniques(), ids=str)
def test_without_its_constraint_the_same_row_is_stored_twice(
    house: House, model: type[models.Model], name: str
) -> None:
    # A second organisation cannot even be entered from inside the first: that deed is the owner's.
    role = OWNER if model is Organisation else settings.APP_ROLE
    with house.undone() as owner:
        drop_others(owner, model, keep=name)
        assert not house.goes_through(copy(model), house.here[model].pk, role=role)
        drop(owner, model, name)
        assert house.goes_through(copy(model), house.here[model].pk, role=role)
