"""Who gets what at the addresses of the bag: it is Samira's, and she was with Wietske."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from tests.support import cast
from tests.support.access import Row

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.tests import factories as visits
from rugzak.apps.backpack.models import Handout, Item
from rugzak.apps.backpack.services import ask_question, hand_out, share_item, throw_away
from rugzak.apps.backpack.tests.factories import item_of
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import as_system

HERS, COACHES = frozenset({"samira"}), frozenset({"samira", "greet"})
TEAM = frozenset({"samira", "wietske", "yusuf", "ruben"})


def person(name: str) -> Member:
    member = acting_member(cast.IDS[name])
    assert member is not None
    return member


def seat() -> Appointment:
    """Samira coaches in the programme of backpackers."""
    there = Appointment.objects.select_related("member").first()
    return there or programmes.coach(Programme.objects.first() or programmes.backpackers())


def met() -> Visit:
    """Samira comes to Wietske."""
    samiras = seat()
    last = Visit.objects.order_by("-during").first()
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    if last is not None and last.end > start - timedelta(days=1):
        start = last.end + timedelta(days=2)
    made = visits.visit(samiras, start, length=timedelta(minutes=15), colleagues=[person("wietske")])
    return agenda.visits_coached_by(samiras.member).get(pk=made.pk)


def own() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"item_id": item_of(person("samira")).pk}


def shared() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"item_id": _shared().pk}


def share() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"share_id": _shared().shares.get().pk}


def thrown_away() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        item = item_of(person("samira"))
        throw_away(item=item, by=item.owner)
        return {"item_id": item.pk}


def visited() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"visit_id": met().pk}


def handed_out() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        item = item_of(person("samira"))
        visit = met()
        hand_out(visit=visit, items=[item], versions=[], by=item.owner)
        return {"handout_id": Handout.objects.get(visit=visit).pk}


def _shared() -> Item:
    item = item_of(person("samira"))
    share_item(item=item, team_id=cast.DUINROOS, by=item.owner)
    return item


def _taken_along() -> dict[str, str]:
    with as_system(cast.KUSTMEER):
        return {"mee": str(item_of(person("samira")).pk)}


def asked(by: str = "wietske") -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        programme_id = seat().programme_id
        made = ask_question(words="Wie kent dit?", programme_id=programme_id, key=new_id(), by=person(by))
        return {"question_id": made.pk}


def samira_asked() -> dict[str, UUID]:
    return asked("samira")


def _answer() -> dict[str, Any]:
    return {"words": "Ja, ik ging zitten."}


def _item() -> dict[str, Any]:
    return {"kind": "idea", "title": "Eerst zitten", "body": ""}


def _search() -> dict[str, Any]:
    return {"words": "zitten"}


def _circle() -> dict[str, Any]:
    with as_system(cast.KUSTMEER):
        met()
    return {"met": f"regio:{cast.KENNEMERLAND.hex}"}


ROWS = [
    Row("backpack:bag"),
    Row("backpack:search", sends=_search),
    Row("backpack:write", COACHES, sends=_item),
    Row("backpack:item", TEAM, shared),
    Row("backpack:change", HERS, own, sends=_item),
    Row("backpack:throw_away", HERS, own, sends=dict),
    Row("backpack:fetch_back", HERS, thrown_away, sends=dict),
    Row("backpack:share", HERS, own, sends=_circle),
    Row("backpack:stop_sharing", HERS, share, sends=dict),
    Row("backpack:questions", COACHES),
    Row("backpack:ask", COACHES),
    Row("backpack:question", HERS, asked, sends=_answer),
    Row("backpack:never", HERS, asked, sends=dict),
    Row("backpack:close", HERS, samira_asked, sends=dict),
    Row("backpack:hand_out", HERS, visited, sends=_taken_along),
    Row("backpack:handout", HERS | {"wietske"}, handed_out),
]
