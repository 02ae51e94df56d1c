"""P1: through one pool, with forgotten contexts and with errors halfway, nobody sees another organisation.

Ten thousand reads at each build; more with ``RUGZAK_READS=1000000``.
"""

import os
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, connections

from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.context import inside
from tests.support import cast

READS = int(os.environ.get("RUGZAK_READS", "10000"))
THREADS, POOL = 8, 4
FORGOTTEN, HALFWAY = 0.2, 0.1


class Halfway(Exception):
    """Something went wrong in the middle of a page."""


@contextmanager
def pooled() -> Iterator[None]:
    """The default database through a pool that is smaller than the number of threads."""
    settings = connections["default"].settings_dict
    before = settings["OPTIONS"]
    connection.close()
    settings["OPTIONS"] = {"pool": {"min_size": POOL, "max_size": POOL, "timeout": 30}}
    try:
        yield
    finally:
        connection.close()
        connection.close_pool()
        settings["OPTIONS"] = before


def read_once(chance: random.Random) -> str:
    """One page's worth of reading, as it goes wrong in practice; says what came of it."""
    try:
        if chance.random() < FORGOTTEN:
            return _read_without_context()
        return _read(chance, chance.choice((cast.KUSTMEER, cast.KLAVERHOEK)))
    finally:
        connection.close()


def _read_without_context() -> str:
    try:
        return f"forgot, and saw {Member.objects.count()}"
    except DatabaseError:
        return "forgot, and was refused"


def _read(chance: random.Random, organisation: UUID) -> str:
    try:
        with inside(organisation):
            seen = set(Member.objects.values_list("organisation_id", flat=True))
            if chance.random() < HALFWAY:
                raise Halfway
    except Halfway:
        return "broke off"
    return "own rows only" if seen == {organisation} else f"foreign rows: {seen}"


@pytest.mark.concurrent
def test_no_read_through_a_pool_shows_another_organisation(committed_database: str) -> None:
    def work(thread: int) -> Counter[str]:
        chance = random.Random(thread)
        return Counter(read_once(chance) for _ in range(READS // THREADS))

    with pooled(), ThreadPoolExecutor(THREADS) as threads:
        outcomes = sum(threads.map(work, range(THREADS)), Counter())
    assert set(outcomes) == {"own rows only", "broke off", "forgot, and was refused"}
    assert sum(outcomes.values()) == READS // THREADS * THREADS
