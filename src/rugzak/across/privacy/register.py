"""The whole data map: the lines of every installed app, and of the tables others made."""

import importlib
import importlib.util
from functools import cache

from django.apps import apps
from django.db import models

from rugzak.ground.kernel.data_map import Data, Kept

OURS = "rugzak."


@cache
def data_map() -> dict[str, Kept]:
    """Every table, keyed "app_label.Model". A table that two apps describe is a mistake of ours."""
    found: dict[str, Kept] = {}
    for config in apps.get_app_configs():
        if config.name.startswith(OURS):
            for label, kept in _lines_of(config.name).items():
                if label in found:
                    raise ValueError(f"{label} stands in the data map twice")
                found[label] = kept
    return found


def model_of(label: str) -> type[models.Model]:
    return apps.get_model(label)


def personal_tables() -> dict[str, Kept]:
    """Tables that hold something about a person and that the person gets on asking."""
    return {label: kept for label, kept in data_map().items() if kept.exported and kept.about}


def closest_class(kept: Kept) -> Data:
    """The most closed class of data in a table."""
    order = [Data.OPEN, Data.INTERNAL, Data.PERSONAL, Data.CONFIDENTIAL]
    return max(kept.classes.values(), key=order.index, default=Data.OPEN)


def _lines_of(app: str) -> dict[str, Kept]:
    name = f"{app}.data_map"
    if importlib.util.find_spec(name) is None:
        return {}
    lines: dict[str, Kept] = importlib.import_module(name).DATA_MAP
    return lines
