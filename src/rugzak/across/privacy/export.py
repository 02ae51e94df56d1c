"""Everything we keep about one person, made from the data map; other people are masked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.db.backends.postgresql.psycopg_any import Range
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rugzak.across.privacy.register import model_of, personal_tables
from rugzak.across.privacy.saying import field_label, in_choices, said
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.data_map import Data, Kept
from rugzak.ground.trust import vault
from rugzak.ground.trust.sealed import SealedText

# Keys, hashes and ids stay inside: they say nothing about a person and may open something.
SHOWN = (Data.OPEN, Data.PERSONAL, Data.CONFIDENTIAL)


@dataclass(frozen=True)
class Fact:
    name: str
    label: str
    value: Any

    @property
    def words(self) -> str:
        return said(self.value)


@dataclass(frozen=True)
class Part:
    """One table: why we keep it, how long, and its rows about this person."""

    label: str
    kept: Kept
    rows: list[list[Fact]]


def everything_about(person: Member) -> list[Part]:
    """One part per table that holds something about ``person``, in two questions at most each."""
    parts = []
    for label, kept in sorted(personal_tables().items(), key=lambda item: item[1].purpose):
        rows = list(model_of(label)._default_manager.filter(**{kept.about: person.pk}).order_by("pk"))
        if rows:
            parts.append(Part(label, kept, [list(_facts(row, kept, person)) for row in rows]))
    return parts


def as_json(person: Member) -> dict[str, Any]:
    """The same, for a machine."""
    return {
        "wie": person.display_name,
        "organisatie": person.organisation.name,
        "gegevens": [
            {
                "soort": part.label,
                "waarvoor": part.kept.purpose,
                "grond": part.kept.basis.value,
                "hoe lang": part.kept.term,
                "daarna": part.kept.afterwards,
                "regels": [{fact.name: _plain(fact.value) for fact in row} for row in part.rows],
            }
            for part in everything_about(person)
        ],
    }


def _facts(row: models.Model, kept: Kept, person: Member) -> Iterator[Fact]:
    for field in row._meta.concrete_fields:
        if kept.classes.get(field.name) in SHOWN:
            value = _value(row, field, person)
            if value not in (None, "", []):
                yield Fact(field.name, field_label(field), value)


def _value(row: models.Model, field: models.Field[Any, Any], person: Member) -> Any:
    if isinstance(field, SealedText):
        return _opened(row, field, person)
    value = getattr(row, field.attname)
    if isinstance(value, bytes | memoryview):
        return None
    if isinstance(value, UUID):
        return _masked(value, field, person)
    display = getattr(row, f"get_{field.name}_display", None)
    return str(display()) if display else in_choices(field, value)


def _opened(row: models.Model, field: SealedText, person: Member) -> str:
    try:
        return vault.key_of(person.pk).open(row, field.name)
    except vault.Unreadable:
        return ""


def _masked(value: UUID, field: models.Field[Any, Any], person: Member) -> str:
    """Another person is "een collega"; other ids say nothing."""
    if value in (person.pk, person.user_id):
        return _("jij")
    is_person = isinstance(field, models.ForeignKey) and issubclass(field.remote_field.model, Member)
    return _("een collega") if is_person or field.name in ("reader_id", "by_id", "pgh_by") else ""


def _plain(value: Any) -> Any:
    if isinstance(value, Range):
        return [_plain(value.lower), _plain(value.upper)]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, timedelta | Decimal | Promise) else value
