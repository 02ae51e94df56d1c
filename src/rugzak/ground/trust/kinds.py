"""The kinds of items that can be shared and whose reading is logged, in people's words.

An app describes its kinds; ``config/wiring.py`` introduces them. So a list over all
apps can say "Notitie aan mezelf: Rust bij het ontbijt" without knowing the app.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rugzak.ground.accounts.models import Member


@dataclass(frozen=True)
class ItemKind:
    """``name`` is the key in the log ("reflection.note"); ``label`` names one item to its owner.

    ``titles_for(owner, ids)`` gives the titles of the owner's own items, and
    ``address`` is the URL name that takes the item's id; both are for the owner's eyes.
    """

    name: str
    label: str | Promise
    icon: str
    address: str
    titles_for: Callable[[Member, Iterable[UUID]], Mapping[UUID, str]]


_kinds: dict[str, ItemKind] = {}


def introduce(*kinds: ItemKind) -> None:
    """Called by config/wiring.py only."""
    _kinds.update({kind.name: kind for kind in kinds})


def kind_called(name: str) -> ItemKind | None:
    return _kinds.get(name)


def label_of(name: str) -> str:
    """How one item of this kind is called; a kind that no longer exists stays readable."""
    kind = _kinds.get(name)
    return str(kind.label) if kind else _("Iets van jou")


def titles_of(owner: Member, items: Iterable[tuple[str, UUID]]) -> dict[UUID, str]:
    """Titles of the owner's own items of any kind: one question per kind."""
    by_kind: dict[str, set[UUID]] = {}
    for name, key in items:
        by_kind.setdefault(name, set()).add(key)
    titles: dict[UUID, str] = {}
    for name, keys in by_kind.items():
        kind = _kinds.get(name)
        if kind is not None:
            titles.update(kind.titles_for(owner, keys))
    return titles
