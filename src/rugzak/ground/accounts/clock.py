"""How long a session lives, and when it locks.

An own phone: 12 hours, and a lock after 60 minutes of rest. A shared tablet: 9
hours, and a lock after 3 minutes. Locked is not ended: the same person opens it
again and finds the page that was wanted.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.utils import timezone

from rugzak.ground.accounts.words import (
    CONFIRMED_FOR,
    OWN_IDLE,
    OWN_LIFE,
    SEEN_STEP,
    SHARED_IDLE,
    SHARED_LIFE,
)


class State(StrEnum):
    NOBODY = "nobody"
    OPEN = "open"
    LOCKED = "locked"
    OVER = "over"


def state_of(session: Any, now: datetime | None = None) -> State:
    """Where a session stands at ``now``; one that does not say when it began is over."""
    if not session.get("member_id"):
        return State.NOBODY
    if "started_at" not in session or "seen_at" not in session:
        return State.OVER
    moment = _seconds(now)
    idle, life = (SHARED_IDLE, SHARED_LIFE) if session.get("shared") else (OWN_IDLE, OWN_LIFE)
    if moment - session["started_at"] >= life.total_seconds():
        return State.OVER
    if session.get("locked"):
        return State.LOCKED
    return State.LOCKED if moment - session["seen_at"] >= idle.total_seconds() else State.OPEN


def touch(session: Any, now: datetime | None = None) -> None:
    """Remember that the session was used just now."""
    moment = _seconds(now)
    if moment - session["seen_at"] >= SEEN_STEP.total_seconds():
        session["seen_at"] = moment


def was_confirmed(session: Any, now: datetime | None = None) -> bool:
    """Whether the person showed a proof in the last minutes, as asked before changing a way in."""
    since = timedelta(seconds=_seconds(now) - session.get("confirmed_at", 0))
    return since < CONFIRMED_FOR


def _seconds(now: datetime | None) -> int:
    return int((now or timezone.now()).timestamp())
