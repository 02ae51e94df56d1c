"""Saying after a deed what happened, with the way back when there is one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

UNDO = "undo="


def toast(request: HttpRequest, word: str, *, undo: str = "") -> None:
    """Show ``word`` on the next page; ``undo`` is the address a press on *Maak ongedaan* posts to."""
    messages.success(request, word, extra_tags=f"{UNDO}{undo}" if undo else "")


def undo_of(message: Any) -> str:
    """The address that undoes what the message tells, or nothing."""
    tags = getattr(message, "extra_tags", "") or ""
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""
