"""The database this installation uses: the one that was given, or a PostgreSQL of its own."""

import hashlib
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

from rugzak.config.operation import passwords, places, roles
from rugzak.config.operation.cluster import Cluster
from rugzak.config.operation.passwords import Passwords
from rugzak.config.operation.trouble import Trouble

DATABASE = "rugzak"
CONNECT_SECONDS = 10


@dataclass(frozen=True)
class Addresses:
    """Where the database is: for pages and jobs, for migrations, for backups and administration.

    ``owner_url`` and ``admin_url`` are None when this process was not given them:
    a web server needs the first address only. ``started`` tells that this call started the server.
    """

    app_url: str = field(repr=False)
    owner_url: str | None = field(default=None, repr=False)
    admin_url: str | None = field(default=None, repr=False)
    started: bool = False

    @property
    def migrating_url(self) -> str:
        """The owner's address, or a plain sentence when there is none."""
        if self.owner_url is None:
            raise Trouble("Set DATABASE_OWNER_URL: this command works as the owner of the tables.")
        return self.owner_url


def ensure(*, for_tests: bool = False) -> Addresses:
    """Give the addresses of a database that answers; start our own server when none was given.

    Safe and quick to repeat. ``for_tests`` means a second server, fast and
    careless, so that tests never come near the demo's data.
    """
    given = _given_addresses()
    if given is not None:
        return given
    admin_url = os.environ.get("DATABASE_ADMIN_URL")
    if admin_url:
        return _on_administrators_server(admin_url)
    return _on_own_server(for_tests=for_tests)


def is_embedded() -> bool:
    """Tell whether the database is our own server and not a given one."""
    return not (os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_ADMIN_URL"))


def own_cluster(*, for_tests: bool = False) -> Cluster:
    """The embedded server of this installation, running or not."""
    name = "postgres-tests" if for_tests else "postgres"
    return Cluster(places.var() / name, passwords.load_or_make().admin, for_tests=for_tests)


def stop(*, for_tests: bool = False) -> bool:
    """Stop our own server; tell whether it ran."""
    return own_cluster(for_tests=for_tests).stop()


def status(*, for_tests: bool = False) -> str:
    """Say in one line where the database is and whether it answers."""
    if not is_embedded():
        return "The database is a given server (DATABASE_URL)."
    cluster = own_cluster(for_tests=for_tests)
    if not cluster.is_made():
        return f"The embedded database is not made yet; it will stand in {cluster.home}."
    state = "answers" if cluster.answers() else "is stopped"
    return f"The embedded database in {cluster.home} {state}."


def connect(url: str) -> "roles.Connection":
    """Open one connection outside Django, in autocommit, or say in words why not."""
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_SECONDS)
    except psycopg.OperationalError as error:
        # The driver's sentence: where it tried, "failed:", the reason, and hints on further lines.
        reason = str(error).strip().splitlines()[0].rpartition("failed: ")[2].removeprefix("FATAL:").strip()
        raise Trouble(f"The database at {without_password(url)} does not answer: {reason}") from error


def _given_addresses() -> Addresses | None:
    app_url = os.environ.get("DATABASE_URL")
    if not app_url:
        return None
    return Addresses(app_url, os.environ.get("DATABASE_OWNER_URL"), os.environ.get("DATABASE_ADMIN_URL"))


def _on_own_server(*, for_tests: bool) -> Addresses:
    cluster = own_cluster(for_tests=for_tests)
    words = passwords.load_or_make()
    addresses = Addresses(
        app_url=cluster.url(roles.APP, words.app, DATABASE),
        owner_url=cluster.url(roles.OWNER, words.owner, DATABASE),
        admin_url=cluster.url("rugzak_admin", words.admin, DATABASE),
    )
    started = cluster.start()
    # Prepared by this version: a newer one may give the roles other powers.
    mark, version = cluster.home / "roles", hashlib.sha256(Path(roles.__file__).read_bytes()).hexdigest()
    if not (mark.exists() and mark.read_text() == version and _answers(addresses.app_url)):
        _prepare(cluster.admin_url, cluster.url(roles.OWNER, words.owner, "postgres"), addresses, words)
        mark.write_text(version)
    return replace(addresses, started=started)


def _on_administrators_server(admin_url: str) -> Addresses:
    admin_password = urlsplit(admin_url).password
    words = passwords.derived_from(admin_password) if admin_password else passwords.load_or_make()
    addresses = Addresses(
        app_url=_address(admin_url, roles.APP, words.app, DATABASE),
        owner_url=_address(admin_url, roles.OWNER, words.owner, DATABASE),
        admin_url=_address(admin_url, None, None, DATABASE),
    )
    if not _answers(addresses.app_url):
        _prepare(admin_url, _address(admin_url, roles.OWNER, words.owner, None), addresses, words)
    return addresses


def _prepare(admin_url: str, owner_elsewhere_url: str, addresses: Addresses, words: Passwords) -> None:
    """Make roles and database where they are missing; each step is safe to repeat."""
    with connect(admin_url) as admin:
        roles.check_version(admin)
        roles.create_roles(admin, owner_password=words.owner, app_password=words.app)
    with connect(owner_elsewhere_url) as owner:
        roles.create_database(owner, DATABASE)
    with connect(addresses.migrating_url) as owner:
        roles.grant_defaults(owner)


def _answers(app_url: str) -> bool:
    try:
        psycopg.connect(app_url, connect_timeout=CONNECT_SECONDS).close()
    except psycopg.OperationalError:
        return False
    return True


def _address(url: str, role: str | None, password: str | None, database: str | None) -> str:
    """The same server, for another role and database."""
    parts = urlsplit(url)
    login, _at, host = parts.netloc.rpartition("@")
    if role is not None:
        login = f"{role}:{quote(password or '', safe='')}"
    path = parts.path if database is None else f"/{database}"
    return urlunsplit(parts._replace(netloc=f"{login}@{host}", path=path))


def without_password(url: str) -> str:
    """The address as it may be shown."""
    parts = urlsplit(url)
    login, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{login.partition(':')[0]}{at}{host}"))
