"""Asks the product's own pages, signed in as the person who uses them."""

import statistics
from collections.abc import Iterator
from typing import Protocol

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.clock import Answer, cpu_per_call, getter
from bench.pages import PAGES, SEARCH_KEY, SEARCH_WORDS, Measured
from rugzak.config.wsgi import application
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.services import enter
from rugzak.ground.accounts.sessions import SessionStore
from rugzak.ground.accounts.words import Lane
from rugzak.ground.tenancy.context import as_system
from rugzak.ground.tenancy.doors import all_organisations

WARM_UP = 5


class Floor(Protocol):
    def cpu(self, calls: int) -> float: ...


def lines_of(
    floor: Floor, rounds: int, calls: int, only: str = ""
) -> Iterator[tuple[Measured, int, float, float]]:
    """Per page: statements, kilobytes, and the median ratio of CPU to the floor."""
    for page in PAGES:
        if only not in page.what:
            continue
        address, cookie = _visit(page)
        ask, sends = getter(application, cookie), page.sends

        def get(address: str) -> Answer:
            return ask(address, sends() if sends else None)  # noqa: B023 (called before the next page)

        for _ in range(WARM_UP):
            answer = get(address)
            if answer.status != (302 if sends else 200):
                raise SystemExit(f"{page.what}: {address} answered {answer.status}")
        with CaptureQueriesContext(connection) as queries:
            get(address)
        statements = _statements(queries)  # now: the next request empties Django's list
        ratios = []
        for _ in range(rounds):
            below = floor.cpu(calls)
            ratios.append(cpu_per_call(lambda: get(address), calls) / below)  # noqa: B023 (called at once)
        yield page, statements, get(address).kilobytes, statistics.median(ratios)


def _statements(queries: CaptureQueriesContext) -> int:
    """What counts is what is asked; beginning and ending a transaction is not."""
    ends = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(not query["sql"].startswith(ends) for query in queries.captured_queries)


def _visit(page: Measured) -> tuple[str, str]:
    first, last = page.who
    with as_system(all_organisations()[0]):
        person = Member.objects.get(first_name=first, last_name=last, staff_number__lt="011000")
        address = reverse(page.name, kwargs=page.arguments(person)) + page.query
    request = HttpRequest()
    request.session = SessionStore()
    enter(request, person, Lane.FULL)
    # What was searched for stays out of addresses: the session knows the words behind the key.
    request.session["searches"] = {SEARCH_KEY: SEARCH_WORDS}
    request.session.save()
    return address, f"{settings.SESSION_COOKIE_NAME}={request.session.session_key}"
