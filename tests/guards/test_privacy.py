"""The fences inside an organisation: each policy that keeps a private row from everybody but its owner."""

import json

import psycopg
from django.db import models

from tests.guards.house import COPY, KEPT, House, drop_others, drop_pointers, quiet
from tests.support import cast

ORGANISATIONS = "own_organisation"


def test_without_its_policy_a_private_row_is_for_everybody(house: House) -> None:
    private = house.owner.execute(
        "SELECT tablename, policyname, cmd FROM pg_policies WHERE policyname <> %s ORDER BY 1, 3",
        [ORGANISATIONS],
    ).fetchall()
    assert {deed for _, _, deed in private} >= {"SELECT", "INSERT", "UPDATE", "DELETE"}
    tables = {model._meta.db_table: model for model in KEPT}
    for table, name, deed in private:
        _prove(house, tables[table], name, deed)


def _prove(house: House, model: type[models.Model], name: str, deed: str) -> None:
    table = model._meta.db_table
    with house.undone() as owner:
        statement = _deed(owner, house, model, deed)
        for other in _policies(owner, table) - {name, ORGANISATIONS}:
            owner.execute(f"DROP POLICY {other} ON {table}")
        drop_others(owner, model, keep="")
        drop_pointers(owner, model)
        quiet(owner, model)
        owner.execute("SELECT set_config('app.actor', %s, true)", [str(cast.IDS["ruben"])])
        assert not house.goes_through(statement, system=False), f"{name} refuses nothing"
        owner.execute(f"DROP POLICY {name} ON {table}")
        assert house.goes_through(statement, system=False), f"something else than {name} refuses"


def _deed(owner: psycopg.Connection, house: House, model: type[models.Model], deed: str) -> str:
    """Somebody else's row: read it, change it, throw it away, or write one in their name."""
    table, key = model._meta.db_table, house.here[model].pk
    if deed == "INSERT":
        (row,) = owner.execute(f"SELECT to_jsonb(t) FROM {table} t WHERE id = %s", [key]).fetchone()
        values = json.dumps({**row, "id": COPY}).replace("'", "''")
        return f"INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, '{values}'::jsonb)).*"
    what = {
        "SELECT": f"PERFORM id FROM {table} WHERE id = '{key}'",
        "UPDATE": f"UPDATE {table} SET owner_id = owner_id WHERE id = '{key}'",
        "DELETE": f"DELETE FROM {table} WHERE id = '{key}'",
    }[deed]
    return f"DO $$ BEGIN {what}; IF NOT FOUND THEN RAISE 'not seen'; END IF; END $$"


def _policies(owner: psycopg.Connection, table: str) -> set[str]:
    rows = owner.execute("SELECT policyname FROM pg_policies WHERE tablename = %s", [table]).fetchall()
    return {name for (name,) in rows}
