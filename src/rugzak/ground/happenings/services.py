"""Record an event, and tell those who listen, all in the service's own transaction."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from rugzak.ground.happenings.models import Happening
from rugzak.ground.tenancy.context import current_actor_id

Listener = Callable[[Any], None]
_listeners: dict[type, list[Listener]] = {}


def listen(event_type: type, *listeners: Listener) -> None:
    """Called by config/wiring.py only, once per event type and listener."""
    _listeners.setdefault(event_type, []).extend(listeners)


def listeners_of(event_type: type) -> tuple[Listener, ...]:
    return tuple(_listeners.get(event_type, ()))


def record(event: Any) -> Happening:
    """Write the happening and call each listener; a listener that fails undoes the deed.

    ``event`` is a frozen dataclass in the past tense with ids, dates and states
    only. A field ``by_id`` names the doer; without it the context's actor is taken.
    """
    happening = Happening.objects.create(
        kind=kind_of(type(event)),
        by_id=getattr(event, "by_id", None) or current_actor_id(),
        facts=facts_of(event),
    )
    for listener in listeners_of(type(event)):
        listener(event)
    return happening


def kind_of(event_type: type) -> str:
    """``agenda.VisitBooked``: the app's folder and the event's name."""
    app = event_type.__module__.split(".")[-2]
    return f"{app}.{event_type.__name__}"


def facts_of(event: Any) -> dict[str, Any]:
    """The event as JSON; a value that is no id, number, state or moment is a mistake of ours."""
    if not is_dataclass(event):
        raise ValueError(f"an event is a dataclass, not {event!r}")
    return {field.name: _plain(getattr(event, field.name)) for field in fields(event)}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID | datetime | date | timedelta):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, int | bool):
        return value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    raise ValueError(f"an event carries no free text: {value!r}")
