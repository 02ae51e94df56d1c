"""Ranges of one: equality inside an exclusion constraint, without an extension.

The GiST index compares ranges, not plain keys. A key as a range of one closes that
gap with nothing but what PostgreSQL brings along; the type ``uuidrange`` is made by
the first migration of ``programmes``.
"""

from typing import Any

from django.db.models import F, Field, Func, Value

CREATE_UUIDRANGE = "CREATE TYPE uuidrange AS RANGE (subtype = uuid)"
DROP_UUIDRANGE = "DROP TYPE uuidrange"


class UuidRangeField(Field):
    """Only the type of an expression; no column has it."""

    def db_type(self, connection: Any) -> str:
        return "uuidrange"


def only(column: str) -> Func:
    """The range that holds just the key in ``column``."""
    return Func(F(column), F(column), Value("[]"), function="uuidrange", output_field=UuidRangeField())
