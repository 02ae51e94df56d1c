"""Who gets what at the addresses of requests: Wietske asked something personal."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import time_machine
from django.utils import timezone
from tests.support import cast
from tests.support.access import Row

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.support import services
from rugzak.apps.support.models import Suggestion, SupportRequest
from rugzak.apps.support.tests import factories
from rugzak.apps.support.words import Helped
from rugzak.ground.tenancy.context import as_system

HERS = frozenset({"wietske"})
COACHING = frozenset({"samira"})


def backpackers() -> Programme:
    return Programme.objects.first() or programmes.backpackers()


def coach() -> Appointment:
    return Appointment.objects.first() or programmes.coach(backpackers())


def unanswered() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        coach()
        return {"request_id": factories.request(backpackers(), words="Hoe begin ik dat gesprek?").pk}


def taken_up() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"request_id": request_taken_up().pk}


def without_moment() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        row = request_taken_up()
        agenda.cancel_visit(visit=visit_of(row), by=acting_member(cast.IDS["samira"]))
        return {"request_id": row.pk}


def visited() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        row = request_taken_up()
        visit = visit_of(row)
        with time_machine.travel(visit.end, tick=False):
            agenda.mark_done(visit=visit, by=acting_member(cast.IDS["samira"]))
        return {"request_id": row.pk}


def proposed() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        appointment = coach()
        start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
        offer = factories.proposed(factories.request(backpackers()), appointment, start)
        return {"offer_id": offer.pk}


def laid_before_her() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        coach()
        Suggestion.objects.all().delete()
        return {"suggestion_id": factories.suggested().pk}


def team_unanswered() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        coach()
        return {"request_id": factories.request(backpackers(), team_id=cast.DUINROOS).pk}


def rounded_off() -> dict[str, UUID]:
    thing = visited()
    with as_system(cast.KUSTMEER):
        row = SupportRequest.objects.get(pk=thing["request_id"])
        services.round_off(request=row, by=acting_member(cast.IDS["samira"]))
    return thing


def closed() -> dict[str, UUID]:
    thing = visited()
    with as_system(cast.KUSTMEER):
        row = SupportRequest.objects.get(pk=thing["request_id"])
        wietske = acting_member(cast.IDS["wietske"])
        services.close_request(request=row, helped=Helped.NO, words="", by=wietske)
    return thing


def chosen() -> dict[str, str]:
    """A moment that never was proposed: what counts here is who may answer, not what."""
    return {"antwoord": "ander-moment"}


def request_taken_up(words: str = "Hoe begin ik dat gesprek?") -> SupportRequest:
    appointment = coach()
    row = factories.request(backpackers(), words=words)
    last = Visit.objects.order_by("-during").first()
    start = timezone.now().replace(minute=0, second=0, microsecond=0)
    start = (last.end if last else start) + timedelta(days=2)
    return services.accept_request(
        request=row,
        appointment_id=appointment.pk,
        moment=services.Moment(start=start, length=timedelta(hours=1)),
        by=appointment.member,
    )


def visit_of(row: SupportRequest) -> Visit:
    return row.engagement.meetings.get().visit


def _moment(days: int = 3) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=days)
    return {"day": day.isoformat(), "time": "10:00", "length": "1:00", "location": "", "place": ""}


def _moments() -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=3)
    return {"day_1": day.isoformat(), "time_1": "10:00", "length_1": "1:00", "setting_1": "floor"}


ROWS = [
    Row("support:own"),
    Row("support:ask", sends=lambda: {"theme": "hard-talk"}),
    Row("support:region", COACHING | {"greet"}),
    Row("support:team"),
    Row("support:request", HERS | COACHING, taken_up),
    Row("support:accept", COACHING, team_unanswered, sends=_moment),
    Row("support:propose", COACHING, unanswered, sends=_moments),
    Row("support:answer_offer", HERS, proposed, sends=chosen),
    Row("support:pass_on", COACHING, unanswered, sends=dict),
    Row("support:suggest", opens_with=302),
    Row("support:suggestion", HERS, laid_before_her, sends=lambda: {"antwoord": "ja"}),
    Row("support:take_back", frozenset({"yusuf"}), laid_before_her, sends=dict),
    Row("support:steering", frozenset({"fenna", "greet"})),
    Row("support:round_off", COACHING, visited, sends=dict),
    Row("support:keep_open", HERS, rounded_off, sends=dict),
    Row("support:reopen", HERS, closed, sends=dict),
    Row("support:plan", COACHING, without_moment, sends=lambda: _moment(days=4)),
    Row("support:withdraw", HERS, unanswered, sends=dict),
    Row("support:close", HERS, visited, sends=lambda: {"helped": "yes"}),
]
