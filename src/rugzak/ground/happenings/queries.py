"""How often something happened, for limits."""

from datetime import datetime
from uuid import UUID

from rugzak.ground.happenings.models import Happening
from rugzak.ground.happenings.services import kind_of


def how_often(event_type: type, *, by_id: UUID, since: datetime) -> int:
    """How many times somebody did this since then."""
    return Happening.objects.filter(kind=kind_of(event_type), by_id=by_id, at__gte=since).count()
