"""The whole plan: every row checked, and what it costs.

The judge shares no code with the reading, the candidates or the search, on purpose: a mistake there must
not be able to hide here. Everything is recomputed, travel included.
"""

from __future__ import annotations

from rugzak.engines.planning.judge.asked import Asked, Row, budget, soft_limit
from rugzak.engines.planning.judge.days import day_travel
from rugzak.engines.planning.judge.moments import could_stay, request_holds
from rugzak.engines.planning.judge.verdict import Breach, Verdict

Loads = dict[tuple[str, int], int]
"""Minutes per coach and week."""


def evaluate(question: Row, assignments: list[Row], previous: list[Row] | None = None) -> Verdict:
    """Check every rule and return the cost. Raises Breach at the first rule that is broken.

    ``question`` is the document of docs/planning/instance.schema.json, which was read without complaint;
    ``assignments`` and ``previous`` are rows as in plan.schema.json.
    """
    asked = Asked(question)
    by_request: dict[str, list[Row]] = {}
    by_coach_day: dict[tuple[str, int], list[Row]] = {}
    for row in assignments:
        _known(asked, row)
        by_request.setdefault(row["request"], []).append(row)
        by_coach_day.setdefault((row["coach"], row["day"]), []).append(row)
    _pins_hold(asked, assignments)
    for name, own in by_request.items():
        request_holds(asked, asked.requests[name], own)
    travel, loads = _days(asked, by_coach_day)
    over = _over_soft_limit(asked, loads)
    changed = _changed(asked, assignments, previous or [])
    return Verdict(_parts(asked, by_request, travel, over, len(changed)), loads, changed)


def _known(asked: Asked, row: Row) -> None:
    if row["request"] not in asked.requests:
        raise Breach(f"{row}: unknown request")
    if row["coach"] not in asked.coaches:
        raise Breach(f"{row}: unknown coach")
    if row["place"] not in asked.places:
        raise Breach(f"{row}: unknown place")


def _key(row: Row) -> tuple[str, str, int, int, str]:
    return row["request"], row["coach"], row["day"], row["start_minute"], row["place"]


def _pins_hold(asked: Asked, rows: list[Row]) -> None:
    keys = {_key(row) for row in rows}
    for pin in asked.pins:
        if _key(pin) not in keys:
            raise Breach(f"{pin}: pinned, but not in the plan")


def _days(asked: Asked, by_coach_day: dict[tuple[str, int], list[Row]]) -> tuple[int, Loads]:
    """Travel minutes of the whole plan, and the minutes of every coach per week."""
    travel = 0
    loads: Loads = {}
    for (coach, day), own in sorted(by_coach_day.items()):
        minutes = day_travel(asked, asked.coaches[coach], day, own)
        travel += minutes
        work = sum(asked.requests[row["request"]]["minutes"] for row in own)
        loads[coach, day // 7] = loads.get((coach, day // 7), 0) + minutes + work
    return travel, loads


def _over_soft_limit(asked: Asked, loads: Loads) -> int:
    """Minutes over the soft limits. Raises Breach when a coach spends more than she has."""
    over = 0
    for (name, week), minutes in loads.items():
        coach = asked.coaches[name]
        if minutes > budget(coach, week):
            raise Breach(f"{name} in week {week}: {minutes} minutes, {budget(coach, week)} to spend")
        over += max(0, minutes - soft_limit(coach))
    return over


def _changed(asked: Asked, rows: list[Row], previous: list[Row]) -> list[Row]:
    """Rows of the earlier plan that could have stayed and did not."""
    now = {_key(row) for row in rows}
    return [row for row in previous if _key(row) not in now and could_stay(asked, row)]


def _parts(
    asked: Asked, by_request: dict[str, list[Row]], travel: int, over: int, changes: int
) -> dict[str, int]:
    weights = asked.weights
    waiting = unserved = missed = 0
    for name, request in asked.requests.items():
        rows = by_request.get(name)
        if rows is None:
            unserved += weights["unserved"] * request["urgency"] + weights["unserved_base"]
            continue
        waiting += weights["waiting_day"] * request["urgency"] * min(row["day"] for row in rows)
        wanted = request.get("preferred_coach")
        if wanted is not None and wanted not in {row["coach"] for row in rows}:
            missed += weights["missed_preference"]
    return {
        "unserved": unserved,
        "waiting": waiting,
        "travel": travel * weights["travel_minute"],
        "missed_preference": missed,
        "over_soft_limit": over * weights["over_soft_minute"],
        "changes": changes * weights["change"],
    }
