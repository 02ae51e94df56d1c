"""The two database roles and their powers: one that builds, one that serves.

`rugzak_owner` owns the databases and runs migrations; it passes by row-level
policies, because a migration under a forced policy changes nothing, silently.
`rugzak_app` is what every page, job and test connects as: policies hold for it.
"""

from typing import Any

import psycopg
from psycopg import sql

from rugzak.config.operation.trouble import Trouble

OWNER = "rugzak_owner"
APP = "rugzak_app"
OLDEST_VERSION = 15_00_00

OWNER_POWERS = "LOGIN CREATEDB BYPASSRLS NOSUPERUSER NOCREATEROLE NOREPLICATION INHERIT"
APP_POWERS = "LOGIN NOCREATEDB NOBYPASSRLS NOSUPERUSER NOCREATEROLE NOREPLICATION INHERIT"
APP_SETTINGS = {
    "statement_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
}
# Double booking is refused by constraints that can wait for each other: find that out soon.
SETTINGS_FOR_SUPERUSERS_TO_GIVE = {"deadlock_timeout": "50ms"}

Connection = psycopg.Connection[Any]


def check_version(connection: Connection) -> None:
    """Refuse a server that is too old, in words."""
    found = connection.info.server_version
    if found < OLDEST_VERSION:
        raise Trouble(
            f"PostgreSQL {found // 10_000} is too old: Rugzak needs {OLDEST_VERSION // 10_000} or newer."
        )


def create_roles(admin: Connection, *, owner_password: str, app_password: str) -> None:
    """Make both roles, or bring existing ones to these powers and passwords."""
    try:
        for role, powers, password in (
            (OWNER, OWNER_POWERS, owner_password),
            (APP, APP_POWERS, app_password),
        ):
            deed = "ALTER" if _exists(admin, "pg_roles", "rolname", role) else "CREATE"
            admin.execute(
                sql.SQL("{} ROLE {} {} PASSWORD {}").format(
                    sql.SQL(deed), sql.Identifier(role), sql.SQL(powers), sql.Literal(password)
                )
            )
        # So that the owner can do a deed as the application does it; the proofs of the guards need that.
        admin.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APP), sql.Identifier(OWNER)))
        # The owner may look through the app's eyes: so tests prove what the app is refused.
        admin.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APP), sql.Identifier(OWNER)))
        _give_settings(admin)
    except psycopg.errors.InsufficientPrivilege as error:
        raise Trouble(
            f"The administrator's address may not make the roles {OWNER} (with BYPASSRLS) and {APP}: "
            "use a superuser, or make them by hand as docs/operators/install.md says."
        ) from error


def _give_settings(admin: Connection) -> None:
    chosen = dict(APP_SETTINGS)
    if admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (True,):
        chosen |= SETTINGS_FOR_SUPERUSERS_TO_GIVE
    for name, value in chosen.items():
        admin.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                sql.Identifier(APP), sql.Identifier(name), sql.Literal(value)
            )
        )


def create_database(owner: Connection, name: str) -> bool:
    """Make a database, as its owner; tell whether it is new."""
    if _exists(owner, "pg_database", "datname", name):
        return False
    try:
        owner.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
        )
    except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
        return False  # another start was first
    return True


def grant_defaults(owner: Connection) -> None:
    """Let the app role use what the owner makes in this database, now and later; safe to repeat.

    Run by the owner, in each database that is not a copy of one where it ran.
    """
    database = sql.Identifier(owner.info.dbname)
    app = sql.Identifier(APP)
    with owner.transaction():
        for statement in (
            "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
            "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {app}",
            "GRANT USAGE ON SCHEMA public TO {app}",
            "ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
            "ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO {app}",
            "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO {app}",
        ):
            owner.execute(sql.SQL(statement).format(database=database, app=app))


def _exists(connection: Connection, catalog: str, column: str, name: str) -> bool:
    query = sql.SQL("SELECT 1 FROM {} WHERE {} = {}").format(
        sql.Identifier(catalog), sql.Identifier(column), sql.Literal(name)
    )
    return connection.execute(query).fetchone() is not None
