"""Lanes per coach: each day of the week with its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import compress

from django.utils import timezone

from rugzak.apps.planning import most
from rugzak.apps.planning.board.blocks import Block, proposed, seeking, standing, with_roads
from rugzak.apps.planning.board.listed import Listed
from rugzak.apps.planning.queries import Facts, Seat
from rugzak.ground.kernel.weeks import Week

WORKING_DAYS = 5
# Per coach and week of the plan the minutes that the proposals take.
Added = dict[tuple[str, int], int]


@dataclass
class BoardDay:
    day: date
    blocks: list[Block] = field(default_factory=list)
    is_away: bool = False
    # When she works, where a roster came in; a day without a shift is a day off.
    is_rostered: bool = False
    shifts: list[tuple[datetime, datetime]] = field(default_factory=list)

    @property
    def is_today(self) -> bool:
        return self.day == timezone.localdate()


@dataclass
class Lane:
    """One coach in one week."""

    seat: Seat
    days: list[BoardDay]
    taken: timedelta
    proposed: timedelta
    visits: int = 0

    @property
    def used(self) -> timedelta:
        return self.taken + self.proposed

    @property
    def released(self) -> timedelta:
        return timedelta(minutes=self.seat.released)

    @property
    def is_full(self) -> bool:
        """Does what was agreed at most, or more."""
        return self.seat.most is not None and self.visits >= self.seat.most


def lanes_of(facts: Facts, rows: Sequence[Listed], week: Week, added: Added) -> list[Lane]:
    """Everybody who coaches here on some day of the week; a day of the weekend is there for all or for nobody."""
    here = [seat for seat in facts.seats if any(seat.appointment.runs_on(day) for day in week.days)]
    lanes = [_lane(facts, seat, rows, week, added) for seat in here]
    shown = [
        number < WORKING_DAYS or any(lane.days[number].blocks for lane in lanes)
        for number in range(len(week.days))
    ]
    for lane in lanes:
        lane.days = list(compress(lane.days, shown))
    return lanes


def _lane(facts: Facts, seat: Seat, rows: Sequence[Listed], week: Week, added: Added) -> Lane:
    number = (week.monday - facts.scope.first_day).days // 7
    mine = [one for one in rows if one.is_on_the_board and str(one.proposal.appointment_id) == seat.id]
    days = [_day(seat, day) for day in week.days]
    blocks = [*standing(facts, seat), *(proposed(facts, one) for one in mine), *seeking(seat, rows)]
    for day in days:
        there = [one for one in blocks if timezone.localtime(one.start).date() == day.day]
        day.blocks = with_roads(facts, seat, sorted(there, key=lambda one: one.start))
    return Lane(
        seat,
        days,
        timedelta(minutes=seat.taken_minutes[week]),
        timedelta(minutes=added.get((seat.id, number), 0)),
        _visits(facts, seat, mine, week) if seat.most is not None else 0,
    )


def _day(seat: Seat, day: date) -> BoardDay:
    knows = seat.roster.knows(day)
    spans = seat.roster.spans_on(day) if knows else []
    return BoardDay(day, is_away=seat.times.is_away(day), is_rostered=knows, shifts=spans)


def _visits(facts: Facts, seat: Seat, mine: Sequence[Listed], week: Week) -> int:
    """Visits in the four weeks that end with this one, what is proposed included."""
    counts = most.counted(facts, seat)
    starts = [one.proposal.start for one in mine if one.proposal.start]
    counts.update(Week.of(timezone.localtime(start).date()) for start in starts)
    return most.in_four_weeks(counts, week)
