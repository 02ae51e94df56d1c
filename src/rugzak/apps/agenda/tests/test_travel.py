"""How long the way takes: known distances, and what always holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rugzak.apps.agenda.travel import (
    ROAD_FACTOR,
    Point,
    Stop,
    estimated_minutes,
    great_circle_km,
    legs,
    minutes_between,
    minutes_over,
    missing_minutes,
)
from rugzak.apps.programmes.words import TravelMeans
from rugzak.ground.kernel.ids import new_id

CASTRICUM, ALKMAAR = Point(52.545, 4.669), Point(52.632, 4.743)
AMSTERDAM, BRUSSELS = Point(52.3731, 4.8926), Point(50.8467, 4.3525)
COACH, NINE = UUID(int=7), datetime(2027, 3, 9, 9, tzinfo=UTC)


def stop(hour: float, point: Point | None = CASTRICUM, *, location: int = 0, length: float = 1) -> Stop:
    start = NINE + timedelta(hours=hour)
    return Stop(
        visit_id=new_id(),
        appointment_id=UUID(int=8),
        coach_id=COACH,
        means=TravelMeans.CAR,
        start=start,
        end=start + timedelta(hours=length),
        day=start.date(),
        is_done=False,
        location_id=UUID(int=location) if location else None,
        point=point,
    )


def test_known_distances() -> None:
    assert great_circle_km(AMSTERDAM, BRUSSELS) == pytest.approx(173.5, abs=1)
    assert great_circle_km(CASTRICUM, ALKMAAR) == pytest.approx(10.9, abs=0.2)
    assert great_circle_km(Point(0, 0), Point(0, 180)) == pytest.approx(20015.1, abs=0.1)


@pytest.mark.parametrize(("means", "minutes"), [("bike", 49), ("car", 25), ("bus", 45)])
def test_from_castricum_to_alkmaar(means: str, minutes: int) -> None:
    assert estimated_minutes(CASTRICUM, ALKMAAR, means) == minutes


def test_a_bike_rides_eighteen_an_hour() -> None:
    assert minutes_over(18, TravelMeans.BIKE) == 60
    assert ROAD_FACTOR == 1.3


def test_what_was_measured_goes_before_the_sum_and_one_way_only() -> None:
    a, b = stop(0, location=1), stop(2, ALKMAAR, location=2)
    matrix = {(a.location_id, b.location_id, "car"): 41}
    assert (minutes_between(a, b, matrix), minutes_between(b, a, matrix)) == (41, 25)
    assert minutes_between(a, replace(b, means="bike"), matrix) == 49


def test_a_place_that_is_not_on_the_map_takes_no_invented_time() -> None:
    assert minutes_between(stop(0), stop(2, None), {}) is None
    assert minutes_between(stop(0, None, location=1), stop(2, None, location=1), {}) == 0
    assert legs([stop(0), stop(2, None), stop(4, ALKMAAR)], {}) == {}


def test_the_first_way_of_a_day_is_commuting() -> None:
    first, second, tomorrow = stop(0), stop(2, ALKMAAR), stop(24)
    assert legs([tomorrow, second, first], {}) == {second.visit_id: 25}


def test_each_coach_has_a_road_of_their_own() -> None:
    other = replace(stop(2, ALKMAAR), coach_id=UUID(int=9))
    assert legs([stop(0), other], {}) == {}


@pytest.mark.parametrize(
    ("hour", "missing"), [(1, 25), (1.25, 25), (1.5, None), (2.5, None), (2.75, 25), (3, 25), (5.5, None)]
)
def test_there_must_be_time_to_get_there_and_on(hour: float, missing: int | None) -> None:
    around = [stop(0), stop(4)]
    assert missing_minutes(stop(hour, ALKMAAR), around, {}) == missing


points = st.builds(Point, st.floats(49.4, 53.6), st.floats(2.5, 7.3))
means_of_travel = st.sampled_from(TravelMeans.values)


@given(points, points, means_of_travel)
def test_there_and_back_take_as_long(a: Point, b: Point, means: str) -> None:
    assert estimated_minutes(a, b, means) == estimated_minutes(b, a, means) >= 0


@given(points, points, points, means_of_travel)
def test_a_detour_is_never_shorter(a: Point, b: Point, c: Point, means: str) -> None:
    detour = estimated_minutes(a, b, means) + estimated_minutes(b, c, means)
    # Each way is rounded up, and a door next to the other takes nothing at all.
    assert estimated_minutes(a, c, means) <= detour + 6


@given(st.floats(0, 500), st.floats(0, 500), means_of_travel)
def test_further_takes_longer(km: float, more: float, means: str) -> None:
    assert minutes_over(km, means) <= minutes_over(km + more, means)


@given(st.lists(st.tuples(st.integers(0, 60), points), max_size=8))
def test_who_is_in_time_everywhere_misses_nothing(plan: list[tuple[int, Point]]) -> None:
    """A chain in which each stop starts when its coach arrives never misses a minute."""
    chain: list[Stop] = []
    for pause, point in plan:
        one = stop(0, point)
        if chain:
            way = minutes_between(chain[-1], one, {}) or 0
            start = chain[-1].end + timedelta(minutes=way + pause)
            one = replace(one, start=start, end=start + timedelta(hours=1), day=start.date())
        chain.append(one)
    for one in chain:
        assert missing_minutes(one, [other for other in chain if other is not one], {}) is None
    known = legs(chain, {})
    assert sum(known.values()) == sum(
        minutes_between(a, b, {}) or 0 for a, b in pairwise(chain) if a.day == b.day
    )
