"""One request: whether its rows keep to what was asked, and whether a row on its own would be possible."""

from __future__ import annotations

from rugzak.engines.planning.judge.asked import Asked, Row, budget, pause
from rugzak.engines.planning.judge.verdict import Breach


def request_holds(asked: Asked, request: Row, rows: list[Row]) -> None:
    """Check the rows of one request. Raises Breach; a pinned row is somebody's own decision."""
    pair = request.get("pair")
    if len(rows) != (2 if pair else 1):
        raise Breach(f"{request['id']}: {len(rows)} rows in the plan")
    if request["id"] not in asked.pinned:
        for row in rows:
            broken = row_breaks(asked, request, row)
            if broken:
                raise Breach(f"{row}: {broken}")
    if pair:
        first, second = sorted(rows, key=lambda row: (row["day"], row["start_minute"], row["coach"]))
        if pair["kind"] == "together":
            _together(first, second)
        else:
            _in_order(pair, first, second)


def row_breaks(asked: Asked, request: Row, row: Row) -> str | None:
    """The first rule a single row breaks, or None."""
    coach = asked.coaches[row["coach"]]
    if coach["id"] in request.get("excluded_coaches", []):
        return "excluded coach"
    if request.get("line") is not None and request["line"] == coach.get("line"):
        return "own line"
    if set(request.get("competences", [])) - set(coach.get("competences", [])):
        return "competence missing"
    if asked.minutes(coach, coach["base"], row["place"]) > asked.rules["minutes_from_base"]:
        return "too far from base"
    return None if _was_offered(asked, request, row) else "no such moment was offered"


def _was_offered(asked: Asked, request: Row, row: Row) -> bool:
    together = (request.get("pair") or {}).get("kind") == "together"
    grid = asked.rules["together_grid_minutes" if together else "start_grid_minutes"]
    start = row["start_minute"]
    for option in request["options"]:
        earliest = option["earliest_minute"]
        inside = earliest <= start <= option.get("latest_minute", earliest)
        same = option["day"] == row["day"] and option["place"] == row["place"]
        if same and inside and (start % grid == 0 or start == earliest):
            return True
    return False


def _together(first: Row, second: Row) -> None:
    if first["coach"] == second["coach"]:
        raise Breach(f"{first}: two coaches were asked")
    for key in ("day", "start_minute", "place"):
        if first[key] != second[key]:
            raise Breach(f"{first}: the two coaches differ in {key}")


def _in_order(pair: Row, first: Row, second: Row) -> None:
    if first["coach"] != second["coach"]:
        raise Breach(f"{first}: the same coach was asked twice")
    days = second["day"] - first["day"]
    if not pair.get("min_days", 1) <= days <= pair.get("max_days", 28):
        raise Breach(f"{first}: {days} days between the two meetings")


def could_stay(asked: Asked, row: Row) -> bool:
    """Whether a row of an earlier plan could stand in some plan of this question, exactly as it was."""
    request = asked.requests.get(row["request"])
    if request is None or row["coach"] not in asked.coaches or request["id"] in asked.pinned:
        return False
    if row["place"] not in asked.places:
        return False
    return _possible(asked, request, row) and _has_partner(asked, request, row)


def _possible(asked: Asked, request: Row, row: Row) -> bool:
    """Whether this row could stand in some plan, looked at on its own."""
    coach = asked.coaches[row["coach"]]
    return row_breaks(asked, request, row) is None and _alone_fits(asked, coach, request, row)


def _has_partner(asked: Asked, request: Row, row: Row) -> bool:
    """Whether the rest of a pair is possible: another coach then, or this coach on another day."""
    pair = request.get("pair")
    if not pair:
        return True
    if pair["kind"] == "together":
        others = [{**row, "coach": coach} for coach in asked.coaches if coach != row["coach"]]
        return any(_possible(asked, request, other) for other in others)
    least, most = pair.get("min_days", 1), pair.get("max_days", 28)
    for option in request["options"]:
        if least <= abs(option["day"] - row["day"]) <= most:
            earliest = option["earliest_minute"]
            for start in range(earliest, option.get("latest_minute", earliest) + 1):
                moment = {"day": option["day"], "start_minute": start, "place": option["place"]}
                if _possible(asked, request, {**row, **moment}):
                    return True
    return False


def _alone_fits(asked: Asked, coach: Row, request: Row, row: Row) -> bool:
    """Whether some half of a shift has room for the meeting and the trips it cannot avoid."""
    leg = 0 if coach.get("commutes", False) else asked.minutes(coach, coach["base"], row["place"])
    start, end = row["start_minute"], row["start_minute"] + request["minutes"]
    if request["minutes"] + 2 * leg > budget(coach, row["day"] // 7):
        return False
    for shift in coach["shifts"]:
        around = pause(shift)
        whole = (shift["start_minute"] + leg, shift["end_minute"] - leg)
        halves = [(whole[0], around[0]), (around[1], whole[1])] if around else [whole]
        if shift["day"] == row["day"] and any(low <= start and end <= high for low, high in halves):
            return True
    return False
