"""In which organisation, and in whose name, this code runs.

The organisation is set inside a transaction and only for that transaction: a
setting of the session would still be there for the next user of a pooled
connection. Every policy reads it in the raising form, so code without a context
fails loudly instead of seeing nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction


@dataclass(frozen=True)
class Context:
    organisation_id: UUID
    actor_id: UUID | None = None
    is_system: bool = False


_current: ContextVar[Context | None] = ContextVar("rugzak_context", default=None)


class NoOrganisation(RuntimeError):
    """Code that touches an organisation's rows ran outside any organisation: a mistake of ours."""


@contextmanager
def inside(organisation_id: UUID, *, actor_id: UUID | None = None) -> Iterator[None]:
    """Run a block in one organisation, in one transaction.

    ``actor_id`` is the member who does it. None is nobody yet (a door that is being
    opened), and nobody sees no private rows. Leaving the block gives back the context
    that was there before, so blocks nest. An exception rolls the whole block back.
    """
    with _entering(Context(organisation_id, actor_id)):
        yield


@contextmanager
def as_system(organisation_id: UUID) -> Iterator[None]:
    """Run a block as the system itself: the night's work, a job nobody asked for, a count.

    It sees rows that are private to people. Their words stay sealed.
    """
    with _entering(Context(organisation_id, is_system=True)):
        yield


@contextmanager
def _entering(context: Context) -> Iterator[None]:
    before = _current.get()
    nested = connection.in_atomic_block
    with transaction.atomic():
        _tell_database(context)
        token = _current.set(context)
        try:
            yield
        finally:
            _current.reset(token)
        # A block that is to be rolled back gives the old setting back by itself.
        if nested and not transaction.get_rollback():
            _tell_database(before)


def current() -> Context:
    """The context; raises NoOrganisation outside one."""
    context = _current.get()
    if context is None:
        raise NoOrganisation("no organisation is set: wrap this in tenancy.context.inside(...)")
    return context


def current_organisation_id() -> UUID:
    return current().organisation_id


def current_actor_id() -> UUID | None:
    return current().actor_id


def is_inside() -> bool:
    return _current.get() is not None


def _tell_database(context: Context | None) -> None:
    organisation = str(context.organisation_id) if context else ""
    actor = str(context.actor_id) if context and context.actor_id else ""
    system = "on" if context and context.is_system else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.organisation', %s, true), set_config('app.actor', %s, true),"
            " set_config('app.system', %s, true)",
            [organisation, actor, system],
        )
