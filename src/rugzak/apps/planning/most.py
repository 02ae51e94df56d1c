"""The most visits of who does this of free will: so many in any four weeks, whatever their length.

The engine knows minutes and no counts. So what is too much is found here, in a plan that it made, and the plan is made
anew without those; the proven limit of the first plan holds for the second one, as it leaves more open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from rugzak.apps.planning.queries.facts import FAIR_WEEKS, Facts, Seat
from rugzak.ground.kernel.weeks import Week

Row = dict[str, Any]
Counts = Counter[Week]


def counted(facts: Facts, seat: Seat) -> Counts:
    """Visits per week that stand or wait for an answer, with those of the weeks before."""
    mine = [Week.of(one.day) for one in facts.fixed if one.appointment_id == seat.appointment.pk]
    before = {week: n for (key, week), n in facts.done_before.items() if key == seat.appointment.pk}
    return Counter(mine) + Counter(before)


def in_four_weeks(counts: Counts, last: Week) -> int:
    """How many in the four weeks that end with ``last``."""
    return sum(counts[last - number] for number in range(FAIR_WEEKS))


def has_room(counts: Counts, week: Week, most: int) -> bool:
    """Whether one more visit in ``week`` leaves every four weeks around it within ``most``."""
    return all(in_four_weeks(counts, week + number) < most for number in range(FAIR_WEEKS))


def with_most(facts: Facts) -> list[Seat]:
    return [seat for seat in facts.seats if seat.most is not None]


def full(facts: Facts) -> set[str]:
    """Who has no room for a visit in any of these weeks."""
    return {
        seat.id
        for seat in with_most(facts)
        if not any(has_room(counted(facts, seat), week, seat.most or 0) for week in facts.scope.all_weeks)
    }


def too_many(facts: Facts, rows: Iterable[Row], kept: Collection[str]) -> set[tuple[str, str]]:
    """Request and coach of what goes past somebody's most. What was decided by hand counts first, then the earliest."""
    over = set()
    ordered = sorted(rows, key=lambda row: (row["request"] not in kept, row["day"], row["start_minute"]))
    for seat in with_most(facts):
        counts = counted(facts, seat)
        for row in (one for one in ordered if one["coach"] == seat.id):
            week = facts.scope.week + row["day"] // 7
            if row["request"] not in kept and not has_room(counts, week, seat.most or 0):
                over.add((row["request"], seat.id))
            else:
                counts[week] += 1
    return over


def instead_of(facts: Facts, rows: Iterable[Row], over: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    """Everything that who goes past it is kept from: all but what she keeps, so that nothing else takes its place."""
    coaches = {coach for _request, coach in over}
    kept = {(row["request"], row["coach"]) for row in rows} - set(over)
    pairs = [(str(ask.id), coach) for ask in facts.asks for coach in sorted(coaches)]
    return [pair for pair in pairs if pair not in kept]


def fits(facts: Facts, rows: Iterable[Row], row: Row) -> bool:
    """Whether ``row`` can be added to what stands and to the other rows."""
    seat = facts.seat(row["coach"])
    if seat is None or seat.most is None:
        return True
    counts = counted(facts, seat)
    for one in rows:
        if one["coach"] == seat.id and one["request"] != row["request"]:
            counts[facts.scope.week + one["day"] // 7] += 1
    return has_room(counts, facts.scope.week + row["day"] // 7, seat.most)
