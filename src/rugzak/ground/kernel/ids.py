"""Identifiers: one kind, everywhere."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUID of version 7: unguessable enough for an address, and sorted by birth for the index."""
    return uuid7()
