"""Minutes on the road between places, for whoever plans."""

from collections.abc import Collection
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from rugzak.apps.agenda.models import TravelTime
from rugzak.apps.agenda.travel import Point, estimated_minutes
from rugzak.apps.people.queries import Location

# Between places of which one is not on the map: a guess for planning only. The ledger counts such a trip as none.
UNKNOWN_MINUTES = 20
Roads = dict[str, list[list[int]]]


def roads_between(rows: QuerySet[Location], means: Collection[str]) -> tuple[list[Location], Roads]:
    """These places, and whole minutes from each to each other one, per means of travel: measured, else our own sum."""
    ways = TravelTime.objects.filter(
        origin=OuterRef("pk"), destination__in=rows.values("pk"), means__in=means
    )
    way = JSONObject(to="destination_id", means="means", minutes="minutes")
    places: list[Location] = []
    measured: dict[tuple[UUID, UUID, str], int] = {}
    for place in rows.annotate(measured=ArraySubquery(ways.values(way=way))):
        places.append(place)
        measured |= {(place.pk, UUID(one["to"]), one["means"]): one["minutes"] for one in place.measured}
    ids = [place.pk for place in places]
    points = [_point(place) for place in places]
    return places, {
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
