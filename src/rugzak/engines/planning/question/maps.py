"""Reading travel: a matrix of minutes or coordinates per means of travel."""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.question.fields import Fields
from rugzak.engines.planning.question.instance import MINUTES_PER_DAY, Impossible
from rugzak.engines.planning.question.travel import closed, minutes_from_coordinates

PLANE = {"x_km": 20_000.0, "y_km": 20_000.0}  # how far from zero a coordinate may be
GLOBE = {"latitude": 90.0, "longitude": 360.0}


def read_travel(top: Fields, places: list[Fields]) -> dict[str, list[list[int]]]:
    """Minutes between all places and nowhere per means of travel, with the metric closure."""
    given = Fields(top.take("travel", {"car": {}}), "travel")
    maps = {means: _matrix(Fields(given.take(means), given.at(means)), places) for means in given.value}
    return {means: _with_nowhere(minutes) for means, minutes in maps.items()}


def _matrix(means: Fields, places: list[Fields]) -> list[list[int]]:
    matrix = means.take("matrix", None)
    if matrix is None:
        spots = _spots(places)
        speed, detour = means.real("speed_kmh", 45.0, least=1.0), means.real("detour", 1.3, least=0.1)
        minutes = minutes_from_coordinates(spots, speed, detour, means.whole("minutes_per_trip", 3))
    else:
        minutes = _given_matrix(matrix, len(places), means.at("matrix"))
    means.only_known()
    return closed(minutes)


def _with_nowhere(minutes: list[list[int]]) -> list[list[int]]:
    """Added after the closure: only a shift begins or ends there, no trip goes through it."""
    return [[*row, 0] for row in minutes] + [[0] * (len(minutes) + 1)]


def _spots(places: list[Fields]) -> list[dict[str, float]]:
    """Coordinates of all places: all in one plane, or all on the globe."""
    spots = [_spot(place) for place in places]
    for place, spot in zip(places, spots, strict=True):
        if spot.keys() != spots[0].keys():
            raise Impossible(f"{place.path}: expected {' and '.join(spots[0])}, as the first place has")
    return spots


def _spot(place: Fields) -> dict[str, float]:
    axes = PLANE if "x_km" in place.value else GLOBE
    spot = {axis: place.real(axis, least=-most, most=most) for axis, most in axes.items()}
    place.only_known()
    return spot


def _given_matrix(matrix: Any, size: int, path: str) -> list[list[int]]:
    square = isinstance(matrix, list) and len(matrix) == size
    if not square or not all(isinstance(row, list) and len(row) == size for row in matrix):
        raise Impossible(f"{path}: expected {size} rows of {size} whole minutes")
    for a, row in enumerate(matrix):
        for b, value in enumerate(row):
            if type(value) is not int or not 0 <= value < MINUTES_PER_DAY or (a == b and value):
                raise Impossible(
                    f"{path}[{a}][{b}]: expected whole minutes (0 within a place), found {value!r}"
                )
    checked: list[list[int]] = matrix
    return checked
