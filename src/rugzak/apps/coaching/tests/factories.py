"""Visits that can be looked back on, and observations, as the tests want them."""

from datetime import timedelta
from typing import Any

import time_machine
from django.db.models import Exists, OuterRef
from django.utils import timezone
from tests.support import cast

from rugzak.apps.agenda import queries as agenda_queries
from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.words import Setting
from rugzak.apps.coaching import services
from rugzak.apps.coaching.models import ContactLog, Observation
from rugzak.apps.coaching.words import Deed, Movement
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

SAW = "Bij het ontbijt stelde niemand een vraag aan mevrouw."


def person(name: str) -> Member:
    member = acting_member(cast.IDS[name])
    assert member is not None
    return member


def coach() -> Appointment:
    """Samira coaches in Kennemerland."""
    there = Appointment.objects.select_related("member", "programme").first()
    return there or programmes.coach(Programme.objects.first() or programmes.backpackers())


def visit(*, team: bool = False, with_whom: tuple[str, ...] = ("wietske",), days_ago: int = 1) -> Visit:
    """Samira was with Wietske on the floor, so many days ago; each further one lies before the others."""
    appointment = coach()
    start = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(days=days_ago)
    first = agenda_queries.visits_coached_by(appointment.member).order_by("during").first()
    if first is not None and first.start < start + timedelta(hours=6):
        start = first.start - timedelta(hours=6)  # not more in a week than there are hours for
    with time_machine.travel(start - timedelta(days=2), tick=False):
        made = agenda.book_visit(
            appointment_id=appointment.pk,
            start=start,
            length=timedelta(minutes=15),
            setting=Setting.FLOOR,
            colleagues=[person(name) for name in with_whom],
            location_id=cast.EGMONDERHOF,
            team_id=cast.DUINROOS if team else None,
            by=appointment.member,
        )
    return agenda_queries.visits_coached_by(appointment.member).get(pk=made.pk)


def spare_visit() -> Visit:
    """A visit that nobody looked back on yet."""
    without = Exists(ContactLog.objects.filter(visit=OuterRef("pk")))
    there = agenda_queries.visits_coached_by(coach().member).exclude(without)
    hers = there.filter(occupations__member=cast.IDS["wietske"], during__endswith__lt=timezone.now())
    return hers.first() or visit()


def looked_back(on: Visit | None = None, words: str = "Wij keken samen mee.", **fields: Any) -> ContactLog:
    values: dict[str, Any] = {
        "deeds": [Deed.TOGETHER],
        "movements": [Movement.CONTACT],
        "key": new_id(),
        "by": person("samira"),
        **fields,
    }
    return services.look_back(visit=on or visit(), words=words, **values)


def drafted(on: Visit | None = None, saw: str = SAW, **texts: str) -> Observation:
    return services.draft_observation(
        visit=on or spare_visit(),
        owner=person("wietske"),
        seen=services.Seen(saw, **texts),
        key=new_id(),
        by=person("samira"),
    )


def offered(on: Visit | None = None, saw: str = SAW, **texts: str) -> Observation:
    return services.offer_observation(observation=drafted(on, saw, **texts), by=person("samira"))


def accepted(on: Visit | None = None, saw: str = SAW, **texts: str) -> Observation:
    return services.accept_observation(observation=offered(on, saw, **texts), by=person("wietske"))
