"""The kinds of files that can come in. An app describes its kind; ``config/wiring.py`` introduces it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from rugzak.ground.exchange.columns import Column
from rugzak.ground.tenancy.models import Organisation

Cells = Mapping[str, str]
# What a cleaned row is to PostgreSQL: the values of ``FileKind.staged``, in order; None is NULL.
Staged = tuple[Any, ...]


@dataclass(frozen=True)
class Asked:
    """What a check is about: whose it is, on which day, and what the person said about the file."""

    upload_id: UUID
    organisation: Organisation
    as_of: date
    is_complete: bool
    columns: frozenset[str]


@dataclass(frozen=True)
class FileKind:
    """``clean`` makes one row of text into values, or raises RowRefused.

    ``stage`` makes the temporary table that rows are copied into, ``copy`` is its COPY
    statement. ``compare`` fills the temporary table ``verdict`` from it, and
    ``carry_out`` does what was told, in sets, in the caller's transaction.
    """

    name: str
    label: str | Promise
    lead: str | Promise
    icon: str
    columns: tuple[Column, ...]
    stage: str
    copy: str
    clean: Callable[[Asked], Callable[[Cells], Staged]]
    compare: Callable[[Asked], None]
    carry_out: Callable[[Asked, Any], Any]
    here: Callable[[], int] = lambda: 0
    may_be_complete: bool = False
    address: str = ""
    file_name: str = ""
    complete_label: str | Promise = ""


_kinds: dict[str, FileKind] = {}


def introduce(*kinds: FileKind) -> None:
    """Called by config/wiring.py only."""
    _kinds.update({kind.name: kind for kind in kinds})


def kind_called(name: str) -> FileKind:
    return _kinds[name]


def all_kinds() -> Iterable[FileKind]:
    return _kinds.values()


def is_kind(name: str) -> bool:
    return name in _kinds
