"""Writes of the way to the video call: it may turn out to be another one while people are in."""

from __future__ import annotations

from django.db import transaction

from rugzak.apps.gatherings.events import GatheringChanged
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.services.moves import NotPossibleNow, locked
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def change_meeting(*, gathering: Gathering, online: str, online_tables: str, by: Member) -> Gathering:
    """Another address, or one after all, until the room closes. Every phone has it at once. Raises NotPossibleNow."""
    row = locked(gathering)
    if row.is_over:
        raise NotPossibleNow
    row.online, row.online_tables = online, online_tables
    row.save(update_fields=["online", "online_tables"])
    record(GatheringChanged(gathering_id=row.pk, by_id=by.pk))
    if row.is_live:
        tell_room(row, News.OWN)
    return row
