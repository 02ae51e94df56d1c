"""Refusing to start when that would be unsafe, with one clear line."""

import ipaddress
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from rugzak.config.environment import Environment, Mode
from rugzak.config.operation.checks import UnsafeRole, refuse_unsafe_role
from rugzak.config.operation.keys import SECRET_VARIABLE

_role_was_checked = False


def refuse_unsafe_start() -> None:
    """Check what is known without a database, and see to it that the first connection is checked."""
    complaint = complaint_about(settings.ENVIRONMENT)
    if complaint:
        raise SystemExit(f"rugzak: {complaint}")
    connection_created.connect(check_first_connection, dispatch_uid="rugzak.refuse_unsafe_role")


def complaint_about(environment: Environment) -> str:
    """Why this environment may not start, or nothing."""
    if environment.is_demo and not environment.demo_on_purpose and not _is_local(environment.hosts):
        return (
            f"RUGZAK_MODE is demo, where anybody can be anybody, but RUGZAK_HOSTS names"
            f" {', '.join(environment.hosts)}: leave RUGZAK_MODE out for real people, or set"
            " RUGZAK_DEMO_ON_PURPOSE=1 for a demo that strangers may visit."
        )
    if environment.mode is Mode.PRODUCTION and not Path(os.environ.get(SECRET_VARIABLE, "")).is_file():
        return f"no secret key: set {SECRET_VARIABLE} to the file that `rugzak make-keys` makes."
    return ""


def refuse_unsafe_role_now() -> None:
    """Ask the database at once, for a server; when it is away, the first connection is checked later."""
    try:
        connection.ensure_connection()
    except UnsafeRole as unsafe:
        raise SystemExit(f"rugzak: {unsafe}") from None
    except OperationalError:
        return
    connection.close()


def check_first_connection(sender: Any, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Raise UnsafeRole, once per process, before anybody reads a row with too much power."""
    global _role_was_checked
    if connection.alias != "default" or _role_was_checked:
        return
    try:
        refuse_unsafe_role(connection)
    except UnsafeRole:
        connection.close()
        raise
    _role_was_checked = True


def _is_local(hosts: tuple[str, ...]) -> bool:
    return all(host == "*" or host.startswith("localhost") or _is_private(host) for host in hosts)


def _is_private(host: str) -> bool:
    """An address of this machine or of the network at home or at work."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_private
    except ValueError:
        return False
