"""Recognising columns by what offices call them. Pure: no database, no request."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.functional import Promise
from rapidfuzz import fuzz, process

from rugzak.ground.exchange.folding import folded

NOT_LETTERS = re.compile(r"[^a-z0-9]+")
# Below this, a heading that looks like a synonym is left for the person to choose.
LOOKS_LIKE = 90


@dataclass(frozen=True)
class Column:
    """Something a file may tell. ``synonyms`` are headings as offices write them."""

    name: str
    label: str | Promise
    synonyms: tuple[str, ...] = ()
    required: bool = False
    example: tuple[str, ...] = ()
    hint: str | Promise = ""

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(key_of(one) for one in (self.name, str(self.label), *self.synonyms))


@dataclass(frozen=True)
class Headings:
    """The row with the names of the columns: where it is, what stands in it."""

    row: int
    names: tuple[str, ...]
    chosen: dict[str, int] = field(default_factory=dict)


def key_of(heading: str) -> str:
    """ "Datum  in-dienst*" and "datum in dienst" are one."""
    return NOT_LETTERS.sub("", folded(heading))


def recognise(names: Sequence[str], columns: Iterable[Column]) -> dict[str, int]:
    """Which column of the file tells what; each at most once, an exact name before one that looks like it."""
    keys = [key_of(name) for name in names]
    chosen: dict[str, int] = {}
    wanted = list(columns)
    for column in wanted:
        for at, key in enumerate(keys):
            if key and key in column.keys and at not in chosen.values():
                chosen[column.name] = at
                break
    for column in wanted:
        if column.name not in chosen:
            free = {at: key for at, key in enumerate(keys) if len(key) > 4 and at not in chosen.values()}
            best = _nearest(column, free)
            if best is not None:
                chosen[column.name] = best
    return chosen


def find_headings(rows: Sequence[Sequence[str]], columns: Iterable[Column]) -> Headings | None:
    """The row of the first few that names most columns, read together with a merged row above it."""
    wanted = list(columns)
    best: Headings | None = None
    for at, row in enumerate(rows):
        names = _with_row_above(row, rows[at - 1] if at else (), wanted)
        chosen = recognise(names, wanted)
        if len(chosen) > (len(best.chosen) if best else 0):
            best = Headings(at, tuple(names), chosen)
    if best is None:
        return _first_full_row(rows)
    return best


def _with_row_above(row: Sequence[str], above: Sequence[str], wanted: list[Column]) -> list[str]:
    """Merged headings: "Dienstverband" over "Begin" and "Eind" gives "Dienstverband begin"."""
    names = [cell.strip() for cell in row]
    group = ""
    for at, name in enumerate(names):
        over = above[at].strip() if at < len(above) else ""
        group = over or group
        if not name and over:
            names[at] = over
        elif name and group and not _is_known(name, wanted):
            both = f"{group} {name}"
            if _is_known(both, wanted):
                names[at] = both
    return names


def _is_known(name: str, wanted: list[Column]) -> bool:
    return any(key_of(name) in column.keys for column in wanted)


def _nearest(column: Column, free: dict[int, str]) -> int | None:
    best = (0.0, -1)
    for key in column.keys:
        if len(key) < 6:
            continue
        found = process.extractOne(key, free, scorer=fuzz.ratio, score_cutoff=LOOKS_LIKE)
        if found and found[1] > best[0]:
            best = (found[1], found[2])
    return best[1] if best[0] else None


def _first_full_row(rows: Sequence[Sequence[str]]) -> Headings | None:
    """Nothing is recognised: take the first row with two words or more, and let a person choose."""
    for at, row in enumerate(rows):
        if sum(bool(cell.strip()) for cell in row) >= 2:
            return Headings(at, tuple(cell.strip() for cell in row))
    return None
