"""Which deeds may wait in a browser, and what may come of one when it arrives.

The apps know their deeds; ``config/wiring.py`` introduces them here. The pocket
itself knows no subject.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise

from rugzak.ground.accounts.models import Member

# What somebody takes along: plain values for JSON.
Provider = Callable[[Member], dict[str, Any]]


@dataclass(frozen=True)
class Sent:
    """What waited: the fields of the form as a form reads them, and the parts of its address."""

    data: QueryDict
    key: str

    def __getitem__(self, name: str) -> str:
        """The last value of a field, or nothing."""
        return str(self.data.get(name, ""))


@dataclass(frozen=True)
class Later:
    """A deed that may wait. ``address`` is the pattern of its form's address; its named parts become fields.

    ``do`` calls a service and returns where to look; it raises a Refusal, or Clash. With a ``form`` (a template)
    it can also be begun on the page without a network, with the ``choices`` that template shows.
    """

    name: str
    label: str | Promise
    address: str
    do: Callable[[Member, Sent], str]
    form: str = ""
    choices: Callable[[], dict[str, Any]] = dict


@dataclass
class Clash(Exception):
    """What it is about changed meanwhile. ``now`` is what holds, ``yours`` what waited; both are sentences.

    ``again`` are the fields with which the person may still do it, knowing what holds now; empty when
    there is nothing left to insist on.
    """

    now: str
    yours: str
    href: str
    again: Mapping[str, str] = field(default_factory=dict)


_known: dict[str, Later] = {}
_provider: list[Provider] = []


def introduce(*deeds: Later, taken_along: Provider) -> None:
    """Called by config/wiring.py only."""
    _known.update({deed.name: deed for deed in deeds})
    _provider[:] = [taken_along]


def known() -> list[Later]:
    return list(_known.values())


def taken_along(person: Member) -> dict[str, Any]:
    return _provider[0](person) if _provider else {}


def understood(
    name: str, address: str, fields: Iterable[tuple[str, str]], key: str
) -> tuple[Later, Sent] | None:
    """The deed and what was sent with it; None when we do not know it, or its address is of another form."""
    deed = _known.get(name)
    found = re.fullmatch(deed.address, address) if deed else None
    if deed is None or found is None:
        return None
    data = QueryDict(mutable=True)
    for field_name, value in fields:
        data.appendlist(field_name, value)
    for field_name, value in found.groupdict().items():
        data[field_name] = value
    return deed, Sent(data, key)
