"""The migration operation that makes the database itself refuse whoever is not the owner.

The wall between organisations is tenancy's. ``KeepPrivate`` stands inside it, around a
table of private items: a request (which always has an actor) sees and changes only the
actor's own rows, and sees those that are shared with the actor now. A view that forgets
to ask a rule then shows nothing. Only the system itself (``as_system``: the night's work)
sees all rows; their text stays sealed. Code that runs as nobody sees none.

Whoever knocks in vain must leave a line in the log, so one question may look through
the wall: whose is this? Only the owner's id comes back, through ``owner_of``.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from rugzak.ground.tenancy.walls import Wall

POLICY = "own_or_shared"
BETWEEN = "between_people"
ACTOR = "nullif(current_setting('app.actor', true), '')::uuid"
# Set by ``tenancy.context.as_system`` only, for one transaction.
SYSTEM = "current_setting('app.system', true) = 'on'"
ORGANISATION = "current_setting('app.organisation')::uuid"


class KeepPrivate(Wall):
    """Fence the rows of ``model_name`` to their owner, and to whom they are shared with as ``kind``.

    The model has ``owner`` (a member) and ``thrown_away_at``. Comes after ``Isolate``.
    Over an older fence it builds the present one.
    """

    def __init__(self, model_name: str, *, kind: str) -> None:
        self.model_name = model_name
        self.kind = kind

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name], {"kind": self.kind}

    def build(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        table = model._meta.db_table
        kind = schema_editor.quote_value(self.kind)
        mine = f"{SYSTEM} OR owner_id = {ACTOR}"
        # Written as a set: a question per row would cost twice as much.
        shared = (
            "id IN (SELECT item_id FROM trust_sharinggrant"  # noqa: S608 (our own names)
            f" WHERE kind = {kind} AND shared_with_id = {ACTOR}"
            " AND withdrawn_at IS NULL AND until > now())"
        )
        here = f"organisation_id = {ORGANISATION}"
        self._take_down(schema_editor, table)
        schema_editor.execute(
            f"CREATE POLICY {POLICY} ON {table} AS RESTRICTIVE FOR SELECT"
            f" USING ({here} AND ({mine} OR {shared}))"
        )
        for deed, test in (("INSERT", "WITH CHECK"), ("UPDATE", "USING"), ("DELETE", "USING")):
            schema_editor.execute(
                f"CREATE POLICY {POLICY}_{deed.lower()} ON {table}"
                f" AS RESTRICTIVE FOR {deed} {test} ({here} AND ({mine}))"
            )
        schema_editor.execute(
            f"CREATE OR REPLACE FUNCTION {function_of(table)}(item uuid) RETURNS uuid"  # noqa: S608 (our own names)
            " LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$"
            f" SELECT owner_id FROM {table}"
            f" WHERE id = item AND {here} AND thrown_away_at IS NULL $$"
        )

    def take_down(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        table = model._meta.db_table
        self._take_down(schema_editor, table)
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {function_of(table)}(uuid)")

    def _take_down(self, schema_editor: BaseDatabaseSchemaEditor, table: str) -> None:
        for name in (POLICY, *(f"{POLICY}_{deed}" for deed in ("insert", "update", "delete"))):
            schema_editor.execute(f"DROP POLICY IF EXISTS {name} ON {table}")

    def describe(self) -> str:
        return f"Let the database refuse {self.model_name} to whoever it is not shared with"


class KeepBetween(Wall):
    """Fence the rows of ``model_name`` to the members whose ids stand in the columns ``people``.

    ``reading`` is a narrower condition for seeing a row, in SQL, when not all of them always
    may; ``{actor}`` stands for whoever asks. The system sees rows, as with ``KeepPrivate``.
    Comes after ``Isolate``. Over an older fence it builds the present one.
    """

    def __init__(self, model_name: str, *, people: Sequence[str], reading: str = "") -> None:
        self.model_name = model_name
        self.people = tuple(people)
        self.reading = reading

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name], {"people": self.people, "reading": self.reading}

    def build(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        between = f"{SYSTEM} OR {ACTOR} IN ({', '.join(self.people)})"
        seen = f"{SYSTEM} OR {self.reading.format(actor=ACTOR)}" if self.reading else between
        self.take_down(schema_editor, model)
        for deed, test, condition in (
            ("SELECT", "USING", seen),
            ("INSERT", "WITH CHECK", between),
            ("UPDATE", "USING", between),
            ("DELETE", "USING", between),
        ):
            schema_editor.execute(
                f"CREATE POLICY {BETWEEN}_{deed.lower()} ON {model._meta.db_table}"
                f" AS RESTRICTIVE FOR {deed} {test} (organisation_id = {ORGANISATION} AND ({condition}))"
            )

    def take_down(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        for deed in ("select", "insert", "update", "delete"):
            schema_editor.execute(f"DROP POLICY IF EXISTS {BETWEEN}_{deed} ON {model._meta.db_table}")

    def describe(self) -> str:
        return f"Let the database refuse {self.model_name} to whoever it is not between"


def function_of(table: str) -> str:
    return f"{table}_owner_of"


def owner_of(model: type[models.Model], item_id: UUID) -> UUID | None:
    """Whose item this is, also when the asker may not see it; only to write a try in the log."""
    function = connection.ops.quote_name(function_of(model._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + function + "(%s)", [item_id])
        (owner_id,) = cursor.fetchone()
    return owner_id if owner_id is None else UUID(str(owner_id))
