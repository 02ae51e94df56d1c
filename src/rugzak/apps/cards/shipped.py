"""The 84 cards that come with Rugzak, read from ``data/habit_cards.csv``: ours, CC BY 4.0.

``VERSION`` goes up when a card in the file changes. Organisations that did not change
that card themselves then get the new words as a new version.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "data" / "habit_cards.csv"
VERSION = 1


@dataclass(frozen=True)
class ShippedCard:
    """One line of the file; ``words`` are the fields of a CardVersion."""

    number: int
    code: str
    words: dict[str, str | list[str]]


@cache
def shipped_cards() -> tuple[ShippedCard, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_card(row) for row in csv.DictReader(file))


def _card(row: dict[str, str]) -> ShippedCard:
    names = ("title", "text", "if_then", "question", "theme", "audience", "moment", "read_aloud", "origin")
    words: dict[str, str | list[str]] = {name: row[name] for name in names}
    words["aspects"] = row["aspects"].split()
    return ShippedCard(number=int(row["number"].removeprefix("H-")), code=row["number"], words=words)
