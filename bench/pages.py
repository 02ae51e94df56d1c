"""The pages that are used most, each with the hat of somebody who opens it every day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rugzak.apps.people.models import Membership
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Programme
from rugzak.apps.support.models import SupportRequest
from rugzak.apps.support.queries import requests_open_to
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id


@dataclass(frozen=True)
class Measured:
    """``arguments`` and ``query`` are worked out inside the organisation, for the person who asks."""

    what: str
    who: tuple[str, str]
    name: str
    arguments: Callable[[Member], dict[str, Any]] = field(default=lambda person: {})
    query: str = ""
    # A form that creates something: it is posted, with a key of its own each time.
    sends: Callable[[], dict[str, str]] | None = None


def _own_team(person: Member) -> dict[str, Any]:
    return {"team_id": Membership.objects.filter(member=person).values_list("team_id", flat=True)[0]}


def _self(person: Member) -> dict[str, Any]:
    return {"member_id": person.pk}


def _own_request(person: Member) -> dict[str, Any]:
    """The newest one that a coach took up."""
    taken_up = SupportRequest.objects.filter(asker=person, engagement__isnull=False)
    return {"request_id": taken_up.order_by("-sent_at").values_list("pk", flat=True)[0]}


def _team_request(_person: Member) -> dict[str, Any]:
    asked = SupportRequest.objects.filter(team__name="Duinroos", engagement__isnull=False)
    return {"request_id": asked.order_by("-sent_at").values_list("pk", flat=True)[0]}


def _open_request(person: Member) -> dict[str, Any]:
    """The oldest one this coach may take up."""
    held = acting_member(person.pk)
    assert held is not None
    return {"request_id": requests_open_to(held)[0].pk}


def _main_programme(_person: Member) -> dict[str, Any]:
    return {"programme_id": Programme.objects.order_by("name").values_list("pk", flat=True)[0]}


def _question() -> dict[str, str]:
    chosen = {"theme": "hard-talk", "setting": "one-to-one", "haste": "later", "whom": "me", "verstuur": "1"}
    return {**chosen, "words": "Hoe begin ik dat gesprek?", "sleutel": str(new_id())}


def _note() -> dict[str, str]:
    return {"title": "Vandaag", "body": "Ik ben eerst gaan zitten.", "sleutel": str(new_id())}


SEARCH_KEY, SEARCH_WORDS = "gezocht", "jansen"
SAMIRA, WIETSKE = ("Samira", "El Amrani"), ("Wietske", "Hoekstra")
RUBEN, FENNA, CEES = ("Ruben", "Dijkman"), ("Fenna", "Postma"), ("Cees", "Aalbers")

PAGES = (
    Measured("home of a coach", SAMIRA, "desk:home"),
    Measured("home of a colleague", WIETSKE, "desk:home"),
    Measured("home of a team lead", RUBEN, "desk:home"),
    Measured("home of a programme manager", FENNA, "desk:home"),
    Measured("home of the board", CEES, "desk:home"),
    Measured("agenda, a coach's week", SAMIRA, "agenda:agenda"),
    Measured("agenda, list", SAMIRA, "agenda:agenda", query="?beeld=lijst"),
    Measured("agenda of a programme manager", FENNA, "agenda:agenda"),
    Measured("questions in the region", SAMIRA, "support:region"),
    Measured("ask for help", WIETSKE, "support:ask"),
    Measured("own questions", WIETSKE, "support:own"),
    Measured("questions of teams, all", FENNA, "support:team"),
    Measured("questions of own team", RUBEN, "support:team"),
    Measured("one's own question", WIETSKE, "support:request", _own_request),
    Measured("a team's question", SAMIRA, "support:request", _team_request),
    Measured("programmes", FENNA, "programmes:programmes"),
    Measured("people", FENNA, "people:people"),
    Measured("people, search", FENNA, "people:people", query=f"?zoek={SEARCH_KEY}"),
    Measured("oneself", WIETSKE, "people:person", _self),
    Measured("own team", RUBEN, "people:team", _own_team),
    Measured("propose moments, the form", SAMIRA, "support:propose", _open_request),
    Measured("appoint somebody, the form", FENNA, "programmes:appoint", _main_programme),
    Measured("who coaches where", FENNA, "programmes:coaches", _main_programme),
    Measured("send a question", WIETSKE, "support:ask", sends=_question),
    Measured("write a note", WIETSKE, "reflection:write", sends=_note),
    Measured("notices", WIETSKE, "notices:inbox"),
    Measured("who saw what", WIETSKE, "privacy:who_saw_what"),
    Measured("notes to oneself", WIETSKE, "reflection:notes"),
)
