"""Reading who coaches: hours, competences, and shifts cut in halves around a break."""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.question.fields import Fields, place_in
from rugzak.engines.planning.question.instance import (
    DAYS_PER_WEEK,
    MINUTES_PER_DAY,
    Coach,
    Half,
    Impossible,
    Shift,
)

LONGEST_HALF_MINUTES = 330  # a longer stretch is cut in two at a break
BREAK_MINUTES = 30


def read_coach(item: Fields, places: dict[str, int], travel: dict[str, Any], days: int) -> Coach:
    """One coach; shifts are sorted and may not overlap."""
    means = item.text("travels_by", next(iter(travel), "car"))
    if means not in travel:
        raise Impossible(f"{item.at('travels_by')}: {means!r} is not in travel")
    minutes = item.whole("minutes_per_week", most=7 * MINUTES_PER_DAY)
    home = place_in(item, "base", places)
    coach = Coach(
        id=item.text("id"),
        base=len(places) if item.yes_or_no("commutes") else home,
        home=home,
        line=item.text_or_none("line"),
        competences=item.texts("competences"),
        minutes_per_week=minutes,
        soft_limit_minutes=item.whole("soft_limit_minutes", minutes, most=7 * MINUTES_PER_DAY),
        travels_by=means,
        shifts=tuple(sorted((_shift(s, days) for s in item.items("shifts")), key=_shift_order)),
        minutes_by_week=_minutes_by_week(item, days),
    )
    item.only_known()
    for before, after in zip(coach.shifts, coach.shifts[1:], strict=False):
        if before.day == after.day and after.halves[0].start < before.halves[-1].end:
            raise Impossible(f"{item.at('shifts')}: two shifts overlap on day {before.day}")
    return coach


def _minutes_by_week(item: Fields, days: int) -> tuple[int, ...]:
    """One number per week, for who has more or less to spend in one of them; empty when all are alike."""
    given = item.take("minutes_by_week", [])
    weeks = -(-days // DAYS_PER_WEEK)
    right = isinstance(given, list) and all(
        type(one) is int and 0 <= one <= 7 * MINUTES_PER_DAY for one in given
    )
    if not right or len(given) not in (0, weeks):
        raise Impossible(f"{item.at('minutes_by_week')}: expected whole minutes for each of {weeks} weeks")
    return tuple(given)


def _shift_order(shift: Shift) -> tuple[int, int]:
    return shift.day, shift.halves[0].start


def _shift(item: Fields, days: int) -> Shift:
    """A shift longer than five and a half hours is cut in two, at its break or in the middle."""
    day = item.whole("day", most=days - 1)
    start = item.whole("start_minute", most=MINUTES_PER_DAY)
    end = item.whole("end_minute", least=start + 1, most=MINUTES_PER_DAY)
    middle = (start + end) // 2 - BREAK_MINUTES // 2
    has_break = "break_start_minute" in item.value or end - start > LONGEST_HALF_MINUTES
    first = item.whole("break_start_minute", middle if has_break else start)
    second = item.whole("break_end_minute", first + BREAK_MINUTES if has_break else first)
    item.only_known()
    if not has_break:
        return Shift(day, (Half(start, end),))
    if not start < first <= second < end:
        raise Impossible(f"{item.at('break_start_minute')}: the break must lie inside the shift")
    return Shift(day, (Half(start, first), Half(second, end)))
