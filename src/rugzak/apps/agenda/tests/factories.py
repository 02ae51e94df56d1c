"""Visits as the tests want them."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.support import cast

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.words import Setting
from rugzak.apps.programmes.models import Appointment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(words: str) -> datetime:
    """``at("2027-03-09 10:00")`` on the clock in Amsterdam."""
    return datetime.fromisoformat(words).replace(tzinfo=AMSTERDAM)


def visit(appointment: Appointment, start: datetime, **fields: Any) -> Visit:
    """A floor visit of two hours in the Egmonderhof."""
    values = {
        "length": timedelta(hours=2),
        "setting": Setting.FLOOR,
        "location_id": cast.EGMONDERHOF,
        "by": appointment.member,
        **fields,
    }
    return services.book_visit(appointment_id=appointment.pk, start=start, **values)
