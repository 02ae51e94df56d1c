"""Travel minutes between places, from a given matrix or from coordinates.

A straight line times a detour factor is the usual stand-in where no router is at hand (circuity
factors: Ballou, Rahardja and Sakai 2002). A given matrix gets its metric closure (Floyd 1962):
search and enumeration rely on "going there directly is never slower".
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

EARTH_RADIUS_KM = 6371.0


def straight_km(a: dict[str, Any], b: dict[str, Any]) -> float:
    """Kilometres between two places: in the plane, or over the globe (haversine)."""
    if "x_km" in a:
        return math.hypot(a["x_km"] - b["x_km"], a["y_km"] - b["y_km"])
    up = math.radians(b["latitude"] - a["latitude"])
    aside = math.radians(b["longitude"] - a["longitude"])
    slopes = math.cos(math.radians(a["latitude"])) * math.cos(math.radians(b["latitude"]))
    half_chord = math.sin(up / 2) ** 2 + slopes * math.sin(aside / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half_chord)))


def minutes_from_coordinates(
    places: list[dict[str, Any]], speed_kmh: float, detour: float, minutes_per_trip: int
) -> list[list[int]]:
    """Whole minutes, rounded up, plus a fixed part per trip; zero within one place."""
    rows = []
    for a in places:
        row = []
        for b in places:
            driving = math.ceil(round(straight_km(a, b) * detour * 60 / speed_kmh, 6))
            row.append(0 if a is b else driving + minutes_per_trip)
        rows.append(row)
    return rows


def closed(matrix: list[list[int]]) -> list[list[int]]:
    """The metric closure: no trip takes longer than the same trip by way of a third place."""
    minutes = np.array(matrix, dtype=np.int64)
    for via in range(len(minutes)):
        np.minimum(minutes, minutes[:, via, None] + minutes[None, via, :], out=minutes)
    closure: list[list[int]] = minutes.tolist()
    return closure
