"""Who gets what at the addresses of looking back: Samira was with Wietske."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from tests.support import cast
from tests.support.access import Row

from rugzak.apps.coaching.models import Observation
from rugzak.apps.coaching.tests import factories
from rugzak.ground.tenancy.context import as_system

HERS, COACH = frozenset({"wietske"}), frozenset({"samira"})
BOTH = HERS | COACH


def visited() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"visit_id": factories.spare_visit().pk}


def looked_back() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"visit_id": factories.looked_back().visit_id}


def observation(make: Callable[[], Observation]) -> Callable[[], dict[str, UUID]]:
    def thing() -> dict[str, UUID]:
        with as_system(cast.KUSTMEER):
            return {"observation_id": make().pk}

    return thing


def _agreed() -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=3)
    return {"what": "Eerst vragen", "who": str(cast.IDS["wietske"]), "when": day.isoformat()}


def _log() -> dict[str, Any]:
    return {"deeds": ["shown"], "movements": ["calm"], "words": "", "what": ""}


def _seen() -> dict[str, Any]:
    return {
        "whom": str(cast.IDS["wietske"]),
        "lens": "client",
        "saw": factories.SAW,
        "did": "",
        "question": "",
    }


ROWS = [
    Row("coaching:mine"),
    Row("coaching:offered"),
    Row("coaching:look_back", BOTH, looked_back),
    Row("coaching:write", COACH, visited, sends=_log),
    Row("coaching:erase_words", HERS, looked_back, sends=dict),
    Row("coaching:agree", BOTH, visited, sends=_agreed),
    Row("coaching:draft", COACH, visited, sends=_seen),
    Row("coaching:observation", BOTH, observation(factories.accepted)),
    Row("coaching:change", COACH, observation(factories.drafted), sends=_seen),
    Row("coaching:offer", COACH, observation(factories.drafted), sends=dict),
    Row("coaching:take_back", COACH, observation(factories.offered), sends=dict),
    Row("coaching:accept", HERS, observation(factories.offered), sends=dict),
    Row("coaching:refuse", HERS, observation(factories.offered), sends=dict),
    Row("coaching:throw_away", HERS, observation(factories.accepted), sends=dict),
]
