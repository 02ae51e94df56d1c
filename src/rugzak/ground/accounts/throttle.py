"""Guessing is slow: a limit per account and per address, counted in the database.

The count is one statement that locks its row, so tries in parallel all count.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import wraps
from math import ceil
from typing import Any

from django.db import connection
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from rugzak.ground.accounts.models import Tries
from rugzak.ground.accounts.network import account_key, address_key
from rugzak.ground.accounts.words import TRIES_PER_ACCOUNT_PER_HOUR, TRIES_PER_ADDRESS_PER_HOUR

WINDOW = timedelta(hours=1)
COUNT_ONE = """
INSERT INTO accounts_tries AS t (key, since, count) VALUES (%(key)s, %(now)s, 1)
ON CONFLICT (key) DO UPDATE SET
  since = CASE WHEN t.since <= %(before)s THEN %(now)s ELSE t.since END,
  count = CASE WHEN t.since <= %(before)s THEN 1 ELSE least(t.count + 1, 1000) END
RETURNING since, count
"""


class TooManyTries(Exception):
    """``again_at`` is when a further try is allowed."""

    def __init__(self, again_at: datetime) -> None:
        self.again_at = again_at
        super().__init__("too many tries")


def count_try(request: HttpRequest, account: str = "") -> None:
    """Count one try from this address and, when given, at this account. Raises TooManyTries."""
    _count(address_key(request), TRIES_PER_ADDRESS_PER_HOUR)
    if account:
        _count(account_key(request, account), TRIES_PER_ACCOUNT_PER_HOUR)


def take_back(request: HttpRequest, account: str = "") -> None:
    """The try was good: it was no guess. Else forty colleagues behind one address lock each other out."""
    keys = [address_key(request)] + ([account_key(request, account)] if account else [])
    Tries.objects.filter(key__in=keys, count__gt=0).update(count=F("count") - 1)


def forget_old_tries() -> int:
    """Yesterday's keys can never match again."""
    return Tries.objects.filter(since__lt=timezone.now() - timedelta(days=1)).delete()[0]


def limited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 429 in plain words when the view counts one try too many."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except TooManyTries as stop:
            return too_many(request, stop.again_at)

    return answer


@contextmanager
def takes_at_least(length: timedelta) -> Iterator[None]:
    """Stretch the block, so that how long it took does not tell whether somebody is known here."""
    began = time.monotonic()
    try:
        yield
    finally:
        time.sleep(max(0.0, length.total_seconds() - (time.monotonic() - began)))


def too_many(request: HttpRequest, again_at: datetime) -> HttpResponse:
    seconds = max(1, ceil((again_at - timezone.now()).total_seconds()))
    minutes = ceil(seconds / 60)
    page = render(request, "accounts/too_many_tries.html", {"minutes": minutes}, status=429)
    page.headers["Retry-After"] = str(seconds)
    return page


def _count(key: bytes, limit: int) -> None:
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, {"key": key, "now": now, "before": now - WINDOW})
        since, count = cursor.fetchone()
    if count > limit:
        raise TooManyTries(since + WINDOW)
