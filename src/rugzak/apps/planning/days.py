"""A coach's day for the engine: when she can meet people, what stands already, and what lies in between.

Where a roster came in, she can only be there in her own shifts. What stands and fits in a half-day is a pin, so
that the road to and from it counts. What does not fit (at noon, in her own time, without a place on the map) only
takes its time away, with half an hour around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from rugzak.apps.agenda.queries import Roster
from rugzak.apps.agenda.words import HALVES_PER_DAY, Half
from rugzak.apps.planning import most
from rugzak.apps.planning.queries.facts import Facts, Fixed, Seat
from rugzak.apps.planning.words import NOTICE_NEEDED
from rugzak.ground.kernel.weeks import Week

MORNING, AFTERNOON, EVENING = (420, 750), (780, 1050), (1080, 1260)
SPANS = {Half.MORNING: MORNING, Half.AFTERNOON: AFTERNOON, Half.EVENING: EVENING}
EVERY = {day * HALVES_PER_DAY + half for day in range(7) for half in Half}
# Who said nothing about it, and of whom no roster came in, coaches in daytime on working days.
USUAL = {day * HALVES_PER_DAY + half for day in range(5) for half in (Half.MORNING, Half.AFTERNOON)}
AROUND, SHORTEST, BREAK = 30, 45, 30
MOST_IN_HALF = 4
QUARTER = 15

Span = tuple[int, int]
Minutes = Callable[[Fixed, Fixed], int]


@dataclass
class Day:
    """Shifts of one day, the fixed visits in them, and those that only take time."""

    shifts: list[dict[str, int]] = field(default_factory=list)
    pins: list[Fixed] = field(default_factory=list)
    cut: list[Fixed] = field(default_factory=list)


def day_of(facts: Facts, seat: Seat, day: date, minutes: Minutes, *, with_pins: bool = True) -> Day:
    """The day of a coach as the engine may use it."""
    number = facts.scope.day_number(day)
    fixed = sorted((one for one in facts.fixed_of(seat) if one.day == day), key=lambda one: one.start)
    spans = _open_spans(seat, day, facts.now)
    made = Day()
    for one in fixed:
        inside = any(span[0] <= minute_of(one.start) and _end(one) <= span[1] for span in spans)
        (made.pins if with_pins and inside and one.location_id else made.cut).append(one)
    spans = _without(spans, made.cut)
    _keep_what_fits(made, spans)
    spans = _without(spans, made.cut)
    made.shifts = _shifts(number, spans, made, minutes)
    return made


def minute_of(moment: datetime) -> int:
    """Minutes after midnight on the clock of the wall."""
    local = timezone.localtime(moment)
    return local.hour * 60 + local.minute


def within(spans: Iterable[Span], roster: Roster, day: date) -> list[Span]:
    """What of these stretches falls inside the shifts of a day."""
    return common(spans, [_minutes_on(day, start, end) for start, end in roster.spans_on(day)])


def common(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """What lies in one of both."""
    bounds = list(others)
    pieces = [(max(a, low), min(b, high)) for a, b in spans for low, high in bounds]
    return sorted({piece for piece in pieces if piece[1] > piece[0]})


def _minutes_on(day: date, start: datetime, end: datetime) -> Span:
    """Minutes after midnight; a shift that goes on tomorrow lasts until midnight here."""
    goes_on = timezone.localtime(end).date() > day
    return minute_of(start), 24 * 60 if goes_on else minute_of(end)


def _end(one: Fixed) -> int:
    return minute_of(one.start) + one.minutes


def _open_spans(seat: Seat, day: date, now: datetime) -> list[Span]:
    if not seat.appointment.runs_on(day) or seat.times.is_away(day):
        return []
    first = timezone.localtime(now + NOTICE_NEEDED)
    if day < first.date():
        return []
    is_rostered = seat.roster.knows(day)
    usual = EVERY if is_rostered else USUAL
    said = seat.times.halves if seat.times.halves is not None else usual
    spans = [span for half, span in SPANS.items() if day.weekday() * HALVES_PER_DAY + half in said]
    if is_rostered:
        spans = [one for one in within(spans, seat.roster, day) if one[1] - one[0] >= SHORTEST]
    if day > first.date():
        return spans
    begin = -(-(first.hour * 60 + first.minute) // QUARTER) * QUARTER
    return [(max(start, begin), end) for start, end in spans if end - max(start, begin) >= SHORTEST]


def _without(spans: list[Span], taken: list[Fixed]) -> list[Span]:
    for one in taken:
        low, high = minute_of(one.start) - AROUND, _end(one) + AROUND
        spans = [piece for span in spans for piece in _around(span, low, high)]
    return spans


def _around(span: Span, low: int, high: int) -> list[Span]:
    """What is left of a span beside a stretch that is taken, when it is long enough to meet somebody."""
    start, end = span
    if end <= low or high <= start:
        return [span]
    return [(a, b) for a, b in ((start, low), (high, end)) if b - a >= SHORTEST]


def _keep_what_fits(made: Day, spans: list[Span]) -> None:
    """After the cutting a fixed visit may have lost its half, and a half holds only so many."""
    kept: list[Fixed] = []
    for one in made.pins:
        home = next(
            (span for span in spans if span[0] <= minute_of(one.start) and _end(one) <= span[1]), None
        )
        beside = [other for other in kept if home and home[0] <= minute_of(other.start) < home[1]]
        fits = home is not None and len(beside) < MOST_IN_HALF
        (kept if fits else made.cut).append(one)
    made.pins = kept


def _shifts(number: int, spans: list[Span], made: Day, minutes: Minutes) -> list[dict[str, int]]:
    """Morning and afternoon that touch the break are one shift; other pieces stand alone."""
    spans = sorted(spans)
    morning = next((span for span in spans if span[1] == MORNING[1]), None)
    afternoon = next((span for span in spans if span[0] == AFTERNOON[0]), None)
    shifts = []
    if morning and afternoon:
        begin, end = _break(morning, made.pins, minutes)
        shifts.append(
            {
                "day": number,
                "start_minute": morning[0],
                "end_minute": afternoon[1],
                "break_start_minute": begin,
                "break_end_minute": end,
            }
        )
        spans = [span for span in spans if span not in (morning, afternoon)]
    alone = [{"day": number, "start_minute": start, "end_minute": end} for start, end in spans]
    return sorted(shifts + alone, key=lambda shift: shift["start_minute"])


def _break(morning: Span, pins: list[Fixed], minutes: Minutes) -> Span:
    """At half past twelve, or earlier when the first visit of the afternoon is further than that."""
    before = [one for one in pins if _end(one) <= MORNING[1]]
    after = [one for one in pins if minute_of(one.start) >= AFTERNOON[0] and _end(one) <= AFTERNOON[1]]
    if not before or not after:
        return MORNING[1], AFTERNOON[0]
    end = min(AFTERNOON[0], minute_of(after[0].start) - minutes(before[-1], after[0]))
    begin = end - BREAK
    if begin < max(_end(before[-1]), morning[0] + 1):
        return MORNING[1], AFTERNOON[0]
    return begin, end


def week_sums(facts: Facts, seat: Seat, pinned: dict[int, int]) -> list[int]:
    """What the engine may spend per week: what is left of the released hours, on top of what stands."""
    standing = standing_minutes(facts, seat)
    left = [max(0, seat.released - minutes) for minutes in standing]
    if seat.most is not None:
        counts = most.counted(facts, seat)
        has_room = [most.has_room(counts, week, seat.most) for week in facts.scope.all_weeks]
        left = [minutes if room else 0 for minutes, room in zip(left, has_room, strict=True)]
    return [pinned.get(number, 0) + minutes for number, minutes in enumerate(left)]


def standing_minutes(facts: Facts, seat: Seat) -> list[int]:
    """Per week what stands in the overview of hours, with what lies before somebody."""
    return [seat.taken_minutes[week] + _offered_minutes(facts, seat, week) for week in facts.scope.all_weeks]


def _offered_minutes(facts: Facts, seat: Seat, week: Week) -> int:
    """What lies before somebody already takes its time, until the answer."""
    mine = [one for one in facts.fixed_of(seat) if week.start <= one.start < week.end and one.is_offer]
    return sum(one.minutes for one in mine)
