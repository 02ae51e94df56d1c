"""Made-up planning questions for measuring: ``python -m rugzak.engines.planning.generate --help``.

Nothing here describes a real person or roster. The mix follows what coordinators told: coaches with
eight hours a week, more asked than there are hours, some requests fixed, some with alternatives.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from pathlib import Path
from typing import Any

from rugzak.engines.planning.question.reading import FORMAT, VERSION

DAYS = 5
COMPETENCES = tuple(f"K{number:02d}" for number in range(1, 13))
LINES = tuple(f"L{number}" for number in range(1, 11))
MORNING, AFTERNOON = (510, 750), (780, 1020)
LONG_DAY, BREAK = (510, 1020), (750, 780)
DURATIONS = (30, 45, 60, 60, 75, 90)
URGENCIES = (8, 4, 4, 2, 2, 2, 1, 1)
QUARTER = 15


def generate(*, coaches: int, requests: int, seed: int, half_days: bool = False) -> dict[str, Any]:
    """An instance document; the same arguments always give the same document."""
    rng = random.Random(seed)  # noqa: S311 - made-up data, no secret
    number = max(5, min(300, math.ceil(1.5 * coaches)))
    side = 40.0 * max(1.0, math.sqrt(number / 40))
    places = [
        {"id": f"P{p:03d}", "x_km": round(rng.uniform(0, side), 2), "y_km": round(rng.uniform(0, side), 2)}
        for p in range(number)
    ]
    return {
        "format": FORMAT,
        "version": VERSION,
        "name": f"{coaches}/{requests} seed {seed}" + (" half-days" if half_days else ""),
        "days": DAYS,
        "places": places,
        "travel": {"car": {"speed_kmh": 45, "detour": 1.3, "minutes_per_trip": 3}},
        "coaches": [_coach(rng, c, places, half_days=half_days) for c in range(coaches)],
        "requests": [_request(rng, r, places, coaches) for r in range(requests)],
    }


def _coach(
    rng: random.Random, number: int, places: list[dict[str, Any]], *, half_days: bool
) -> dict[str, Any]:
    long_days = 0 if half_days or rng.random() >= 0.25 else 1
    days = rng.sample(range(DAYS), DAYS)
    shifts = [
        {
            "day": day,
            "start_minute": LONG_DAY[0],
            "end_minute": LONG_DAY[1],
            "break_start_minute": BREAK[0],
            "break_end_minute": BREAK[1],
        }
        for day in days[:long_days]
    ]
    halves = 2 if long_days else rng.choice((3, 4))
    for day in days[long_days : long_days + halves]:
        start, end = rng.choice((MORNING, AFTERNOON))
        shifts.append({"day": day, "start_minute": start, "end_minute": end})
    return {
        "id": f"C{number:03d}",
        "base": rng.choice(places)["id"],
        "line": rng.choice(LINES),
        "competences": sorted(rng.sample(COMPETENCES, rng.randint(5, 8))),
        "minutes_per_week": 480,
        "soft_limit_minutes": 400,
        "travels_by": "car",
        "shifts": sorted(shifts, key=lambda shift: (shift["day"], shift["start_minute"])),
    }


def _request(rng: random.Random, number: int, places: list[dict[str, Any]], coaches: int) -> dict[str, Any]:
    home = rng.choice(places)
    minutes = rng.choice(DURATIONS)
    pair = rng.choice(("together", "in_order")) if rng.random() < 0.10 else None
    if pair == "in_order":
        options = _flexible(rng, home, minutes, days=4)
    else:
        options = _options(rng, home, places, minutes, grid=30 if pair else QUARTER)
    request = {
        "id": f"R{number:04d}",
        "urgency": rng.choice(URGENCIES),
        "minutes": minutes,
        "line": rng.choice(LINES),
        "competences": sorted(rng.sample(COMPETENCES, rng.choice((1, 1, 1, 2)))),
        "options": options,
    }
    if pair:
        request["pair"] = (
            {"kind": pair, "min_days": 1, "max_days": 7} if pair == "in_order" else {"kind": pair}
        )
    if rng.random() < 0.20:
        request["preferred_coach"] = f"C{rng.randrange(coaches):03d}"
    if rng.random() < 0.05:
        request["excluded_coaches"] = [f"C{rng.randrange(coaches):03d}"]
    return request


def _options(
    rng: random.Random, home: dict[str, Any], places: list[dict[str, Any]], minutes: int, *, grid: int
) -> list[dict[str, Any]]:
    """Three in ten fixed, three in ten with four alternatives nearby, four in ten flexible."""
    kind = rng.random()
    if kind < 0.3:
        return [_moment(rng, home, minutes, grid)]
    if kind < 0.6:
        nearby = sorted(places, key=lambda place: math.dist(_xy(place), _xy(home)))[:4]
        return [_moment(rng, place, minutes, grid) for place in nearby]
    return _flexible(rng, home, minutes, days=3)


def _xy(place: dict[str, Any]) -> tuple[float, float]:
    return place["x_km"], place["y_km"]


def _moment(rng: random.Random, place: dict[str, Any], minutes: int, grid: int) -> dict[str, Any]:
    """One fixed start in a morning or an afternoon, with half an hour to get there and back."""
    start, end = rng.choice((MORNING, AFTERNOON))
    first = math.ceil((start + 30) / grid)
    last = max(first, (end - 30 - minutes) // grid)
    at = grid * rng.randint(first, last)
    return {"day": rng.randrange(DAYS), "earliest_minute": at, "latest_minute": at, "place": place["id"]}


def _flexible(rng: random.Random, place: dict[str, Any], minutes: int, *, days: int) -> list[dict[str, Any]]:
    """Any time on some days."""
    chosen = sorted(rng.sample(range(DAYS), days))
    latest = AFTERNOON[1] - minutes
    return [
        {"day": day, "earliest_minute": MORNING[0], "latest_minute": latest, "place": place["id"]}
        for day in chosen
    ]


def main(arguments: list[str] | None = None) -> int:
    """Write one instance to stdout, or to ``--output``."""
    parser = argparse.ArgumentParser(prog="rugzak.engines.planning.generate", description=__doc__)
    parser.add_argument("--coaches", type=int, default=20)
    parser.add_argument("--requests", type=int, default=120)
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--half-days", action="store_true", help="no long days, only mornings and afternoons")
    parser.add_argument("--output", help="file to write; stdout without it")
    asked = parser.parse_args(arguments)
    if asked.coaches < 1 or asked.requests < 1:
        parser.error("at least one coach and one request are needed")
    made = generate(
        coaches=asked.coaches, requests=asked.requests, seed=asked.seed, half_days=asked.half_days
    )
    text = json.dumps(made, separators=(",", ":")) + "\n"
    if not asked.output:
        sys.stdout.write(text)
        return 0
    try:
        Path(asked.output).write_text(text, encoding="utf-8")
    except (OSError, ValueError) as problem:
        parser.error(f"{asked.output}: cannot be written ({problem})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
