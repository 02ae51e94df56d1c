"""The walls between organisations: each policy and each composite key."""

import pytest
from django.db import models

from rugzak.ground.tenancy.isolation import foreign_keys_within, is_owned, within_name
from rugzak.ground.tenancy.models import Organisation
from tests.guards.house import KEPT, OURS, House, columns, drop_others
from tests.support import cast


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_without_its_policy_a_table_shows_the_other_organisation(
    house: House, model: type[models.Model]
) -> None:
    table = model._meta.db_table
    column = (
        "id"
        if model is Organisation
        else "pgh_obj_id"
        if "pgh_obj_id" in columns(model) and not is_owned(model)
        else "organisation_id"
    )
    theirs = f"DO $$ BEGIN ASSERT EXISTS (SELECT FROM {table} WHERE {column} = '{cast.KLAVERHOEK}'); END $$"
    with house.undone() as owner:
        assert owner.execute(
            f"SELECT count(*) FROM {table} WHERE {column} = %s", [cast.KLAVERHOEK]
        ).fetchone() != (0,)
        assert not house.goes_through(theirs)
        owner.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        assert house.goes_through(theirs)


def _references() -> list[tuple[type[models.Model], models.ForeignKey]]:
    return [(model, field) for model in KEPT if is_owned(model) for field in foreign_keys_within(model)]


@pytest.mark.parametrize(
    ("model", "field"), _references(), ids=lambda part: getattr(part, "name", None) or part._meta.label
)
def test_without_its_composite_key_a_reference_leaves_the_organisation(
    house: House, model: type[models.Model], field: models.ForeignKey
) -> None:
    table, ours = model._meta.db_table, house.here[model].pk
    theirs = house.there[field.remote_field.model].pk
    deed = f"UPDATE {table} SET {field.column} = %s WHERE id = %s"
    with house.undone() as owner:
        drop_others(owner, model, keep=within_name(model, field.column))
        assert not house.goes_through(deed, theirs, ours)
        owner.execute(f"ALTER TABLE {table} DROP CONSTRAINT {within_name(model, field.column)}")
        assert house.goes_through(deed, theirs, ours)
