"""Who gets what at the addresses of actions: Samira wrote it down, Wietske does it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from tests.support import cast
from tests.support.access import Row

from rugzak.apps.actions.services import mark_done
from rugzak.apps.actions.tests.factories import action_of
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.context import as_system

HERS = frozenset({"wietske"})


def hers() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        wietske, samira = (Member.objects.get(pk=cast.IDS[name]) for name in ("wietske", "samira"))
        return {"action_id": action_of(wietske, by=samira).pk}


def done() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        wietske = Member.objects.get(pk=cast.IDS["wietske"])
        action = action_of(wietske)
        mark_done(action=action, by=wietske)
        return {"action_id": action.pk}


def _day() -> dict[str, Any]:
    return {"due_on": (timezone.localdate() + timedelta(days=9)).isoformat()}


def _new() -> dict[str, Any]:
    return {"words": "De folder lezen", **_day()}


ROWS = [
    Row("actions:actions"),
    Row("actions:add", sends=_new),
    Row("actions:done", HERS, hers, sends=dict),
    Row("actions:undo", HERS, done, sends=dict),
    Row("actions:move", HERS, hers, sends=_day),
    Row("actions:throw_away", HERS, hers, sends=dict),
]
