"""Events are facts in ids and states, and whatever listens to one exists."""

import dataclasses
import importlib
import pkgutil
import types
import typing
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import Enum
from types import ModuleType
from uuid import UUID

import pytest

import rugzak
from rugzak.config.wiring import SUBSCRIPTIONS
from rugzak.ground.happenings.services import listeners_of

ALLOWED = (UUID, date, datetime, timedelta, int, bool, type(None))


def event_modules() -> Iterator[ModuleType]:
    for wing in ("ground", "apps", "across", "config"):
        package = importlib.import_module(f"rugzak.{wing}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.endswith(".events") and ".tests." not in found.name:
                yield importlib.import_module(found.name)


def events() -> list[type]:
    return [
        thing
        for module in event_modules()
        for name, thing in vars(module).items()
        if isinstance(thing, type) and thing.__module__ == module.__name__ and not name.startswith("_")
        if not issubclass(thing, Enum)
    ]


def is_fact(kind: object) -> bool:
    """Whether a field of this type can hold no text about a person."""
    parts = typing.get_args(kind)
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return all(is_fact(part) for part in parts)
    if typing.get_origin(kind) in (tuple, list, frozenset):
        return all(part is Ellipsis or is_fact(part) for part in parts)
    return isinstance(kind, type) and issubclass(kind, (*ALLOWED, Enum))


@pytest.mark.parametrize("event", events(), ids=lambda event: f"{event.__module__}.{event.__name__}")
def test_an_event_is_frozen_and_holds_facts_only(event: type) -> None:
    assert dataclasses.is_dataclass(event)
    assert event.__dataclass_params__.frozen
    hints = typing.get_type_hints(event)
    texts = {field.name for field in dataclasses.fields(event) if not is_fact(hints[field.name])}
    assert texts == set()


def test_every_subscription_is_about_an_event_and_is_connected() -> None:
    known = set(events())
    assert set(SUBSCRIPTIONS) - known == set()
    for event, listeners in SUBSCRIPTIONS.items():
        assert all(callable(listener) for listener in listeners)
        assert set(listeners) <= set(listeners_of(event))


@pytest.mark.parametrize(
    ("kind", "is_one"),
    [
        (UUID, True),
        (UUID | None, True),
        (tuple[UUID, ...], True),
        (datetime, True),
        (str, False),
        (UUID | str, False),
        (dict[str, int], False),
        (list[str], False),
    ],
)
def test_what_counts_as_a_fact(kind: object, is_one: bool) -> None:
    assert is_fact(kind) == is_one


def test_the_walk_looks_into_the_house() -> None:
    assert rugzak.__path__
