"""Checks of the database: reachable, safe for what it keeps, up to date, with a worker at work."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg

from rugzak.config.operation import postgres, roles
from rugzak.config.operation.checks.findings import Finding, judge, well, wrong
from rugzak.config.operation.checks.role import refuse_unsafe_role
from rugzak.config.operation.trouble import Trouble

SAFE_SETTINGS = ("fsync", "synchronous_commit", "full_page_writes")
LARGEST_CLOCK_DIFFERENCE = timedelta(seconds=5)
WORKER_SILENCE = timedelta(seconds=60)
LONGEST_QUEUE = timedelta(minutes=10)

UNWALLED = """
    SELECT c.relname FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public'
      AND NOT (c.relrowsecurity AND c.relforcerowsecurity
               AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
    ORDER BY c.relname
"""


def findings(app_url: str) -> Iterator[Finding]:
    """All checks that ask the database, as the role that serves pages."""
    try:
        connection = postgres.connect(app_url)
    except Trouble as trouble:
        yield wrong(str(trouble), "Check that it runs, and the address in DATABASE_URL.")
        return
    with connection:
        yield _version(connection)
        yield _role(connection)
        yield from _safe_settings(connection)
        yield _clock(connection)
        yield _walls(connection)
        yield from _work(connection)


def _version(connection: roles.Connection) -> Finding:
    try:
        roles.check_version(connection)
    except Trouble as trouble:
        return wrong(str(trouble), "Upgrade PostgreSQL.")
    return well(f"PostgreSQL {connection.info.server_version // 10_000} answers.")


def _role(connection: roles.Connection) -> Finding:
    try:
        refuse_unsafe_role(connection)
    except Trouble as trouble:
        return wrong(str(trouble), "Give this role no more than docs/operators/install.md does.")
    return well(f"Role {connection.info.user}: row-level security holds for it.")


def _safe_settings(connection: roles.Connection) -> Iterator[Finding]:
    for name in SAFE_SETTINGS:
        value = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
        is_well = value is not None and value[0] != "off"
        yield judge(
            is_well,
            f"{name} is on.",
            f"{name} is off: what people saved can be lost in a crash.",
            f"Set {name} = on in postgresql.conf.",
        )


def _clock(connection: roles.Connection) -> Finding:
    row = connection.execute("SELECT clock_timestamp()").fetchone()
    difference = abs(datetime.now(UTC) - row[0]) if row else timedelta.max
    return judge(
        difference <= LARGEST_CLOCK_DIFFERENCE,
        "The clocks of this machine and of the database agree.",
        f"The clock of this machine and that of the database differ by {difference}.",
        "Let both keep time with NTP.",
    )


def _walls(connection: roles.Connection) -> Finding:
    bare = [row[0] for row in connection.execute(UNWALLED)]
    return judge(
        not bare,
        "Every table with an organisation has a forced policy.",
        f"Tables without a wall between organisations: {', '.join(bare)}.",
        "Stop serving, and run `rugzak migrate`; if it stays, restore the policies before going on.",
    )


def _work(connection: roles.Connection) -> Iterator[Finding]:
    try:
        row = connection.execute("SELECT now() - max(last_heartbeat) FROM procrastinate_workers").fetchone()
        oldest = connection.execute(
            "SELECT now() - min(coalesce(j.scheduled_at, e.at)) FROM procrastinate_jobs j "
            "LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred' "
            "WHERE j.status = 'todo' AND coalesce(j.scheduled_at, now()) <= now()"
        ).fetchone()
    except psycopg.Error:
        yield wrong("The queue cannot be read.", "Run `rugzak migrate`.")
        return
    silence = row[0] if row else None
    yield judge(
        silence is not None and silence <= WORKER_SILENCE,
        "A worker is at work.",
        "No worker gave a sign of life in the last minute: no mail goes out.",
        "Start `rugzak worker`.",
    )
    waiting = oldest[0] if oldest and oldest[0] else timedelta(0)
    yield judge(
        waiting <= LONGEST_QUEUE,
        "No work waits too long.",
        f"Work has been waiting for {waiting}.",
        "Look at the log of `rugzak worker`; start more of them if it is busy.",
    )
