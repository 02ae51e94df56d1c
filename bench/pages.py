"""The pages that are used most, each with the hat of somebody who opens it every day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rugzak.apps.people.models import Membership
from rugzak.ground.accounts.models import Member


@dataclass(frozen=True)
class Measured:
    """``arguments`` and ``query`` are worked out inside the organisation, for the person who asks."""

    what: str
    who: tuple[str, str]
    name: str
    arguments: Callable[[Member], dict[str, Any]] = field(default=lambda person: {})
    query: str = ""


def _own_team(person: Member) -> dict[str, Any]:
    return {"team_id": Membership.objects.filter(member=person).values_list("team_id", flat=True)[0]}


def _self(person: Member) -> dict[str, Any]:
    return {"member_id": person.pk}


SAMIRA, WIETSKE = ("Samira", "El Amrani"), ("Wietske", "Hoekstra")
RUBEN, FENNA = ("Ruben", "Dijkman"), ("Fenna", "Postma")

PAGES = (
    Measured("home of a coach", SAMIRA, "desk:home"),
    Measured("home of a colleague", WIETSKE, "desk:home"),
    Measured("home of a team lead", RUBEN, "desk:home"),
    Measured("home of a programme manager", FENNA, "desk:home"),
)
