"""Turning what the database refuses into what a person reads, and doing a deed once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from rugzak.ground.kernel.refusal import Refusal


@contextmanager
def refusing(sentences: Mapping[str, Refusal]) -> Iterator[None]:
    """Raise the Refusal that belongs to the constraint the block broke; any other error stays what it is.

    The constraint is the last word: of two people who do the same thing at the same
    moment, one gets the sentence.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
        if name not in sentences:
            raise
        raise sentences[name] from error


def take_turns(key: UUID) -> None:
    """Let a second press on the same button wait until the first is done, so that it finds the result."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])
