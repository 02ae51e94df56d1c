"""Reads that are worked out once: the words of a query stay, only its values change.

Django builds and compiles a query anew each time it is asked. For what everybody asks on
every page that costs more than the database and the rows together (decision 0016).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, update_wrapper
from itertools import count
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from psycopg import Binary

Row = TypeVar("Row", bound=Model)
# As many ways to ask as there are roles and numbers of seats together, with some air.
WAYS_KEPT = 256
LONG_AGO = datetime(1000, 1, 1, tzinfo=UTC)
_turn = count(1)
_STAND_INS: dict[type, Callable[[], Any]] = {
    str: lambda: str(uuid4()),
    bytes: lambda: uuid4().bytes,
    UUID: uuid4,
    datetime: lambda: LONG_AGO + timedelta(days=next(_turn)),
    date: lambda: LONG_AGO.date() + timedelta(days=next(_turn)),
    DateTimeTZRange: lambda: DateTimeTZRange(LONG_AGO, LONG_AGO + timedelta(days=next(_turn))),
}
# A word may also be written in the query itself; a moment or somebody's id never.
_NEVER_WRITTEN = _STAND_INS.keys() - {str}


class kept(Generic[Row]):  # noqa: N801 (stands above a function, as ``property`` does)
    """Stands above a function from keywords to a queryset; calling it gives the rows, as a list.

    Ids, moments, days, spans, hashes (bytes) and plain strings are values: the function meets stand-ins for them,
    which it must neither look at nor count with, and whatever moment or id it asks about must have
    been handed in. All else is part of the question (None, an enumeration, a number), and so is how
    many values a tuple holds, named or not: the function runs once for each way to ask.
    """

    def __init__(self, queryset: Callable[..., QuerySet[Row]]) -> None:
        self.queryset = queryset
        self._worked_out = lru_cache(WAYS_KEPT)(self._work_out)
        update_wrapper(self, queryset)

    def __call__(self, **asked: Any) -> list[Row]:
        way = tuple((name, _way_of(one)) for name, one in asked.items())
        return self._worked_out(way).rows(list(_values_in(tuple(asked.values()))))

    def _work_out(self, way: tuple[tuple[str, Any], ...]) -> _WorkedOut[Row]:
        asked = {name: _stand_in(one) for name, one in way}
        return _WorkedOut(self.queryset(**asked), list(_values_in(tuple(asked.values()))))


class _WorkedOut(Generic[Row]):
    """One query as SQL, and where in it the values go."""

    def __init__(self, rows: QuerySet[Row], stand_ins: list[Any]) -> None:
        self._rows = rows
        self._compiler = rows.query.get_compiler(rows.db)
        try:
            sql, parameters = self._compiler.as_sql()
        except EmptyResultSet:  # nothing can ever be found
            sql, parameters = "", ()
        columns = [column for column, *_rest in self._compiler.select or ()]
        self._compiler.kept_converters = self._compiler.get_converters(columns)
        self._sql, self._parameters = sql, [_bare(one) for one in parameters]
        self._places = [
            (place, stand_ins.index(one)) for place, one in enumerate(self._parameters) if one in stand_ins
        ]
        _refuse_what_is_written(self._parameters, stand_ins)

    def rows(self, values: list[Any]) -> list[Row]:
        parameters = self._parameters.copy()
        for place, number in self._places:
            parameters[place] = values[number]
        query = _Query(self._rows.query, self._compiler, self._sql, parameters)
        rows = self._rows.__class__(self._rows.model, query, self._rows.db)  # type: ignore[arg-type]
        rows._iterable_class = self._rows._iterable_class
        return list(rows)


class _Query:
    """Stands where a queryset looks for its query."""

    def __init__(self, query: Any, worked_out: SQLCompiler, *said: Any) -> None:
        self._query, self._worked_out, self._said = query, worked_out, said

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)

    def get_compiler(self, using: str, *_: Any, **__: Any) -> SQLCompiler:
        """The columns of the one that worked it out, on the connection of this thread."""
        compiler = _Compiler.__new__(_Compiler)
        compiler.__dict__.update(self._worked_out.__dict__, connection=connections[using], said=self._said)
        return compiler


class _Compiler(SQLCompiler):
    """Knows already what to say, and how to read the answer."""

    said: Any
    kept_converters: dict[int, Any]

    def as_sql(self, *_: Any, **__: Any) -> Any:
        return self.said

    def get_converters(self, expressions: Iterable[Any]) -> dict[int, Any]:
        return self.kept_converters


@dataclass(frozen=True)
class _Value:
    """The place of a value of this kind, in a way to ask."""

    kind: type


def _way_of(one: Any) -> Any:
    """What stays the same however often this is asked: of a value its kind, of anything else all of it."""
    if isinstance(one, tuple):
        return _alike(one, map(_way_of, one))
    return _Value(type(one)) if type(one) in _STAND_INS else one


def _stand_in(way: Any) -> Any:
    if isinstance(way, tuple):
        return _alike(way, map(_stand_in, way))
    return _STAND_INS[way.kind]() if type(way) is _Value else way


def _alike(one: tuple[Any, ...], parts: Iterable[Any]) -> Any:
    """A tuple of the same kind: a named one keeps its names."""
    return one._make(parts) if hasattr(one, "_make") else tuple(parts)


def _values_in(one: Any) -> Iterator[Any]:
    if isinstance(one, tuple):
        for each in one:
            yield from _values_in(each)
    elif type(one) in _STAND_INS:
        yield one


def _bare(one: Any) -> Any:
    """Django wraps bytes for the driver, which takes them as they are, too."""
    return one.obj if isinstance(one, Binary) else one


def _refuse_what_is_written(parameters: Sequence[Any], stand_ins: list[Any]) -> None:
    """A moment of now, somebody's id, or a word with something around it would be kept for everybody."""
    words = [one for one in stand_ins if type(one) is str]
    for one in parameters:
        is_made_of_words = isinstance(one, str) and any(word in one for word in words)
        if one not in stand_ins and (type(one) in _NEVER_WRITTEN or is_made_of_words):
            raise ValueError(f"{one!r} would be asked for everybody and for ever: hand it in")
