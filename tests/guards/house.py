"""Take away one guard at a time: what it refused must then go through.

A guard that nothing misses is no guard, and a test of it would be green for the
wrong reason. Everything happens in one connection of the owner, in a transaction
that is rolled back; the deed itself is done in the application's role.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import models

from rugzak.ground.tenancy.isolation import is_owned
from rugzak.ground.tenancy.models import Organisation
from tests.support import cast

COPY = "01900000-0000-7000-8000-00000000c0b1"
OURS = [model for model in apps.get_models() if is_owned(model) or model is Organisation]
KEPT = [model for model in OURS if not model.__name__.endswith("History")]
HISTORIES = [model for model in OURS if model.__name__.endswith("History")]


@dataclass(frozen=True)
class House:
    """A clone with one row of every table in each of two organisations, and the owner's connection to it."""

    owner: psycopg.Connection
    here: dict[type[models.Model], models.Model]
    there: dict[type[models.Model], models.Model]

    @contextmanager
    def undone(self) -> Iterator[psycopg.Connection]:
        with self.owner.transaction(force_rollback=True):
            yield self.owner

    def goes_through(
        self, statement: str, *values: object, role: str = settings.APP_ROLE, system: bool = True
    ) -> bool:
        """Whether ``role``, inside Kustmeer Zorg, can do this; deferred checks included.

        As the ``system``, unless somebody's own right is what is tried.
        """
        try:
            with self.owner.transaction():
                self.owner.execute("SELECT set_config('app.organisation', %s, true)", [str(cast.KUSTMEER)])
                self.owner.execute("SELECT set_config('app.system', %s, true)", ["on" if system else ""])
                self.owner.execute(f"SET LOCAL ROLE {role}")
                self.owner.execute(statement, values)
                self.owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except psycopg.Error:
            return False
        finally:
            self.owner.execute("RESET ROLE")
        return True


def remembered_by(history: type[models.Model]) -> type[models.Model]:
    return history._meta.get_field("pgh_obj").remote_field.model


def history_of(model: type[models.Model]) -> type[models.Model]:
    return next(history for history in HISTORIES if remembered_by(history) is model)


def copy(model: type[models.Model]) -> str:
    """Insert the same row again under the key COPY."""
    table = model._meta.db_table
    return (
        f'INSERT INTO {table} SELECT (jsonb_populate_record(t, \'{{"id": "{COPY}"}}\'::jsonb)).*'
        f" FROM {table} t WHERE id = %s"
    )


def columns(model: type[models.Model]) -> set[str]:
    return {field.column for field in model._meta.concrete_fields}


def quiet(owner: psycopg.Connection, model: type[models.Model]) -> None:
    """Put the table's own triggers to sleep."""
    owner.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")


def drop_others(owner: psycopg.Connection, model: type[models.Model], *, keep: str) -> None:
    """Leave one constraint standing, so that no neighbour refuses in its place; referenced keys stay too."""
    for constraint in model._meta.constraints:
        if constraint.name != keep:
            drop(owner, model, constraint.name)
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            drop_single_uniques(owner, model, field)


def drop_pointers(owner: psycopg.Connection, model: type[models.Model]) -> None:
    """Drop the foreign keys of other tables that point here: they would refuse a deletion in a wall's place."""
    rows = owner.execute(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f' AND confrelid = %s::regclass",
        [model._meta.db_table],
    ).fetchall()
    for table, name in rows:
        owner.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def drop(owner: psycopg.Connection, model: type[models.Model], name: str) -> None:
    table = model._meta.db_table
    is_constraint = owner.execute(
        "SELECT 1 FROM pg_constraint WHERE conname = %s AND conrelid = %s::regclass", [name, table]
    ).fetchone()
    owner.execute(
        f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE" if is_constraint else f"DROP INDEX {name}"
    )


def drop_single_uniques(owner: psycopg.Connection, model: type[models.Model], field: models.Field) -> None:
    rows = owner.execute(
        "SELECT c.conname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid"
        " WHERE c.contype = 'u' AND c.conrelid = %s::regclass"
        " AND a.attname = %s AND c.conkey = ARRAY[a.attnum]",
        [model._meta.db_table, field.column],
    ).fetchall()
    for (name,) in rows:
        drop(owner, model, name)
