"""Makes one row of any table of ours, with whatever it points at, from its fields alone."""

import os
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models.fields import NOT_PROVIDED

from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.isolation import is_owned
from rugzak.ground.trust.sealed import Sealed, SealedText
from tests.guards.exceptions import FIELDS, MOMENT


class Maker:
    """Makes rows inside the current organisation; a table that is pointed at is made once."""

    def __init__(self) -> None:
        self.made: dict[type[models.Model], models.Model] = {}

    def row(self, model: type[models.Model]) -> models.Model:
        if model not in self.made:
            values = {field.name: self._value(model, field) for field in model._meta.concrete_fields}
            given = {name: value for name, value in values.items() if value is not NOT_PROVIDED}
            self.made[model] = model._base_manager.create(**given)
        return self.made[model]

    def _value(self, model: type[models.Model], field: models.Field) -> Any:
        special = FIELDS.get(f"{model._meta.label}.{field.name}", NOT_PROVIDED)
        if special is not NOT_PROVIDED:
            return special() if callable(special) else special
        if field.name == "organisation" or field.has_default() or field.db_default is not NOT_PROVIDED:
            return NOT_PROVIDED
        if isinstance(field, models.AutoField) or getattr(field, "auto_now_add", False):
            return NOT_PROVIDED
        if isinstance(field, models.ForeignKey):
            return self._target(field)
        return None if field.null else plain_value(field)

    def _target(self, field: models.ForeignKey) -> models.Model | None:
        target = field.remote_field.model
        if field.null and not is_owned(target):
            return None
        return None if target is field.model else self.row(target)


def plain_value(field: models.Field) -> Any:
    """Some value that this field can hold, different each time where that is possible."""
    if field.choices:
        return field.flatchoices[0][0]
    for kind, value in VALUES:
        if isinstance(field, kind):
            return value(field)
    raise ValueError(f"tests/guards cannot make a value for {field!r}: add one to VALUES")


def _text(field: models.Field) -> str:
    text = os.urandom(20).hex()
    return text[: field.max_length] if field.max_length else text


VALUES: tuple[tuple[type, Any], ...] = (
    (models.BooleanField, lambda field: False),
    (models.UUIDField, lambda field: new_id()),
    (models.EmailField, lambda field: f"{os.urandom(6).hex()}@zorg.example"),
    (models.CharField, _text),
    (models.TextField, _text),
    (models.DateTimeField, lambda field: MOMENT),
    (models.DateField, lambda field: date(2027, 3, 9)),
    (models.TimeField, lambda field: MOMENT.time()),
    (models.DurationField, lambda field: timedelta(hours=1)),
    (models.DecimalField, lambda field: Decimal(1)),
    (models.IntegerField, lambda field: 1),
    (SealedText, lambda field: Sealed(os.urandom(40))),
    (models.BinaryField, lambda field: os.urandom(32)),
    (models.JSONField, lambda field: {}),
    (DateTimeRangeField, lambda field: DateTimeTZRange(MOMENT, MOMENT + timedelta(hours=1))),
)


def key_of(row: models.Model) -> UUID | int:
    return row.pk
