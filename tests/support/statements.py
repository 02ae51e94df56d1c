"""How much a page asks of the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def cost(browser: Client, path: str) -> int:
    """Statements of a page, but for the savepoints that stand in for the transaction in a test."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200
    return len([one for one in captured if "SAVEPOINT" not in one["sql"]])
