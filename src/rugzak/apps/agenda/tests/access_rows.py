"""Who gets what at the addresses of the agenda."""

from datetime import timedelta
from typing import Any
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
from rugzak.ground.tenancy.context import as_system

# Wietske and Samira meet; the programme manager sees time and place only.
BOTH = frozenset({"wietske", "samira"})
COACHES = frozenset({"samira", "greet"})


def visit() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"visit_id": _visit().pk}


def cancelled_visit() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"visit_id": services.cancel_visit(visit=_visit(), by=_wietske()).pk}


def moved_visit() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        row, samira = _visit(), acting_member(cast.IDS["samira"])
        return {
            "visit_id": services.move_visit(visit=row, start=row.start + timedelta(hours=2), by=samira).pk
        }


def away() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        day = timezone.localdate() + timedelta(days=3)
        samira = acting_member(cast.IDS["samira"])
        return {"away_id": services.add_away(member=samira, first_day=day, last_day=day).pk}


def overrun() -> dict[str, Any]:
    with as_system(cast.KUSTMEER):
        appointment = Appointment.objects.first() or programmes.coach(programmes.backpackers())
        return {"appointment_id": appointment.pk, "year": 2027, "week": 12}


def _to_another_time() -> dict[str, str]:
    start = timezone.localtime() + timedelta(days=100)
    return {"day": f"{start:%Y-%m-%d}", "time": "10:00"}


def _half_days() -> dict[str, Any]:
    return {"travels_by": "bike", "day_0": ["0", "1"]}


def _days_away() -> dict[str, str]:
    return {"first_day": f"{timezone.localdate() + timedelta(days=2):%Y-%m-%d}"}


def calendar() -> dict[str, str]:
    """An address made by Samira opens for whoever has it: calendar programs have no session."""
    with as_system(cast.KUSTMEER):
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
    Row("agenda:missed", frozenset({"samira"}), visit, sends=dict),
    Row("agenda:late", frozenset({"samira"}), visit, sends=dict),
    Row("agenda:again", frozenset({"samira"}), cancelled_visit, sends=_to_another_time),
    Row("agenda:cancel", BOTH, visit, sends=dict),
    Row("agenda:restore", BOTH, cancelled_visit, sends=dict),
    Row("agenda:move", frozenset({"samira"}), visit, sends=_to_another_time),
    Row("agenda:move_back", frozenset({"samira"}), moved_visit, sends=dict),
    Row("agenda:availability", COACHES, refusal=403, sends=_half_days),
    Row("agenda:add_away", COACHES, refusal=403, sends=_days_away),
    Row("agenda:remove_away", frozenset({"samira"}), away, sends=dict),
    Row("agenda:hours", COACHES, refusal=403),
    Row("agenda:overrun", frozenset({"samira"}), overrun, sends=lambda: {"reason": "urgent"}),
    Row("agenda:coach_hours", frozenset({"fenna", "greet"}), refusal=403),
    Row("agenda:calendar", sends=dict),
    Row("agenda:end_calendar", sends=dict),
    Row("agenda:feed", thing=calendar),
]
