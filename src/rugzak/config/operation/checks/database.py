"""Checks of the database: reachable, safe for what it keeps, up to date, with a worker at work."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg

from rugzak.config.operation import postgres, queue, roles
from rugzak.config.operation.checks.findings import Finding, judge, well, wrong
from rugzak.config.operation.checks.role import refuse_unsafe_role
from rugzak.config.operation.trouble import Trouble

SAFE_SETTINGS = ("fsync", "synchronous_commit", "full_page_writes")
LARGEST_CLOCK_DIFFERENCE = timedelta(seconds=5)


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


def _work(connection: roles.Connection) -> Iterator[Finding]:
    try:
        found = queue.state(connection)
    except psycopg.Error:
        yield wrong("The queue cannot be read.", "Run `rugzak migrate`.")
        return
    yield judge(
        found.has_worker,
        "A worker is at work.",
        "No worker gave a sign of life in the last minute: no mail goes out.",
        "Start `rugzak worker`.",
    )
    yield judge(
        found.keeps_up,
        "No work waits too long.",
        f"Work has been waiting for {found.waiting}.",
        "Look at the log of `rugzak worker`; start more of them if it is busy.",
    )
