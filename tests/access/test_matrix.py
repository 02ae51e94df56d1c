"""Every address, for everybody, with every method.

What somebody must get is computed from the rule of the address and its row, never
from the view. Nobody who is refused may leave a trace in any table, but for the log
of reading, which is there for exactly that.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from rugzak.apps.people.queries import acting_member
from rugzak.ground.accounts.access import Audience
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.models import Organisation
from tests.access.routes import Route, all_routes
from tests.access.rows import all_rows
from tests.support import cast
from tests.support.access import KUSTMEER_PEOPLE, NOBODY, Row

ROUTES = {route.name: route for route in all_routes()}
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
# Tables in which a refusal may, or must, leave a line.
TRACES = {"trust_reading", "accounts_tries", "accounts_session"}
SIGN_IN = "/toegang/"


def test_every_address_has_a_rule() -> None:
    assert [route.name for route in ROUTES.values() if route.rule is None] == []


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(set(ROUTES) ^ set(all_rows())) == []


@pytest.mark.parametrize("name", sorted(set(ROUTES) & set(all_rows())))
def test_everybody_gets_what_the_rule_says(
    name: str, kustmeer: Organisation, browser_of: Callable[..., Client]
) -> None:
    route, row = ROUTES[name], all_rows()[name]
    address = reverse(name, kwargs=row.thing())
    before = row_counts()
    wrong = []
    for subject in (NOBODY, *cast.IDS):
        browser, person = _arrive(subject, browser_of)
        for method in ("GET", "HEAD", *UNSAFE):
            must = expected(route, row, subject, person, method)
            if must is None:
                continue
            answer = _send(browser, method, address, row)
            if answer.status_code != must or _hides_a_wrong_redirect(answer):
                wrong.append(f"{subject} {method} {address}: {answer.status_code}, must be {must}")
    assert wrong == []
    assert row_counts() == before, "a refused request left a row behind"


def expected(route: Route, row: Row, subject: str, person: Member | None, method: str) -> int | None:
    """The status this subject must get; None for an allowed POST, which is tested elsewhere."""
    rule = route.rule
    assert rule is not None
    if method not in rule.methods:
        return 405
    if rule.audience is not Audience.ANYONE:
        if person is None:
            return 302
        if rule.audience is Audience.ROLES and not rule.roles & person.roles:
            return 403
    if subject in row.opens_for or (subject == NOBODY and rule.audience is Audience.ANYONE):
        return row.opens_with if method in ("GET", "HEAD") else None
    return row.refusal


def row_counts() -> dict[str, int]:
    """How many rows each table holds, but for those in which a refusal may leave a line."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    # Some models of libraries are a view on others and have no table.
    counted = sorted(set(tables) & set(connection.introspection.table_names()) - TRACES)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in counted))
        return dict(cursor.fetchall())


def _arrive(subject: str, browser_of: Callable[..., Client]) -> tuple[Client, Member | None]:
    if subject == NOBODY:
        return Client(), None
    with inside(cast.KLAVERHOEK if subject == "greet" else cast.KUSTMEER):
        person = acting_member(cast.IDS[subject])
    assert person is not None
    return browser_of(person), person


def _send(browser: Client, method: str, address: str, row: Row) -> HttpResponse:
    arguments: dict[str, Any] = row.query if method in ("GET", "HEAD") else {}
    answer: HttpResponse = browser.generic(method, address, QUERY_STRING=_query(arguments))
    return answer


def _query(arguments: dict[str, str]) -> str:
    return "&".join(f"{key}={value}" for key, value in arguments.items())


def _hides_a_wrong_redirect(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and not answer.headers["Location"].startswith(("/", SIGN_IN))


def test_an_allowed_post_of_each_row_goes_through(
    kustmeer: Organisation, browser_of: Callable[..., Client]
) -> None:
    wrong = []
    for name, row in sorted(all_rows().items()):
        if row.sends is None or name not in ROUTES:
            continue
        # What is sent is about Kustmeer, so somebody of that house comes first.
        subject = min(row.opens_for & set(cast.IDS), key=lambda one: (one not in KUSTMEER_PEOPLE, one))
        browser, _ = _arrive(subject, browser_of)
        with transaction.atomic():  # so that one row's deed is not in the way of the next
            answer = browser.post(reverse(name, kwargs=row.thing()), row.sends())
            transaction.set_rollback(True)
        if answer.status_code >= 400:
            wrong.append(f"{subject} POST {name}: {answer.status_code}")
    assert wrong == []
