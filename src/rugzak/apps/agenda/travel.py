"""How long it takes to get from one visit to the next. Plain sums: no database, no clock.

The road is taken as 1.3 times the great circle. A car and a bus go faster on longer
roads, so each stretch has its own speed; on top comes parking or waiting. A table of
measured minutes, when an organisation has one, goes before the sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import asin, ceil, cos, inf, radians, sin, sqrt
from uuid import UUID

from rugzak.apps.programmes.words import TravelMeans

EARTH_KM = 6371.0088
ROAD_FACTOR = 1.3
# Up to so many km of the road at so many km an hour, then the next stretch.
SPEEDS: dict[str, tuple[tuple[float, float], ...]] = {
    TravelMeans.BIKE: ((inf, 18.0),),
    TravelMeans.CAR: ((5.0, 30.0), (20.0, 50.0), (inf, 80.0)),
    TravelMeans.BUS: ((5.0, 18.0), (20.0, 28.0), (inf, 45.0)),
}
# Parking and walking in, or waiting at the stop.
EXTRA_MINUTES: dict[str, float] = {TravelMeans.BIKE: 1.0, TravelMeans.CAR: 4.0, TravelMeans.BUS: 8.0}
# Closer than this is the same place: another door of the same house.
SAME_PLACE_KM = 0.05


@dataclass(frozen=True)
class Point:
    """WGS 84, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Stop:
    """A visit as a stop on the road of its coach; ``day`` is the day on which it starts."""

    visit_id: UUID
    appointment_id: UUID
    coach_id: UUID
    means: str
    start: datetime
    end: datetime
    day: date
    is_done: bool
    location_id: UUID | None
    point: Point | None


# Measured minutes from location, to location, by means.
Matrix = Mapping[tuple[UUID, UUID, str], int]


def great_circle_km(a: Point, b: Point) -> float:
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    flat = cos(radians(a.latitude)) * cos(radians(b.latitude))
    half = sin(north / 2) ** 2 + flat * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def minutes_over(km: float, means: str) -> float:
    """The time on a road of ``km``, stretch by stretch."""
    minutes, begun = 0.0, 0.0
    for end, speed in SPEEDS[means]:
        minutes += max(0.0, min(km, end) - begun) / speed * 60
        begun = end
    return minutes


def estimated_minutes(a: Point, b: Point, means: str) -> int:
    """Whole minutes from door to door, rounded up; 0 for the same place."""
    km = great_circle_km(a, b)
    if km < SAME_PLACE_KM:
        return 0
    return ceil(minutes_over(km * ROAD_FACTOR, means) + EXTRA_MINUTES[means])


def minutes_between(a: Stop, b: Stop, matrix: Matrix) -> int | None:
    """Minutes from one stop to the next as their coach travels; None when a place is not on the map."""
    if a.location_id is not None and a.location_id == b.location_id:
        return 0
    if a.location_id and b.location_id and (a.location_id, b.location_id, b.means) in matrix:
        return matrix[a.location_id, b.location_id, b.means]
    return estimated_minutes(a.point, b.point, b.means) if a.point and b.point else None


def legs(stops: Iterable[Stop], matrix: Matrix) -> dict[UUID, int]:
    """Minutes to get to each visit from the one before, per coach and day.

    The first visit of a day has none: the way there is commuting.
    """
    found: dict[UUID, int] = {}
    before: dict[tuple[UUID, date], Stop] = {}
    for stop in sorted(stops, key=lambda one: one.start):
        last = before.get((stop.coach_id, stop.day))
        minutes = minutes_between(last, stop, matrix) if last else None
        if minutes:
            found[stop.visit_id] = minutes
        before[stop.coach_id, stop.day] = stop
    return found


def missing_minutes(stop: Stop, others: Sequence[Stop], matrix: Matrix) -> int | None:
    """The length of the trip, to here or from here, for which the agenda leaves too little time."""
    earlier = [one for one in others if one.coach_id == stop.coach_id and one.end <= stop.start]
    later = [one for one in others if one.coach_id == stop.coach_id and one.start >= stop.end]
    trips = []
    if earlier:
        trips.append((max(earlier, key=lambda one: one.end), stop))
    if later:
        trips.append((stop, min(later, key=lambda one: one.start)))
    for a, b in trips:
        minutes = minutes_between(a, b, matrix) or 0
        if (b.start - a.end).total_seconds() < minutes * 60:
            return minutes
    return None
