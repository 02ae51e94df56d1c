"""Databases for tests: one migrated template, cloned as often as needed.

The owner makes and clones; everything else happens as the application's role. A
template is named after the migrations it was made with, so a second run finds it.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from itertools import count
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from rugzak.config.operation.roles import grant_defaults

SOURCE = Path(__file__).resolve().parents[2] / "src" / "rugzak"
# What migrations build with: another wall is another template.
WALLS = [SOURCE / "ground/tenancy/isolation.py", SOURCE / "ground/trust/privacy.py"]
# A clone within a clone gets a name of its own.
_numbers = count(1)
PACKAGES = ("django", "procrastinate", "django-allauth", "django-pghistory", "django-pgtrigger")


def clone_for(worker: str) -> str:
    """A database of one pytest worker."""
    name = f"rugzak_test_{os.getpid()}_{worker}"
    _clone(name)
    return name


@contextmanager
def another_clone() -> Iterator[str]:
    """Work in a further clone for the length of a block, threads included."""
    name, before = f"rugzak_test_{os.getpid()}_{next(_numbers)}", connections["default"].settings_dict["NAME"]
    _clone(name)
    use(name)
    try:
        yield name
    finally:
        use(before)
        drop(name)


def use(name: str) -> None:
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name


def drop(name: str) -> None:
    """The server's own housekeeping may be at work in it, which the owner cannot send away: then wait."""
    for patience in (0.1, 0.5, 2, 0):
        with owner() as connection, suppress(*([psycopg.errors.InsufficientPrivilege] if patience else [])):
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            return
        time.sleep(patience)


def template() -> str:
    """The migrated template; made by whoever comes first while the others wait."""
    name = f"rugzak_template_{_fingerprint()}"
    with owner() as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('rugzak tests'))")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            _make_template(connection, name)
    return name


def _make_template(connection: psycopg.Connection, name: str) -> None:
    draft = f"{name}_draft"
    connection.execute(f'DROP DATABASE IF EXISTS "{draft}" WITH (FORCE)')
    connection.execute(f'CREATE DATABASE "{draft}"')
    with owner(draft) as inside_draft:
        grant_defaults(inside_draft)
    before = connections["owner"].settings_dict["NAME"]
    connections["owner"].settings_dict["NAME"] = draft
    call_command("migrate", database="owner", verbosity=0)
    connections["owner"].close()
    connections["owner"].settings_dict["NAME"] = before
    connection.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')


def _clone(name: str) -> None:
    original = template()
    with owner() as connection:
        # Cloning wants nobody else on the template; those who clone take turns.
        connection.execute("SELECT pg_advisory_lock(hashtext('rugzak tests'))")
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{original}"')


def owner(name: str | None = None) -> psycopg.Connection:
    address = settings.DATABASES["owner"]
    return psycopg.connect(
        host=address["HOST"],
        port=address["PORT"] or None,
        user=address["USER"],
        password=address["PASSWORD"],
        dbname=name or os.environ.get("RUGZAK_MAINTENANCE_DB", "postgres"),
        autocommit=True,
    )


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in [*sorted(SOURCE.glob("**/migrations/*.py")), *WALLS]:
        digest.update(path.read_bytes())
    for package in PACKAGES:
        digest.update(version(package).encode())
    return digest.hexdigest()[:12]
