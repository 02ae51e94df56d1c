"""Gathers the rows of the access matrix from every app's ``tests/access_rows.py``."""

import importlib
import importlib.util
from functools import cache

from django.apps import apps

from tests.support.access import Row


@cache
def all_rows() -> dict[str, Row]:
    rows = [row for config in apps.get_app_configs() for row in _rows_of(config.name)]
    names = [row.name for row in rows]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"these addresses have two rows: {sorted(twice)}")
    return {row.name: row for row in rows}


def _rows_of(app: str) -> list[Row]:
    module = f"{app}.tests.access_rows"
    try:
        found = importlib.util.find_spec(module)
    except ModuleNotFoundError:
        return []
    return list(importlib.import_module(module).ROWS) if found else []
