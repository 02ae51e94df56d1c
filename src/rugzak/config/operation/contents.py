"""What a database holds, told in counts and hashes: to prove that a restored one is the same."""

from dataclasses import dataclass

from psycopg import sql

from rugzak.config.operation.roles import Connection

# A row's text depends on these; fixed, it is the same on every server.
FIXED_SETTINGS = {
    "TimeZone": "UTC",
    "DateStyle": "ISO, YMD",
    "IntervalStyle": "iso_8601",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "statement_timeout": "0",
}
TABLES = """
    SELECT nspname, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind = 'r' AND relpersistence = 'p'
      AND nspname !~ '^pg_' AND nspname <> 'information_schema'
    ORDER BY 1, 2
"""
# The sum does not depend on the order of rows, so nothing has to be sorted.
SUMMARY = """
    SELECT count(*), coalesce(sum(('x' || left(hash, 16))::bit(64)::bigint::numeric), 0)::text
                     || ':' || coalesce(sum(('x' || right(hash, 16))::bit(64)::bigint::numeric), 0)::text
    FROM (SELECT md5(t::text) AS hash FROM {} AS t) AS rows
"""


@dataclass(frozen=True)
class Summary:
    """How many rows a table has, and what they add up to."""

    rows: int
    hash: str


def tables(connection: Connection) -> list[tuple[str, str]]:
    """Every table of ours, as (schema, name)."""
    return [(schema, name) for schema, name in connection.execute(TABLES)]


def summaries(connection: Connection) -> dict[str, Summary]:
    """Count and hash every table; within one transaction this is one moment."""
    for name, value in FIXED_SETTINGS.items():
        connection.execute("SELECT set_config(%s, %s, true)", [name, value])
    return {f"{schema}.{name}": _summary(connection, schema, name) for schema, name in tables(connection)}


def _summary(connection: Connection, schema: str, name: str) -> Summary:
    row = connection.execute(sql.SQL(SUMMARY).format(sql.Identifier(schema, name))).fetchone()
    assert row is not None
    return Summary(*row)
