"""Who is behind a session cookie. Asked once per stream, and for all streams together at each heartbeat.

These run in a thread, keep the rule of the address as the pages' middleware does,
and give their connection back at once: a stream holds none.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, parse_cookie
from django.utils import timezone

from rugzak.ground.accounts import clock
from rugzak.ground.accounts.access import may_knock
from rugzak.ground.accounts.models import Member, Session
from rugzak.ground.live.ear import Seat
from rugzak.ground.live.views import stream
from rugzak.ground.tenancy.context import inside

R = TypeVar("R")


def briefly(function: Callable[..., R]) -> Callable[..., R]:
    """Give the thread's connection back to the pool when done."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> R:
        try:
            return function(*args, **kwargs)
        finally:
            connection.close()

    return run


@briefly
def seat_behind(cookie_header: str) -> Seat | None:
    """The seat of a signed-in member who may listen; None for anybody else."""
    key = parse_cookie(cookie_header).get(settings.SESSION_COOKIE_NAME)
    session = next(iter(_open_sessions([key])), None) if key else None
    if session is None or session.organisation_id is None or session.member_id is None:
        return None
    with inside(session.organisation_id, actor_id=session.member_id):
        person = Member.objects.select_related("user").filter(pk=session.member_id).first()
    if person is None or person.has_left or person.user is None or not person.user.is_active:
        return None
    knock = cast(HttpRequest, SimpleNamespace(person=person))
    if not may_knock(stream.access, knock):  # type: ignore[attr-defined]  # set by @access
        return None
    return Seat(session.organisation_id, session.member_id, session.session_key)


@briefly
def still_open(session_keys: Iterable[str]) -> set[str]:
    """Which of these sessions still exist and are neither over nor locked. Asking does not keep them awake."""
    return {session.session_key for session in _open_sessions(session_keys)}


def _open_sessions(keys: Iterable[str]) -> list[Session]:
    rows = Session.objects.filter(session_key__in=list(keys), expire_date__gt=timezone.now())
    return [row for row in rows if clock.state_of(row.get_decoded()) is clock.State.OPEN]
