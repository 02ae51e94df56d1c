"""The memory of changes: each trigger that writes history, and each that keeps history as it is."""

import psycopg
import pytest
from django.db import models

from tests.guards.exceptions import CHANGES
from tests.guards.house import COPY, HISTORIES, House, copy, drop_others, history_of, remembered_by


def _histories() -> list[tuple[type[models.Model], str]]:
    return [(remembered_by(model), deed) for model in HISTORIES for deed in ("insert", "update", "delete")]


@pytest.mark.parametrize(("model", "deed"), _histories(), ids=str)
def test_without_its_trigger_a_change_is_forgotten(
    house: House, model: type[models.Model], deed: str
) -> None:
    table = model._meta.db_table
    with house.undone() as owner:
        drop_others(owner, model, keep="")
        assert _remembers(house, model, deed)
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        assert not _remembers(house, model, deed)


@pytest.mark.parametrize("model", HISTORIES, ids=lambda model: model.__name__)
def test_history_cannot_be_changed_by_anybody(house: House, model: type[models.Model]) -> None:
    table = model._meta.db_table
    for deed in (f"UPDATE {table} SET pgh_label = 'x'", f"DELETE FROM {table}"):
        with house.undone() as owner:
            assert not house.goes_through(deed)
            with pytest.raises(psycopg.Error), owner.transaction():
                owner.execute(deed)
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            owner.execute(deed)


def _remembers(house: House, model: type[models.Model], deed: str) -> bool:
    history, table, key = history_of(model), model._meta.db_table, house.here[model].pk
    deeds = {
        "insert": copy(model),
        "update": f"UPDATE {table} SET {CHANGES.get(table) or _some_change(model)} WHERE id = %s",
        "delete": f"DELETE FROM {table} WHERE id = '{COPY}' AND id <> %s",
    }
    with house.undone() as owner:
        if deed == "delete":
            house.goes_through(copy(model), key)
        before = owner.execute(f"SELECT count(*) FROM {history._meta.db_table}").fetchone()
        assert house.goes_through(deeds[deed], key)
        return owner.execute(f"SELECT count(*) FROM {history._meta.db_table}").fetchone() != before


def _some_change(model: type[models.Model]) -> str:
    """A change of a remembered text field that keeps within its length."""
    history = {field.name for field in history_of(model)._meta.concrete_fields}
    for field in model._meta.concrete_fields:
        if field.name in history and isinstance(field, models.CharField) and not field.choices:
            return f"{field.column} = 'anders'"
    raise ValueError(f"say in tests/guards/exceptions.py which change {model.__name__} remembers")
