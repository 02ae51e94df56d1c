"""Who gets what at the addresses of programmes."""

from typing import Any
from uuid import UUID

from tests.support import cast
from tests.support.access import KUSTMEER_PEOPLE, Row

from rugzak.apps.programmes.models import Programme
from rugzak.apps.programmes.tests import factories
from rugzak.ground.tenancy.context import as_system

STEERING = frozenset({"fenna", "aicha"})


def backpackers() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"programme_id": (Programme.objects.first() or factories.backpackers()).pk}


def appointment() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        programme = Programme.objects.first() or factories.backpackers()
        return {"appointment_id": (programme.appointments.first() or factories.coach(programme)).pk}


def switched_on() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        programme = Programme.objects.first() or factories.backpackers()
        Programme.objects.update(is_on=True)
        return {"programme_id": programme.pk}


def _described() -> dict[str, Any]:
    return {
        "name": "Met de rugzak",
        "coach_one": "reiziger",
        "coach_many": "reizigers",
        "coach_article": "de",
    }


def _appointing() -> dict[str, Any]:
    return {
        "member": str(cast.IDS["yusuf"]),
        "region": str(cast.KENNEMERLAND),
        "hours": "8",
        "starts_on": "2027-03-08",
        "sleutel": "01900000-0000-7000-8000-000000000998",
    }


def colleague() -> dict[str, Any]:
    return {"member_id": cast.IDS["wietske"]}


ROWS = [
    Row("programmes:own_coach"),
    Row("programmes:give_coach", frozenset({"fenna"}), colleague),
    Row("programmes:programmes", STEERING | {"greet"}),
    Row("programmes:start", STEERING | {"greet"}, sends=lambda: {"kind": "jobcoach"}),
    Row("programmes:switch_on", STEERING, backpackers, sends=dict),
    Row("programmes:switch_off", STEERING, backpackers, sends=dict),
    Row("programmes:programme", KUSTMEER_PEOPLE, switched_on),
    Row("programmes:change", STEERING, backpackers, sends=_described),
    Row("programmes:coaches", STEERING, backpackers, sends=dict),
    Row("programmes:change_appointment", STEERING, appointment, sends=lambda: {"hours": "6"}),
    Row("programmes:appoint", STEERING, backpackers, sends=_appointing),
    Row("programmes:end_appointment", STEERING, appointment, sends=lambda: {"last_day": "2027-03-08"}),
]
