"""Geometry of the curve and the map: numbers only, the templates draw. Nothing here is loaded from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import cos, radians
from typing import Any

from django.utils import timezone

from rugzak.apps.planning.board import Board

LEFT, RIGHT, TOP, BOTTOM = 8, 240, 24, 170
MAP_WIDE, MAP_HIGH, EDGE = 380, 360, 40
# How high a line of the map is, and about how wide a letter.
LINE, LETTER = 17, 8.2
# Below this part of the plan a limit says little: the picture starts there.
LEAST_SHOWN = 0.6
MOST_ROUTES_SHOWN = 4
Point = tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """Our plan falls, the proven limit rises; what lies between is what we do not know."""

    plan: str
    limit: str
    between: str
    first: int
    last: int
    bound: int | None
    seconds: float
    first_y: float
    last_y: float
    bound_y: float

    @property
    def gap(self) -> float:
        """Per cent between this plan and the best there can be, at most."""
        return round(100 * (self.last - (self.bound or 0)) / max(1, self.last), 1)


def curve(progress: list[list[Any]], outcome: dict[str, Any]) -> Curve | None:
    """None when there is nothing to draw."""
    rows = [(float(seconds), int(cost), bound) for seconds, cost, bound in progress]
    if not rows or not outcome:
        return None
    seconds = max(rows[-1][0], float(outcome["seconds"]), 0.5)
    rows.append((seconds, int(outcome["cost"]), outcome["bound"]))
    bounds = [bound for _s, _c, bound in rows if bound is not None] if outcome["bound"] is not None else []
    low = max(min([cost for _s, cost, _b in rows] + bounds), round(LEAST_SHOWN * rows[-1][1]))
    high = max([cost for _s, cost, _b in rows] + bounds)

    def x(value: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * value / seconds, 1)

    def y(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * max(0, value - low) / max(1, high - low), 1)

    falling = _stairs([(x(second), y(cost)) for second, cost, _b in rows])
    known = [(x(second), y(bound)) for second, _c, bound in rows if bound is not None] if bounds else []
    rising = _stairs(known)
    return Curve(
        plan=_path(falling),
        limit=_path(rising),
        between=_path(_above(falling, rising) + rising[::-1]) + " Z" if rising else "",
        first=rows[0][1],
        last=rows[-1][1],
        bound=outcome["bound"],
        seconds=seconds,
        first_y=y(rows[0][1]),
        last_y=y(rows[-1][1]),
        bound_y=y(outcome["bound"]) if outcome["bound"] is not None else 0.0,
    )


def _stairs(points: list[Point]) -> list[Point]:
    """A value holds until the next one comes."""
    stairs = points[:1]
    for before, after in pairwise(points):
        stairs += [(after[0], before[1]), after]
    return stairs


def _above(falling: list[Point], rising: list[Point]) -> list[Point]:
    """The part of the plan's line from where a limit is known."""
    begin = rising[0][0]
    height = next((y for x, y in reversed(falling) if x <= begin), falling[0][1])
    return [(begin, height)] + [point for point in falling if point[0] > begin]


def _path(points: list[Point]) -> str:
    return " ".join(f"{'M' if number == 0 else 'L'}{x} {y}" for number, (x, y) in enumerate(points))


@dataclass(frozen=True)
class Town:
    name: str
    x: float
    y: float
    is_on: bool
    to_left: bool
    label_y: float


@dataclass(frozen=True)
class Route:
    """The plan of one coach on one day; never where somebody is."""

    number: int
    coach: str
    points: str
    minutes: int


@dataclass(frozen=True)
class Map:
    towns: list[Town]
    routes: list[Route]
    day: date

    @property
    def minutes(self) -> int:
        return sum(route.minutes for route in self.routes)


