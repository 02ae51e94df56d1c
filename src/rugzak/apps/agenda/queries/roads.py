"""Minutes on the road between places, for whoever plans."""

from collections.abc import Collection, Sequence
from uuid import UUID

from rugzak.apps.agenda.models import TravelTime
from rugzak.apps.agenda.travel import Point, estimated_minutes
from rugzak.apps.people.queries import Location

# Between places of which one is not on the map: a guess for planning only. The ledger counts such a trip as none.
UNKNOWN_MINUTES = 20
Roads = dict[str, list[list[int]]]


def roads_between(places: Sequence[Location], means: Collection[str]) -> Roads:
    """Whole minutes from each place to each other one, per means of travel: measured, else our own sum."""
    ids = [place.pk for place in places]
    rows = TravelTime.objects.filter(origin__in=ids, destination__in=ids, means__in=list(means))
    measured = {(row.origin_id, row.destination_id, row.means): row.minutes for row in rows}
    points = [_point(place) for place in places]
    return {
        one: [
            [_minutes(measured, (ids[a], ids[b], one), points[a], points[b]) for b in range(len(ids))]
            for a in range(len(ids))
        ]
        for one in means
    }


def _minutes(
    measured: dict[tuple[UUID, UUID, str], int], way: tuple[UUID, UUID, str], a: Point | None, b: Point | None
) -> int:
    if way[0] == way[1]:
        return 0
    if way in measured:
        return measured[way]
    return estimated_minutes(a, b, way[2]) if a and b else UNKNOWN_MINUTES


def _point(place: Location) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return Point(float(place.latitude), float(place.longitude))
