"""The migration operations that build the wall between organisations.

``Isolate`` goes into every migration that makes a table of one organisation:

* row-level security, enabled and forced, with a policy that raises when no
  organisation is set (an empty page with status 200 would hide the mistake);
* composite foreign keys (organisation, id): the ordinary foreign-key check looks
  through row-level security, and would accept another organisation's row;
* for logs, no UPDATE and DELETE for the role the application runs as.

``test_isolation`` walks all models and fails when a table lacks its operation.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from rugzak.ground.tenancy.walls import Wall

POLICY = "own_organisation"
CURRENT = "current_setting('app.organisation')::uuid"


class Isolate(Wall):
    """Fence the table of ``model_name`` to the current organisation.

    ``column`` holds the organisation; it is ``id`` for the organisation itself.
    """

    def __init__(
        self, model_name: str, *, column: str = "organisation_id", append_only: bool = False
    ) -> None:
        self.model_name = model_name
        self.column = column
        self.append_only = append_only

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (
            type(self).__name__,
            [self.model_name],
            {"column": self.column, "append_only": self.append_only},
        )

    def build(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        table = schema_editor.quote_name(model._meta.db_table)
        fence = f"{self.column} = {CURRENT}"
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"CREATE POLICY {POLICY} ON {table} USING ({fence}) WITH CHECK ({fence})")
        if self.append_only:
            schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {settings.APP_ROLE}")
        if self.column == "organisation_id":
            if not self.append_only:
                _key_within(schema_editor, model)
            for field in foreign_keys_within(model):
                _reference_within(schema_editor, model, field)

    def take_down(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        table = schema_editor.quote_name(model._meta.db_table)
        schema_editor.execute(f"DROP POLICY {POLICY} ON {table}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")
        if self.append_only:
            schema_editor.execute(f"GRANT UPDATE, DELETE ON {table} TO {settings.APP_ROLE}")
        if self.column == "organisation_id":
            for field in foreign_keys_within(model):
                schema_editor.execute(
                    f"ALTER TABLE {table} DROP CONSTRAINT {within_name(model, field.column)}"
                )
            schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {within_name(model)}")

    def describe(self) -> str:
        return f"Fence {self.model_name} to one organisation"


class KeepWithin(Wall):
    """The composite foreign key for a field that is added to an already fenced table."""

    def __init__(self, model_name: str, field_name: str) -> None:
        self.model_name = model_name
        self.field_name = field_name

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name, self.field_name], {}

    def build(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        _reference_within(schema_editor, model, _foreign_key(model, self.field_name))

    def take_down(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        table = schema_editor.quote_name(model._meta.db_table)
        column = _foreign_key(model, self.field_name).column
        schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {within_name(model, column)}")

    def describe(self) -> str:
        return f"Keep {self.model_name}.{self.field_name} within one organisation"


def is_owned(model: type[models.Model]) -> bool:
    """Whether the rows of this table belong to one organisation."""
    return any(
        field.name == "organisation" and isinstance(field, models.ForeignKey)
        for field in model._meta.concrete_fields
    )


def foreign_keys_within(model: type[models.Model]) -> list[models.ForeignKey]:
    """The foreign keys of ``model`` that point at rows of an organisation and are checked by the database."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and getattr(field, "db_constraint", True)
        and field.column != "organisation_id"
        and is_owned(field.remote_field.model)
    ]


def within_name(model: type[models.Model], column: str | None = None) -> str:
    """The name of the composite key, or of the composite reference of ``column``."""
    name = f"{model._meta.db_table}_{column}_within" if column else f"{model._meta.db_table}_within"
    return name if len(name) <= 63 else f"{name[:48]}_{abs(hash_of(name))}"


def hash_of(name: str) -> int:
    """A short number that stays the same between runs, unlike ``hash``."""
    return sum((index + 1) * ord(letter) for index, letter in enumerate(name))


def _foreign_key(model: type[models.Model], name: str) -> models.ForeignKey:
    field = model._meta.get_field(name)
    if not isinstance(field, models.ForeignKey):
        raise ValueError(f"{model.__name__}.{name} is no foreign key")
    return field


def _key_within(schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
    table = schema_editor.quote_name(model._meta.db_table)
    key = model._meta.pk.column
    schema_editor.execute(
        f"ALTER TABLE {table} ADD CONSTRAINT {within_name(model)} UNIQUE (organisation_id, {key})"
    )


def _reference_within(
    schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model], field: models.ForeignKey
) -> None:
    table = schema_editor.quote_name(model._meta.db_table)
    target = field.remote_field.model._meta
    schema_editor.execute(
        f"ALTER TABLE {table} ADD CONSTRAINT {within_name(model, field.column)}"
        f" FOREIGN KEY (organisation_id, {field.column})"
        f" REFERENCES {schema_editor.quote_name(target.db_table)} (organisation_id, {target.pk.column})"
        " DEFERRABLE INITIALLY DEFERRED"
    )
