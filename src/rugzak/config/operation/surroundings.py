"""Complete the environment variables that the settings read, for this process and those it starts."""

import importlib
import os

from rugzak.config.operation import keys, places, postgres
from rugzak.config.operation.postgres import Addresses
from rugzak.config.operation.trouble import Trouble

SETTINGS = "rugzak.config.settings"
MODE = "RUGZAK_MODE"


def mode() -> str:
    """One of production, demo, development and test; production unless said otherwise."""
    return os.environ.get(MODE, "production")


def complete(*, for_tests: bool | None = None) -> Addresses:
    """Fill in where the database and the secrets are; start our own database if none was given.

    In production nothing is made up: the database must be given, and secret files exist.
    """
    is_production = mode() == "production"
    if is_production and postgres.is_embedded():
        raise Trouble(
            "No database is given: set DATABASE_URL (docs/operators/configuration.md), or for a try-out "
            "use `make demo`. The embedded database is for demo and development: set RUGZAK_MODE to say so."
        )
    if for_tests is None:
        for_tests = mode() == "test"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.environ.setdefault("RUGZAK_VAR", str(places.var()))
    addresses = postgres.ensure(for_tests=for_tests)
    os.environ["DATABASE_URL"] = addresses.app_url
    if addresses.owner_url:
        os.environ["DATABASE_OWNER_URL"] = addresses.owner_url
    if not is_production:
        keys.ensure()
    os.environ.setdefault(keys.SECRET_VARIABLE, str(keys.secret_file()))
    os.environ.setdefault(keys.MASTER_VARIABLE, str(keys.master_file()))
    return addresses


def set_up_django() -> None:
    """Load the settings and apps, after the environment is complete."""
    importlib.import_module("django").setup()


def django_command(*arguments: str) -> None:
    """Run one of Django's commands in this process."""
    importlib.import_module("django.core.management").execute_from_command_line(["rugzak manage", *arguments])
