"""The migration operation that shows a present only to who gave it and who got it.

``trust.KeepPrivate`` knows one owner. A present has two: the giver writes it, and the
receiver may throw it away. The system itself sees the rows; the sentence stays sealed.
"""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from rugzak.ground.tenancy.walls import Wall
from rugzak.ground.trust.privacy import ACTOR, SYSTEM

POLICY = "between_two"


class KeepBetween(Wall):
    """Fence the rows of ``model_name`` to the members in the columns ``first`` and ``second``."""

    def __init__(self, model_name: str, first: str, second: str) -> None:
        self.model_name = model_name
        self.first = first
        self.second = second

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name, self.first, self.second], {}

    def build(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        table = schema_editor.quote_name(model._meta.db_table)
        test = f"{SYSTEM} OR {self.first} = {ACTOR} OR {self.second} = {ACTOR}"
        schema_editor.execute(f"CREATE POLICY {POLICY} ON {table} AS RESTRICTIVE USING ({test})")

    def take_down(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        schema_editor.execute(f"DROP POLICY {POLICY} ON {schema_editor.quote_name(model._meta.db_table)}")

    def describe(self) -> str:
        return f"Show {self.model_name} only to its two people"
