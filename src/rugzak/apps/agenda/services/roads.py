"""Keep measured travel times between locations."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rugzak.apps.agenda.events import TravelTimesKept
from rugzak.apps.agenda.models import TravelTime
from rugzak.apps.agenda.words import TRAVEL_MINUTES_LIMITS
from rugzak.apps.programmes.words import TravelMeans
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


@transaction.atomic
def keep_travel_times(
    *, means: TravelMeans, minutes: Mapping[tuple[UUID, UUID], int], by: Member | None = None
) -> int:
    """Store minutes from location to location, over what was known; gives how many.

    One way only: there and back may differ.
    """
    least, most = TRAVEL_MINUTES_LIMITS
    if any(not least <= one <= most for one in minutes.values()):
        raise Refusal(_("Een reis duurt minstens 1 minuut en hoogstens 10 uur."), field="minutes")
    rows = [
        TravelTime(origin_id=origin, destination_id=destination, means=means, minutes=one)
        for (origin, destination), one in minutes.items()
        if origin != destination
    ]
    TravelTime.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["organisation", "origin", "destination", "means"],
        update_fields=["minutes"],
    )
    record(TravelTimesKept(number=len(rows), by_id=by.pk if by else None))
    return len(rows)
