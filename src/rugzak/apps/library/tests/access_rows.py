"""Who gets what in the library: whoever works here reads, the programme manager writes."""

from typing import Any
from uuid import UUID

from tests.support import cast
from tests.support.access import KUSTMEER_PEOPLE, Row

from rugzak.apps.library.tests.factories import piece
from rugzak.ground.tenancy.context import as_system

MANAGER = frozenset({"fenna"})


def one() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"piece_id": piece().pk}


def first_version() -> dict[str, Any]:
    return {**one(), "number": 1}


def _new() -> dict[str, Any]:
    return {"kind": "theme", "title": "Nacht", "summary": "Over de nacht.", "body": "Stil zijn."}


ROWS = [
    Row("library:library"),
    Row("library:start", MANAGER | {"greet"}, sends=_new),
    Row("library:piece", KUSTMEER_PEOPLE, one),
    Row("library:version", KUSTMEER_PEOPLE, first_version),
    Row("library:change", MANAGER, one, sends=_new),
    Row("library:withdraw", MANAGER, one, sends=dict),
]
