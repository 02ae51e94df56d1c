from types import SimpleNamespace
from typing import Any

import psycopg
import pytest

from rugzak.config.operation import roles
from rugzak.config.operation.checks import UnsafeRole, refuse_unsafe_role
from rugzak.config.operation.postgres import Addresses
from rugzak.config.operation.trouble import Trouble


@pytest.fixture
def owner(running: Addresses) -> Any:
    with psycopg.connect(running.migrating_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def app(running: Addresses) -> Any:
    with psycopg.connect(running.app_url, autocommit=True) as connection:
        yield connection


def test_the_owner_builds_and_the_app_only_serves(owner: roles.Connection) -> None:
    found = owner.execute(
        "SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication"
        " FROM pg_roles WHERE rolname LIKE 'rugzak_%' AND rolname <> 'rugzak_admin' ORDER BY 1"
    ).fetchall()
    assert found == [
        ("rugzak_app", True, False, False, False, False, False),
        ("rugzak_owner", True, False, True, True, False, False),
    ]


def test_the_app_may_use_what_the_owner_makes_and_no_more(
    owner: roles.Connection, app: roles.Connection
) -> None:
    owner.execute("CREATE TABLE made_later (id serial, word text)")
    app.execute("INSERT INTO made_later (word) VALUES ('a')")
    app.execute("UPDATE made_later SET word = 'b'")
    assert app.execute("SELECT word FROM made_later").fetchall() == [("b",)]
    app.execute("DELETE FROM made_later")
    for forbidden in (
        "TRUNCATE made_later",
        "DROP TABLE made_later",
        "ALTER TABLE made_later ADD COLUMN x int",
        "CREATE TABLE mine ()",
        "CREATE DATABASE mine",
        "SET ROLE rugzak_owner",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(forbidden)


def test_the_owner_can_look_through_the_apps_eyes(owner: roles.Connection) -> None:
    with owner.transaction():
        owner.execute("SET LOCAL ROLE rugzak_app")
        with pytest.raises(psycopg.errors.InsufficientPrivilege), owner.transaction():
            owner.execute("CREATE TABLE mine ()")


def test_the_app_gives_up_in_time(app: roles.Connection) -> None:
    names = ("statement_timeout", "deadlock_timeout", "idle_in_transaction_session_timeout", "timezone")
    found = [app.execute("SELECT current_setting(%s)", [name]).fetchone() for name in names]
    assert found == [("5s",), ("50ms",), ("1min",), ("UTC",)]


def test_only_the_app_role_may_serve(running: Addresses, app: roles.Connection) -> None:
    refuse_unsafe_role(app)
    assert running.admin_url is not None
    for url, reason in (
        (running.admin_url, "rugzak_admin is a superuser"),
        (running.migrating_url, "rugzak_owner passes by row-level security"),
    ):
        with psycopg.connect(url) as connection, pytest.raises(UnsafeRole, match=reason):
            refuse_unsafe_role(connection)


def test_an_inherited_power_is_seen_too(running: Addresses, app: roles.Connection) -> None:
    assert running.admin_url is not None
    with psycopg.connect(running.admin_url, autocommit=True) as admin:
        admin.execute("CREATE ROLE somebody_mighty BYPASSRLS")
        admin.execute("GRANT somebody_mighty TO rugzak_app")
        try:
            with pytest.raises(UnsafeRole, match="rugzak_app passes by row-level security"):
                refuse_unsafe_role(app)
        finally:
            admin.execute("DROP ROLE somebody_mighty")
        admin.execute("CREATE TABLE given_away ()")
        admin.execute("ALTER TABLE given_away OWNER TO rugzak_app")
        with pytest.raises(UnsafeRole, match="rugzak_app owns tables"):
            refuse_unsafe_role(app)
        admin.execute("DROP TABLE given_away")
    refuse_unsafe_role(app)


def test_an_old_server_is_refused_in_words() -> None:
    old: Any = SimpleNamespace(info=SimpleNamespace(server_version=14_00_11))
    with pytest.raises(Trouble, match="PostgreSQL 14 is too old: Rugzak needs 15 or newer"):
        roles.check_version(old)


def test_granting_twice_does_no_harm(owner: roles.Connection) -> None:
    roles.grant_defaults(owner)
    roles.grant_defaults(owner)
