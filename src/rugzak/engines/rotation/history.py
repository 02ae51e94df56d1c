"""What a JSON file tells of before: ``earlier`` groups, rounds ``done``, what was ``planned``, who is ``absent``."""

import json
from pathlib import Path
from typing import Any, TypedDict

from rugzak.engines.rotation.asked import Group, Impossible, Round, Why


class History(TypedDict, total=False):
    """The parts of a Rotation that a history file gives."""

    earlier: tuple[Group, ...]
    done: tuple[Round, ...]
    planned: tuple[Round, ...]
    absent: frozenset[int]


def read_history(path: Path) -> History:
    """``{"earlier": [[0, 1, 2]], "done": [[[0, 1, 2, 3], ...]], "planned": [...], "absent": [3]}``; all optional."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise Impossible(Why.HISTORY, f"the history cannot be read: {problem}") from problem
    if not isinstance(told, dict) or set(told) - set(History.__annotations__):
        raise Impossible(
            Why.HISTORY, f"a history is an object with the keys {', '.join(History.__annotations__)}"
        )
    history: History = {
        "earlier": _groups(told.get("earlier", [])),
        "absent": frozenset(_group(told.get("absent", []))),
    }
    history["done"] = tuple(_groups(round_) for round_ in _listed(told.get("done", [])))
    history["planned"] = tuple(_groups(round_) for round_ in _listed(told.get("planned", [])))
    return history


def _groups(told: Any) -> tuple[Group, ...]:
    return tuple(_group(group) for group in _listed(told))


def _group(told: Any) -> Group:
    people = _listed(told)
    if any(type(person) is not int for person in people):  # True is an int too, but nobody
        raise Impossible(Why.HISTORY, "a group in the history is a list of person numbers")
    return tuple(people)


def _listed(told: Any) -> list[Any]:
    if not isinstance(told, list):
        raise Impossible(Why.HISTORY, "the history holds something else where a list belongs")
    return told
