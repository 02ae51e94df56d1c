"""Loads the demo once: an installation that has it keeps what people did in it."""

from datetime import date

from django.utils import timezone

from rugzak.config.demo.building import build
from rugzak.config.demo.organisations import ALL
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose


def load(today: date | None = None) -> bool:
    """Build what is missing, relative to ``today`` (local); tells whether anything was built."""
    today = today or timezone.localdate()
    missing = [one for one in ALL if not behind(purpose=DoorPurpose.ADDRESS, token=one.slug)]
    for blueprint in missing:
        build(blueprint, today)
    return bool(missing)
