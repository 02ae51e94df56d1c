"""The judge: checks a plan against the question and adds up its cost, from the JSON documents alone.

It shares no code with the reading, the candidates or the search, on purpose: a mistake there must
not be able to hide here. Everything is recomputed, travel included.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

Row = dict[str, Any]

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


class Breach(ValueError):
    """The plan breaks a rule; the message says which row and which rule."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a plan costs, part by part, and the minutes of every coach per week."""

    parts: dict[str, int]
    loads: dict[tuple[str, int], int]
    changed: list[Row]

    @property
    def cost(self) -> int:
        """The sum of the parts."""
        return sum(self.parts.values())


def evaluate(question: dict[str, Any], assignments: list[Row], previous: list[Row] | None = None) -> Verdict:
    """Check every rule and return the cost. Raises Breach at the first rule that is broken."""
    return _Judge(question).judge(assignments, previous or [])


class _Judge:
    def __init__(self, question: dict[str, Any]) -> None:
        self.question = question
        self.weights = {**WEIGHTS, **question.get("weights", {})}
        self.rules = {**RULES, **question.get("rules", {})}
        self.requests = {request["id"]: request for request in question["requests"]}
        self.coaches = {coach["id"]: coach for coach in question["coaches"]}
        self.places = {place["id"] for place in question["places"]}
        self.pins = question.get("pins", [])
        self.pinned = {pin["request"] for pin in self.pins}
        self._maps: dict[str, dict[tuple[str, str], int]] = {}

    # -- the whole plan ----------------------------------------------------------------------

    def judge(self, rows: list[Row], previous: list[Row]) -> Verdict:
        per_request: dict[str, list[Row]] = {}
        per_coach_day: dict[tuple[str, int], list[Row]] = {}
        for row in rows:
            self._known(row)
            per_request.setdefault(row["request"], []).append(row)
            per_coach_day.setdefault((row["coach"], row["day"]), []).append(row)
        self._pins_hold(rows)
        for name, own in per_request.items():
            self._request_holds(self.requests[name], own)
        travel = 0
        loads: dict[tuple[str, int], int] = {}
        for (coach, day), own in sorted(per_coach_day.items()):
            minutes = self._day_travel(self.coaches[coach], day, own)
            travel += minutes
            work = sum(self.requests[row["request"]]["minutes"] for row in own)
            loads[coach, day // 7] = loads.get((coach, day // 7), 0) + minutes + work
        changed = self._changed(rows, previous)
        return Verdict(self._parts(per_request, travel, loads, changed), loads, changed)

    def _known(self, row: Row) -> None:
        if row["request"] not in self.requests:
            raise Breach(f"{row}: unknown request")
        if row["coach"] not in self.coaches:
            raise Breach(f"{row}: unknown coach")
        if row["place"] not in self.places:
            raise Breach(f"{row}: unknown place")

    def _pins_hold(self, rows: list[Row]) -> None:
        keys = {_key(row) for row in rows}
        for pin in self.pins:
            if _key(pin) not in keys:
                raise Breach(f"{pin}: pinned, but not in the plan")

    # -- one request -------------------------------------------------------------------------

    def _request_holds(self, request: Row, rows: list[Row]) -> None:
        pair = request.get("pair")
        if len(rows) != (2 if pair else 1):
            raise Breach(f"{request['id']}: {len(rows)} rows in the plan")
        if request["id"] not in self.pinned:
            for row in rows:
                broken = self._row_breaks(request, row)
                if broken:
                    raise Breach(f"{row}: {broken}")
        if pair:
            first, second = sorted(rows, key=lambda row: (row["day"], row["start_minute"], row["coach"]))
            if pair["kind"] == "together":
                self._together(first, second)
            else:
                self._in_order(pair, first, second)

    def _row_breaks(self, request: Row, row: Row) -> str | None:
        """The first rule a single row breaks, or None."""
        coach = self.coaches[row["coach"]]
        if coach["id"] in request.get("excluded_coaches", []):
            return "excluded coach"
        if request.get("line") is not None and request["line"] == coach.get("line"):
            return "own line"
        if set(request.get("competences", [])) - set(coach.get("competences", [])):
            return "competence missing"
        if self._minutes(coach, coach["base"], row["place"]) > self.rules["minutes_from_base"]:
            return "too far from base"
        together = (request.get("pair") or {}).get("kind") == "together"
        grid = self.rules["together_grid_minutes" if together else "start_grid_minutes"]
        for option in request["options"]:
            start = row["start_minute"]
            earliest = option["earliest_minute"]
            inside = earliest <= start <= option.get("latest_minute", earliest)
            same = option["day"] == row["day"] and option["place"] == row["place"]
            if same and inside and (start % grid == 0 or start == earliest):
                return None
        return "no such moment was offered"

    def _together(self, first: Row, second: Row) -> None:
        if first["coach"] == second["coach"]:
            raise Breach(f"{first}: two coaches were asked")
        for key in ("day", "start_minute", "place"):
            if first[key] != second[key]:
                raise Breach(f"{first}: the two coaches differ in {key}")

    def _in_order(self, pair: Row, first: Row, second: Row) -> None:
        if first["coach"] != second["coach"]:
            raise Breach(f"{first}: the same coach was asked twice")
        days = second["day"] - first["day"]
        if not pair.get("min_days", 1) <= days <= pair.get("max_days", 28):
            raise Breach(f"{first}: {days} days between the two meetings")

    # -- one coach on one day ----------------------------------------------------------------

    def _day_travel(self, coach: Row, day: int, rows: list[Row]) -> int:
        left = sorted(rows, key=lambda row: row["start_minute"])
        total = 0
        for shift in coach["shifts"]:
            if shift["day"] == day:
                begin, end = shift["start_minute"], shift["end_minute"]
                mine = [row for row in left if begin <= row["start_minute"] < end]
                left = [row for row in left if row not in mine]
                total += self._shift_travel(coach, shift, mine)
        if left:
            raise Breach(f"{left[0]}: the coach does not work then")
        return total

    def _shift_travel(self, coach: Row, shift: Row, rows: list[Row]) -> int:
        """Travel of one shift; raises Breach if a meeting overlaps anything or cannot be reached."""
        pause = _pause(shift)
        place, free, total = coach["base"], shift["start_minute"], 0
        counts = [0, 0]
        for row in rows:
            start, end = row["start_minute"], row["start_minute"] + self.requests[row["request"]]["minutes"]
            if pause and start >= pause[1]:
                free = max(free, pause[1])
                counts[1] += 1
            elif pause and end > pause[0]:
                raise Breach(f"{row}: overlaps the break")
            else:
                counts[0] += 1
            # Who commutes begins at the first meeting: the way there is her own time.
            at_home = row is rows[0] and coach.get("commutes", False)
            leg = 0 if at_home else self._minutes(coach, place, row["place"])
            if free + leg > start:
                raise Breach(f"{row}: cannot be reached in time")
            total, place, free = total + leg, row["place"], end
        if pause and rows:
            free = max(free, pause[1])
        home = 0 if coach.get("commutes", False) else self._minutes(coach, place, coach["base"])
        if free + home > shift["end_minute"]:
            raise Breach(f"{coach['id']} on day {shift['day']}: not back at base in time")
        if max(counts) > self.rules["meetings_per_half"]:
            raise Breach(f"{coach['id']} on day {shift['day']}: too many meetings")
        return total + home

    # -- money -------------------------------------------------------------------------------

    def _parts(
        self,
        per_request: dict[str, list[Row]],
        travel: int,
        loads: dict[tuple[str, int], int],
        changed: list[Row],
    ) -> dict[str, int]:
        weights = self.weights
        waiting = unserved = missed = over = 0
        for name, request in self.requests.items():
            rows = per_request.get(name)
            if rows is None:
                unserved += weights["unserved"] * request["urgency"] + weights["unserved_base"]
                continue
            waiting += weights["waiting_day"] * request["urgency"] * min(row["day"] for row in rows)
            wanted = request.get("preferred_coach")
            if wanted is not None and wanted not in {row["coach"] for row in rows}:
                missed += weights["missed_preference"]
        for (coach, week), minutes in loads.items():
            budget = _budget(self.coaches[coach], week)
            if minutes > budget:
                raise Breach(f"{coach} in week {week}: {minutes} minutes, {budget} to spend")
            soft = self.coaches[coach].get("soft_limit_minutes", self.coaches[coach]["minutes_per_week"])
            over += max(0, minutes - soft)
        return {
            "unserved": unserved,
            "waiting": waiting,
            "travel": travel * weights["travel_minute"],
            "missed_preference": missed,
            "over_soft_limit": over * weights["over_soft_minute"],
            "changes": len(changed) * weights["change"],
        }

    def _changed(self, rows: list[Row], previous: list[Row]) -> list[Row]:
        """Rows of the earlier plan that could have stayed and did not."""
        now = {_key(row) for row in rows}
        return [row for row in previous if _key(row) not in now and self._could_stay(row)]

    def _could_stay(self, row: Row) -> bool:
        request, coach = self.requests.get(row["request"]), self.coaches.get(row["coach"])
        if request is None or coach is None or request["id"] in self.pinned:
            return False
        if row["place"] not in self.places:
            return False
        return self._possible(request, row) and self._has_partner(request, row)

    def _possible(self, request: Row, row: Row) -> bool:
        """Whether this row could stand in some plan, looked at on its own."""
        coach = self.coaches[row["coach"]]
        return self._row_breaks(request, row) is None and self._alone_fits(coach, request, row)

    def _has_partner(self, request: Row, row: Row) -> bool:
        """Whether the rest of a pair is possible: another coach then, or this coach on another day."""
        pair = request.get("pair")
        if not pair:
            return True
        if pair["kind"] == "together":
            others = [{**row, "coach": coach} for coach in self.coaches if coach != row["coach"]]
            return any(self._possible(request, other) for other in others)
        least, most = pair.get("min_days", 1), pair.get("max_days", 28)
        for option in request["options"]:
            if least <= abs(option["day"] - row["day"]) <= most:
                earliest = option["earliest_minute"]
                for start in range(earliest, option.get("latest_minute", earliest) + 1):
                    moment = {"day": option["day"], "start_minute": start, "place": option["place"]}
                    if self._possible(request, {**row, **moment}):
                        return True
        return False

    def _alone_fits(self, coach: Row, request: Row, row: Row) -> bool:
        """Whether some half of a shift has room for the meeting and the trips it cannot avoid."""
        leg = 0 if coach.get("commutes", False) else self._minutes(coach, coach["base"], row["place"])
        start, end = row["start_minute"], row["start_minute"] + request["minutes"]
        if request["minutes"] + 2 * leg > _budget(coach, row["day"] // 7):
            return False
        for shift in coach["shifts"]:
            pause = _pause(shift)
            whole = (shift["start_minute"] + leg, shift["end_minute"] - leg)
            halves = [(whole[0], pause[0]), (pause[1], whole[1])] if pause else [whole]
            if shift["day"] == row["day"] and any(low <= start and end <= high for low, high in halves):
                return True
        return False

    def _minutes(self, coach: Row, a: str, b: str) -> int:
        means = coach.get("travels_by") or next(iter(self.question.get("travel", {"car": {}})))
        if means not in self._maps:
            self._maps[means] = _map(self.question, means)
        return self._maps[means][a, b]


def _budget(coach: Row, week: int) -> int:
    """Minutes to spend in one week."""
    by_week = coach.get("minutes_by_week")
    minutes: int = by_week[week] if by_week else coach["minutes_per_week"]
    return minutes


def _key(row: Row) -> tuple[str, str, int, int, str]:
    return row["request"], row["coach"], row["day"], row["start_minute"], row["place"]


def _pause(shift: Row) -> tuple[int, int] | None:
    """The break in a shift; one longer than 330 minutes has one in the middle unless it says otherwise."""
    start, end = shift["start_minute"], shift["end_minute"]
    if "break_start_minute" not in shift and end - start <= 330:
        return None
    first = shift.get("break_start_minute", (start + end) // 2 - 15)
    return first, shift.get("break_end_minute", first + 30)


def _map(question: dict[str, Any], means: str) -> dict[tuple[str, str], int]:
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
