"""Identifiers: one kind, everywhere."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUID of version 7: unguessable enough for an address, and sorted by birth for the index."""
    return uuid7()


def read_id(typed: str | None) -> UUID | None:
    """What a form or an address says is an identifier; anything else is nothing."""
    try:
        return UUID(typed or "")
    except ValueError:
        return None
