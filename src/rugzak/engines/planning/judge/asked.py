"""The question as the judge reads it: the JSON document with look-ups, and its own map of travel times."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

Row = dict[str, Any]
"""One JSON object: a request, a coach, a shift, or a row of a plan."""

WEIGHTS = {
    "waiting_day": 10,
    "unserved": 100,
    "unserved_base": 120,
    "travel_minute": 1,
    "missed_preference": 30,
    "over_soft_minute": 1,
    "change": 60,
}
RULES = {
    "meetings_per_half": 4,
    "minutes_from_base": 45,
    "start_grid_minutes": 15,
    "together_grid_minutes": 30,
}


class Asked:
    """A question that has been accepted as readable, with everything by its id."""

    def __init__(self, question: Row) -> None:
        self.question = question
        self.weights: dict[str, int] = {**WEIGHTS, **question.get("weights", {})}
        self.rules: dict[str, int] = {**RULES, **question.get("rules", {})}
        self.requests: dict[str, Row] = {request["id"]: request for request in question["requests"]}
        self.coaches: dict[str, Row] = {coach["id"]: coach for coach in question["coaches"]}
        self.places = {place["id"] for place in question["places"]}
        self.pins: list[Row] = question.get("pins", [])
        self.pinned = {pin["request"] for pin in self.pins}
        self._maps: dict[str, dict[tuple[str, str], int]] = {}

    def minutes(self, coach: Row, a: str, b: str) -> int:
        """Travel minutes between two places by the coach's means of travel."""
        means = coach.get("travels_by") or next(iter(self.question.get("travel", {"car": {}})))
        if means not in self._maps:
            self._maps[means] = _map(self.question, means)
        return self._maps[means][a, b]


def budget(coach: Row, week: int) -> int:
    """Minutes to spend in one week."""
    by_week = coach.get("minutes_by_week")
    minutes: int = by_week[week] if by_week else coach["minutes_per_week"]
    return minutes


def soft_limit(coach: Row) -> int:
    """Minutes a week above which every minute has a price; all that may be spent unless it says otherwise."""
    limit: int = {"soft_limit_minutes": coach["minutes_per_week"], **coach}["soft_limit_minutes"]
    return limit


def pause(shift: Row) -> tuple[int, int] | None:
    """The break in a shift; one longer than 330 minutes has one in the middle unless it says otherwise."""
    start, end = shift["start_minute"], shift["end_minute"]
    if "break_start_minute" not in shift and end - start <= 330:
        return None
    first = shift.get("break_start_minute", (start + end) // 2 - 15)
    return first, shift.get("break_end_minute", first + 30)


def _map(question: Row, means: str) -> dict[tuple[str, str], int]:
    """Minutes between all places, by shortest paths."""
    places = question["places"]
    given = question.get("travel", {"car": {}})[means]
    names = [place["id"] for place in places]
    if "matrix" in given:
        grid = [list(row) for row in given["matrix"]]
    else:
        grid = [[_trip(a, b, given) for b in places] for a in places]
    minutes = np.array(grid, dtype=np.int64).reshape(len(names), len(names))
    for middle in range(len(names)):
        minutes = np.minimum(minutes, np.add.outer(minutes[:, middle], minutes[middle]))
    shortest = minutes.tolist()
    return {(a, b): shortest[i][j] for i, a in enumerate(names) for j, b in enumerate(names)}


def _trip(a: Row, b: Row, given: Row) -> int:
    if a["id"] == b["id"]:
        return 0
    kilometres = _kilometres(a, b) * given.get("detour", 1.3)
    driving = round(kilometres * 60 / given.get("speed_kmh", 45.0), 6)
    whole: int = math.ceil(driving) + given.get("minutes_per_trip", 3)
    return whole


def _kilometres(a: Row, b: Row) -> float:
    if "x_km" in a:
        return math.sqrt((a["x_km"] - b["x_km"]) ** 2 + (a["y_km"] - b["y_km"]) ** 2)
    north_a, north_b = math.radians(a["latitude"]), math.radians(b["latitude"])
    east = math.radians(b["longitude"] - a["longitude"])
    chord = math.sin((north_b - north_a) / 2) ** 2
    chord += math.cos(north_a) * math.cos(north_b) * math.sin(east / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))
