"""Gives a test run its environment before Django reads its settings.

Loaded with ``-p`` (see pyproject.toml). With DATABASE_URL and DATABASE_OWNER_URL
given, the suite runs against that server; else against the embedded one.
"""

import os

from rugzak.config.operation import surroundings
from rugzak.config.operation.catalogues.files import compile_all


def prepare() -> None:
    """Fill in what settings read, and compile translations that changed."""
    os.environ[surroundings.MODE] = "test"
    os.environ["RUGZAK_SECURE_COOKIES"] = "0"
    # A browser story leaves an event loop running in its worker; the tests after it are no less synchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    # A machine that is busy with tests may be slow; five seconds is what a page is given in the field.
    os.environ["PGOPTIONS"] = "-c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
    surroundings.complete(for_tests=True)
    compile_all()


prepare()
