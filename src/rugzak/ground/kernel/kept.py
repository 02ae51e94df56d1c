"""Reads that are worked out once: the words of a query stay, only its values change.

Building and compiling a query costs more than the database and the rows together, and a
page that everybody opens every day does it anew each time. See decision 0016.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, update_wrapper
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

# As many ways to ask one question as there are combinations of roles, and some air.
SHAPES_KEPT = 128
BEFORE_ANYBODY = datetime(1001, 1, 1, tzinfo=UTC)
VALUES = (UUID, date, DateTimeTZRange)  # a datetime is a date too
_numbers = count(1)


class kept[Row: Model]:  # noqa: N801 (stands above a function, as `property` does)
    """Decorates a function that turns keywords into a queryset; calling it gives the rows.

    Ids, moments, days and spans are values: the function runs with stand-ins for them, once,
    and must not look at them. Anything else is part of the question, and so is how many values
    a tuple has: for each combination the function runs once more.
    """

    def __init__(self, build: Callable[..., QuerySet[Row]]) -> None:
        self._build = build
        self._worked_out = lru_cache(SHAPES_KEPT)(self._work_out)
        update_wrapper(self, build)

    def __call__(self, **given: Any) -> list[Row]:
        return self._worked_out(tuple(sorted(_shape_of(given).items()))).rows(list(_values_in(given)))

    def built(self, **given: Any) -> QuerySet[Row]:
        """The queryset itself, as Django would run it; to compare with, and to build on."""
        return self._build(**given)

    def _work_out(self, shape: tuple[tuple[str, Any], ...]) -> WorkedOut[Row]:
        given = {name: _stand_in_for(value) for name, value in shape}
        return WorkedOut(self._build(**given), list(_values_in(given)))


class WorkedOut[Row: Model]:
    """One query as SQL, and where in it the values go."""

    def __init__(self, rows: QuerySet[Row], stand_ins: list[Any]) -> None:
        self._rows, self._query = rows, rows.query
        self._compiler = self._query.get_compiler(rows.db)
        try:
            self._sql, self._parameters = self._compiler.as_sql()
        except EmptyResultSet:
            self._sql, self._parameters = "", ()
        self._compiler.pre_sql_setup
        self._places = [(at, stand_ins.index(one)) for at, one in enumerate(self._parameters) if one in stand_ins]

    def rows(self, values: list[Any]) -> list[Row]:
        if not self._sql:
            return []
        parameters = list(self._parameters)
        for at, number in self._places:
            parameters[at] = values[number]