def region_map(board: Board) -> Map | None:
    """A sketch of the region with the busiest day of the week shown; None when no place is on the map."""
    spots = _spots(board)
    day = _busiest(board)
    if not spots or day is None:
        return None
    routes: list[Route] = []
    on: set[Any] = set()
    for lane in board.lanes:
        blocks = next((one.blocks for one in lane.days if one.day == day), [])
        stops = [block.location_id for block in blocks if block.location_id in spots]
        on |= set(stops)
        if len(set(stops)) > 1 and len(routes) < MOST_ROUTES_SHOWN:
            points = [spots[stop] for stop in stops]
            line = " ".join(f"{x},{y}" for x, y in points)
            minutes = sum(block.travel for block in blocks)
            name = lane.seat.appointment.member.first_name
            routes.append(Route(len(routes) + 1, name, line, minutes))
    return Map(_towns(board, spots, on), routes, day)


def _spots(board: Board) -> dict[Any, Point]:
    """Places in the plane of the picture, north up."""
    visited = {one.location_id for one in board.facts.fixed} | {ask.location_id for ask in board.facts.asks}
    known = [
        (key, float(place.latitude), float(place.longitude))
        for key, place in board.facts.places.items()
        if key in visited and place.latitude is not None and place.longitude is not None
    ]
    if not known:
        return {}
    norths, easts = [row[1] for row in known], [row[2] for row in known]
    squeeze = cos(radians(sum(norths) / len(norths)))
    tall, wide = max(max(norths) - min(norths), 0.02), max((max(easts) - min(easts)) * squeeze, 0.02)
    scale = min((MAP_WIDE - 2 * EDGE) / wide, (MAP_HIGH - 2 * EDGE) / tall)
    left = (MAP_WIDE - wide * scale) / 2
    return {
        key: (
            round(left + (east - min(easts)) * squeeze * scale, 1),
            round(EDGE + (max(norths) - north) * scale, 1),
        )
        for key, north, east in known
    }


def _towns(board: Board, spots: dict[Any, Point], on: set[Any]) -> list[Town]:
    """One mark per town, where its first house stands."""
    towns: dict[str, Town] = {}
    for key, (x, y) in spots.items():
        name = board.facts.places[key].town
        if name not in towns or (key in on and not towns[name].is_on):
            towns[name] = Town(name, x, y, key in on, to_left=x > MAP_WIDE * 0.66, label_y=y)
    return _labelled(sorted(towns.values(), key=lambda town: town.y))


def _labelled(towns: list[Town]) -> list[Town]:
    """Each name where it covers no other: beside its mark, on the other side, or a line lower or higher."""
    placed: list[Town] = []
    for town in towns:
        tries = [
            replace(town, to_left=side, label_y=town.y + shift)
            for shift in (0, LINE, -LINE)
            for side in (town.to_left, not town.to_left)
        ]
        free = (one for one in tries if _inside(one) and not any(_cover(one, other) for other in placed))
        placed.append(next(free, town))
    return placed


def _span(town: Town) -> tuple[float, float]:
    """From where to where the name runs, measured roughly."""
    wide = len(town.name) * LETTER
    return (town.x - 12 - wide, town.x - 12) if town.to_left else (town.x + 12, town.x + 12 + wide)


def _inside(town: Town) -> bool:
    left, right = _span(town)
    return left >= 0 and right <= MAP_WIDE


def _cover(one: Town, other: Town) -> bool:
    (a, b), (c, d) = _span(one), _span(other)
    return abs(one.label_y - other.label_y) < LINE and a < d and c < b


def _busiest(board: Board) -> date | None:
    """Today when it is in the week and somebody goes somewhere, else the day with the most visits."""
    counts: dict[date, int] = {}
    for lane in board.lanes:
        for day in lane.days:
            counts[day.day] = counts.get(day.day, 0) + len(day.blocks)
    today = timezone.localdate()
    if counts.get(today):
        return today
    return max(counts, key=lambda day: (counts[day], -day.toordinal()), default=None)
