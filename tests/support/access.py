"""What a row of the access matrix says.

Every address has one, in its app's ``tests/access_rows.py``; the matrix in
``tests/access`` runs it for each of the cast, in both organisations, with every
method, and fails when an address has no row.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

NOBODY = "nobody"
KUSTMEER_PEOPLE = frozenset(
    {"samira", "wietske", "yusuf", "ruben", "fenna", "aicha", "cees", "hilde", "esther"}
)
EVERYONE_SIGNED_IN = KUSTMEER_PEOPLE | {"greet"}


@dataclass(frozen=True)
class Row:
    """The address ``name`` opens for ``opens_for`` and for nobody else.

    ``thing`` makes what the address is about, inside Kustmeer Zorg, and returns the
    address's arguments. ``refusal`` is what the others get: 404 where they may not
    know that the thing exists, 403 where only the function is closed. ``query`` is
    added to a GET. ``sends`` makes a valid POST, when the address takes one.
    """

    name: str
    opens_for: frozenset[str] = EVERYONE_SIGNED_IN
    thing: Callable[[], dict[str, Any]] = field(default=dict)
    refusal: int = 404
    query: dict[str, str] = field(default_factory=dict)
    sends: Callable[[], dict[str, Any]] | None = None
    opens_with: int = 200
