"""What stands in a column, in words that its owner reads: moments, lengths, choices, yes and no."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.backends.postgresql.psycopg_any import Range
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rugzak.across.privacy.words import FIELD_WORDS
from rugzak.ground.ui.dates import clock_words, moment_words


def has_label(field: models.Field[Any, Any]) -> bool:
    """Whether a field has a name that people know, its own or one of the words for columns."""
    return isinstance(field.verbose_name, Promise) or field.name in FIELD_WORDS


def field_label(field: models.Field[Any, Any]) -> str:
    """A field as people would call it."""
    if isinstance(field.verbose_name, Promise):
        return str(field.verbose_name)
    return str(FIELD_WORDS[field.name]) if field.name in FIELD_WORDS else field.name.replace("_", " ")


def in_choices(field: models.Field[Any, Any], value: Any) -> Any:
    """Each of a list of stored choices as people know it; anything else as it is."""
    if not isinstance(field, ArrayField):
        return value
    words: Mapping[Any, Any] = dict(field.base_field.flatchoices)
    return [str(words[one]) if one in words else one for one in value or ()]


def said(value: Any) -> str:
    """A value to read; an empty list is "geen"."""
    match value:
        case bool():
            return _("ja") if value else _("nee")
        case datetime() | date():
            return moment_words(value, "past" if isinstance(value, datetime) else "date")
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return clock_words(value)
        case Range():
            return _range_words(value)
        case list() | tuple():
            return ", ".join(map(said, value)) or _("geen")
        case _:
            return str(value)


def _range_words(value: Range) -> str:
    if value.isempty:
        return _("geen")
    starts, ends = (said(edge) if edge is not None else "…" for edge in (value.lower, value.upper))
    return _("%(starts)s tot %(ends)s") % {"starts": starts, "ends": ends}
