"""One coach on one day: whether she can be everywhere in time, and the minutes she travels."""

from __future__ import annotations

from rugzak.engines.planning.judge.asked import Asked, Row, pause
from rugzak.engines.planning.judge.verdict import Breach


def day_travel(asked: Asked, coach: Row, day: int, rows: list[Row]) -> int:
    """Travel minutes of all shifts of one day. Raises Breach when a row falls outside or does not fit."""
    left = sorted(rows, key=lambda row: row["start_minute"])
    total = 0
    for shift in coach["shifts"]:
        if shift["day"] == day:
            begin, end = shift["start_minute"], shift["end_minute"]
            mine = [row for row in left if begin <= row["start_minute"] < end]
            left = [row for row in left if row not in mine]
            total += _shift_travel(asked, coach, shift, mine)
    if left:
        raise Breach(f"{left[0]}: the coach does not work then")
    return total


def _shift_travel(asked: Asked, coach: Row, shift: Row, rows: list[Row]) -> int:
    """Travel of one shift; raises Breach if a meeting overlaps anything or cannot be reached."""
    around, commutes = pause(shift), coach.get("commutes", False)
    place, free, total = coach["base"], shift["start_minute"], 0
    for row in rows:
        start, end = row["start_minute"], row["start_minute"] + asked.requests[row["request"]]["minutes"]
        if around and start >= around[1]:
            free = max(free, around[1])
        elif around and end > around[0]:
            raise Breach(f"{row}: overlaps the break")
        # Who commutes begins at the first meeting: the way there is her own time.
        leg = 0 if commutes and row is rows[0] else asked.minutes(coach, place, row["place"])
        if free + leg > start:
            raise Breach(f"{row}: cannot be reached in time")
        total, place, free = total + leg, row["place"], end
    if around and rows:
        free = max(free, around[1])
    home = 0 if commutes else asked.minutes(coach, place, coach["base"])
    if free + home > shift["end_minute"]:
        raise Breach(f"{coach['id']} on day {shift['day']}: not back at base in time")
    if _most_in_a_half(around, rows) > asked.rules["meetings_per_half"]:
        raise Breach(f"{coach['id']} on day {shift['day']}: too many meetings")
    return total + home


def _most_in_a_half(around: tuple[int, int] | None, rows: list[Row]) -> int:
    """Meetings in the fullest half of a shift."""
    after = sum(1 for row in rows if around and row["start_minute"] >= around[1])
    return max(after, len(rows) - after)
