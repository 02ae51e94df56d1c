"""Programmes and coaches as the tests want them."""

from datetime import date
from typing import Any

from tests.support import cast

from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes import services
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.words import ProgrammeKind


def backpackers(**fields: Any) -> Programme:
    """The programme of Kustmeer, switched on."""
    fenna = acting_member(cast.IDS["fenna"])
    programme = services.start_programme(kind=ProgrammeKind.BACKPACKERS, by=fenna)
    Programme.objects.filter(pk=programme.pk).update(**{"is_on": True, **fields})
    programme.refresh_from_db()
    return programme


def coach(programme: Programme, name: str = "samira", **fields: Any) -> Appointment:
    """Samira travels Kennemerland, eight released hours a week."""
    values = {
        "region_id": cast.KENNEMERLAND,
        "released_minutes_per_week": 8 * 60,
        "starts_on": date(2024, 1, 1),
        **fields,
    }
    return services.appoint(
        member=acting_member(cast.IDS[name]),
        programme=programme,
        by=acting_member(cast.IDS["fenna"]),
        **values,
    )
