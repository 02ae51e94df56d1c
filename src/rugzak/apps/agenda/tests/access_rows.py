"""Who gets what at the addresses of the agenda."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from tests.support import cast
from tests.support.access import Row

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests import factories
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.context import inside

# Wietske and Samira meet; the programme manager sees time and place only.
BOTH = frozenset({"wietske", "samira"})


def visit() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        return {"visit_id": _visit().pk}


def cancelled_visit() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        return {"visit_id": services.cancel_visit(visit=_visit(), by=_wietske()).pk}


def calendar() -> dict[str, str]:
    """An address made by Samira opens for whoever has it: calendar programs have no session."""
    with inside(cast.KUSTMEER):
        return {"token": services.make_feed(member=acting_member(cast.IDS["samira"]))}


def _visit() -> Visit:
    appointment = Appointment.objects.first() or programmes.coach(programmes.backpackers())
    last = Visit.objects.order_by("-during").first()
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=7)
    start = last.end + timedelta(days=7) if last else start
    return factories.visit(appointment, start, colleagues=[_wietske()])


def _wietske() -> Member:
    return acting_member(cast.IDS["wietske"])


ROWS = [
    Row("agenda:agenda"),
    Row("agenda:visit", BOTH | {"fenna"}, visit),
    Row("agenda:done", frozenset({"samira"}), visit, sends=dict),
    Row("agenda:cancel", BOTH, visit, sends=dict),
    Row("agenda:restore", BOTH, cancelled_visit, sends=dict),
    Row("agenda:calendar", sends=dict),
    Row("agenda:end_calendar", sends=dict),
    Row("agenda:feed", thing=calendar),
]
