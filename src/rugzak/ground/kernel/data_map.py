"""The shape of the data map: for every table what we keep, why, how long, and how closed it is.

Each app states its tables in its ``data_map.py``; a model field without a line
fails the build. Export, erasure, retention and the register of processing are made
from these lines.
"""

from dataclasses import dataclass
from enum import StrEnum


class Data(StrEnum):
    """Classes of data, from harmless to closed."""

    OPEN = "open"
    INTERNAL = "intern"
    PERSONAL = "persoonlijk"
    CONFIDENTIAL = "vertrouwelijk"


class Basis(StrEnum):
    """Why we may keep it (GDPR article 6)."""

    CONTRACT = "uitvoering van het werk"
    LEGAL = "wettelijke plicht"
    INTEREST = "gerechtvaardigd belang"
    CHOICE = "eigen keuze, elk moment terug te draaien"
    NONE = "geen persoonsgegevens"


@dataclass(frozen=True)
class Kept:
    """One table. ``classes`` names the class of every field; ``about`` is the path to the member it concerns.

    ``term`` and ``afterwards`` are Dutch, for people: "90 dagen na het gesprek",
    "gewist". ``exported`` tells whether "mijn gegevens" holds it.
    """

    purpose: str
    basis: Basis
    term: str
    afterwards: str
    classes: dict[str, Data]
    about: str = ""
    exported: bool = True


def fields(data: Data, names: str) -> dict[str, Data]:
    """``fields(Data.OPEN, "id name")`` gives every named field that class."""
    return dict.fromkeys(names.split(), data)
