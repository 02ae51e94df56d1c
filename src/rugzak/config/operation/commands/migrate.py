"""Bring the database and the built files of this installation up to this version.

Run it after installing and after each upgrade, before starting the new processes.
Works as the owner of the tables (DATABASE_OWNER_URL); two at once wait for each other.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from rugzak.config.operation import postgres, roles, surroundings
from rugzak.config.operation.catalogues.files import compile_all

HELP = "bring the database and built files up to this version"
# Any number will do, as long as every start of this program uses the same.
LOCK_NUMBER = 0x5275677A616B


def arguments(parser: argparse.ArgumentParser) -> None:
    """Leave parts out."""
    parser.add_argument(
        "--database-only", action="store_true", help="leave static files and translations alone"
    )
    parser.add_argument("--quiet", action="store_true", help="only speak when something is wrong")


def run(options: argparse.Namespace) -> None:
    """Migrate, then collect and compile."""
    addresses = surroundings.complete()
    verbosity = f"--verbosity={0 if options.quiet else 1}"
    with only_one(addresses.migrating_url):
        surroundings.django_command("migrate", "--database=owner", "--no-input", verbosity)
    if not options.database_only:
        compile_all()
        surroundings.django_command("collectstatic", "--no-input", verbosity)


@contextmanager
def only_one(owner_url: str) -> Iterator[None]:
    """Hold a lock in the database itself: starts on several machines wait for each other too."""
    with postgres.connect(owner_url) as owner:
        roles.check_version(owner)
        owner.execute("SELECT pg_advisory_lock(%s)", [LOCK_NUMBER])
        roles.grant_defaults(owner)
        yield
