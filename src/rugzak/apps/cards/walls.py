"""The migration operation that shows a present only to who gave it and who got it.

``trust.KeepPrivate`` knows one owner. A present has two: the giver writes it, and both may
throw it away. The system itself sees the rows; the sentence stays sealed.
"""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from rugzak.ground.tenancy.walls import Wall
from rugzak.ground.trust.privacy import ACTOR, SYSTEM

POLICY = "between_two"


class KeepGift(Wall):
    """Fence the rows of ``model_name``: written by ``owner_id``, seen and thrown away by ``other`` too."""

    def __init__(self, model_name: str, *, other: str) -> None:
        self.model_name = model_name
        self.other = other

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name], {"other": self.other}

    def build(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        table = schema_editor.quote_name(model._meta.db_table)
        mine = f"{SYSTEM} OR owner_id = {ACTOR}"
        both = f"{mine} OR {self.other} = {ACTOR}"
        deeds = (
            ("SELECT", "USING", both),
            ("INSERT", "WITH CHECK", mine),
            ("UPDATE", "USING", mine),
            ("DELETE", "USING", both),
        )
        for deed, kind, test in deeds:
            schema_editor.execute(
                f"CREATE POLICY {POLICY}_{deed.lower()} ON {table} AS RESTRICTIVE FOR {deed} {kind} ({test})"
            )

    def take_down(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        table = schema_editor.quote_name(model._meta.db_table)
        for deed in ("select", "insert", "update", "delete"):
            schema_editor.execute(f"DROP POLICY {POLICY}_{deed} ON {table}")

    def describe(self) -> str:
        return f"Show {self.model_name} only to its two people"
