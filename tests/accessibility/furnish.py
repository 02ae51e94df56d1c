"""Fills an empty house with the cast and with what every address is about; prints where to look.

A script of its own, because it writes for good: ``python -m tests.accessibility.furnish``
in the environment of that house. It prints JSON: the visits to make, and a session
for each visitor.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import django

NOBODY = "nobody"
# A stream never ends; the progress of a plan is a piece of a page, and goes on to the board when it is done.
NOT_A_PAGE = frozenset({"live:stream", "live:probe", "gatherings:live", "planning:progress"})
# The matrix runs without a worker and outside the demo; this house has both.
DIFFERENT_HERE = {"readyz": 200, "notices:demo_post": 200}
# Of an address that opens for several, these have most to see there.
FULLEST = ("aicha", "fenna", "samira", "ruben", "wietske")


@dataclass(frozen=True)
class Visit:
    """Somebody opens an address and must get this status."""

    name: str
    subject: str
    address: str
    status: int = 200


def furnish() -> dict[str, Any]:
    from tests.support import cast

    cast.enter_everybody()
    visits = [asdict(visit) for visit in [*_of_the_matrix(), *_half_way()]]
    visitors = {visit["subject"] for visit in visits} - {NOBODY}
    return {
        "visits": visits,
        "sessions": {visitor: _session(visitor) for visitor in visitors},
        "room": _room(),
        "around": _around_a_room(),
    }


def _room() -> dict[str, str]:
    """A room that goes through every kind of step there is, led by Samira; six came before us, three of them online."""
    from rugzak.apps.cards.services import lay_starter_set
    from rugzak.apps.gatherings.entering import new_token
    from rugzak.apps.gatherings.services import joining
    from rugzak.apps.gatherings.tests import factories
    from rugzak.apps.gatherings.words import StepKind
    from rugzak.ground.tenancy.context import inside
    from tests.support import cast

    with inside(cast.KUSTMEER):
        lay_starter_set()
        room = factories.open_room(
            factories.steps(*StepKind.values), online="https://praten.example/goed-werk"
        )
        for number in range(6):
            joining.join(gathering=room, token=new_token(), is_online=number < 3)
        return {"code": room.code, "id": str(room.pk)}


def _around_a_room() -> list[tuple[str, str]]:
    from rugzak.ground.tenancy.context import inside
    from tests.accessibility import rooms
    from tests.support import cast

    with inside(cast.KUSTMEER):
        return list(rooms.addresses())


def _of_the_matrix() -> Iterator[Visit]:
    """Every address that answers GET, as each of those who see it differently."""
    from django.urls import reverse

    from rugzak.ground.tenancy.context import as_system
    from tests.access.routes import all_routes
    from tests.access.rows import all_rows
    from tests.support import cast

    rows = all_rows()
    for route in all_routes():
        if route.name not in rows or route.name in NOT_A_PAGE or "GET" not in route.rule.methods:
            continue
        row = rows[route.name]
        with as_system(cast.KUSTMEER):
            address = reverse(route.name, kwargs=row.thing())
        if row.query:
            address = f"{address}?{urlencode(row.query)}"
        for subject in _subjects(route, row):
            yield Visit(route.name, subject, address, DIFFERENT_HERE.get(route.name, row.opens_with))


def _subjects(route: Any, row: Any) -> list[str]:
    from rugzak.ground.accounts.access import Audience

    if route.rule.audience is Audience.ANYONE:
        return [NOBODY]
    if route.name == "desk:home":
        return sorted(row.opens_for - {"greet"})
    inside = row.opens_for - {"greet"}
    fullest = next((name for name in FULLEST if name in inside), None)
    if route.name.startswith("accounts:"):  # one's own account is the same for all
        return [fullest] if fullest else []
    # What everybody may open is also looked at without any role.
    return [name for name in {fullest, "wietske" if "wietske" in inside else None} if name]


def _half_way() -> Iterator[Visit]:
    """Pages that only come up in the middle of something."""
    for subject in ("aicha", "wietske"):
        yield Visit("a closed page", subject, f"/teams/{'0' * 8}-0000-7000-8000-{'0' * 12}/", 404)
    yield Visit("a closed function", "wietske", "/instellingen/", 403)
    yield Visit("a page that is not there", NOBODY, "/bestaat/niet/", 404)
    yield Visit("the hats", NOBODY, "/demo/hoeden/")
    yield Visit("locked", "wietske+locked", "/toegang/ontgrendelen/")
    yield Visit("a first way in", "wietske+must_choose", "/toegang/kiezen/")
    yield Visit("more certainty", "wietske+low", "/toegang/zeker/")
    yield Visit("a proof again", "wietske+stale", "/toegang/bevestigen/")


def _session(visitor: str) -> str:
    """A session that stands where the name says: ``wietske+locked``."""
    from rugzak.ground.accounts.models import Member, Session
    from rugzak.ground.accounts.words import Lane
    from rugzak.ground.tenancy.context import as_system
    from tests.support import cast

    name, _, state = visitor.partition("+")
    with as_system(cast.KUSTMEER):
        person = Member.objects.select_related("organisation", "user").get(pk=cast.IDS[name])
    seat = cast.seat_of(person, Lane.LOW if state in ("low", "must_choose") else Lane.FULL)
    if state in ("locked", "must_choose"):
        seat[state] = True
    if state == "stale":
        seat["confirmed_at"] = 0
    store = Session.get_session_store_class()()
    store.update(seat)
    store.create()
    return str(store.session_key)


if __name__ == "__main__":
    django.setup()
    json.dump(furnish(), sys.stdout)
