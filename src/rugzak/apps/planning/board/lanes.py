"""Lanes per coach: each day with its blocks, and the road between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.words import Setting, VisitState
from rugzak.apps.planning import most, wording
from rugzak.apps.planning.board.listed import Listed
from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.queries import Facts, Fixed, Seat
from rugzak.apps.planning.words import ProposalState
from rugzak.ground.kernel.weeks import Week

WORKING_DAYS = 5
# Per coach and week of the plan the minutes that the proposals take.
Added = dict[tuple[str, int], int]


@dataclass
class Block:
    """One visit on the board: when, where, what kind; of one colleague time and place only."""

    start: datetime
    end: datetime
    look: str
    title: str
    kind: str
    location_id: UUID | None
    proposal: Proposal | None = None
    is_personal: bool = False
    # Where it stood before, whose visit it is, or who is asked to go instead.
    was: str = ""
    travel: int = 0

    @property
    def is_pinned(self) -> bool:
        return self.proposal is not None and self.proposal.is_pinned


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
    """Everybody who coaches here on some day of the week."""
    here = [seat for seat in facts.seats if any(seat.appointment.runs_on(day) for day in week.days)]
    return [_lane(facts, seat, rows, week, added) for seat in here]


def _lane(facts: Facts, seat: Seat, rows: Sequence[Listed], week: Week, added: Added) -> Lane:
    number = (week.monday - facts.scope.first_day).days // 7
    mine = [one for one in rows if one.is_on_the_board and str(one.proposal.appointment_id) == seat.id]
    days = [_day(seat, day) for day in week.days]
    blocks = [*_standing(facts, seat), *(_proposed(facts, one) for one in mine), *_seeking(seat, rows)]
    for day in days:
        there = [one for one in blocks if timezone.localtime(one.start).date() == day.day]
        day.blocks = _with_roads(facts, seat, sorted(there, key=lambda one: one.start))
    weekend = [day for day in days[WORKING_DAYS:] if day.blocks]
    return Lane(
        seat,
        days[:WORKING_DAYS] + weekend,
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


def _standing(facts: Facts, seat: Seat) -> Iterator[Block]:
    for one in facts.fixed_of(seat):
        visit = one.visit
        if visit is None:
            yield _offered(one)
        elif seat.comes_to(one):
            yield _visit(visit, "done" if visit.state == VisitState.DONE else "standing")
        else:
            yield _not_hers(visit, one.stand_in)


def _offered(one: Fixed) -> Block:
    """What lies before somebody: a colleague who chooses a moment, or this coach who is asked to stand in."""
    return Block(
        one.start,
        one.end,
        "asked",
        one.team or _("Persoonlijk"),
        _("wacht op antwoord"),
        one.location_id,
        is_personal=not one.team,
        was=wording.instead_of(one.instead_of) if one.instead_of else "",
    )


def _not_hers(visit: Visit, stand_in: str) -> Block:
    """Her visit on a day on which she is away: somebody is asked to go, or nobody yet."""
    if not stand_in:
        return _visit(visit, "seeking", _("zoekt nog iemand"))
    return _visit(visit, "asked", _("%(name)s gevraagd, wacht op een ja") % {"name": stand_in})


def _visit(visit: Visit, look: str, was: str = "") -> Block:
    return Block(
        visit.start,
        visit.end,
        look,
        visit.location.name if visit.location else _("Eigen plek"),
        str(Setting(visit.setting).label) if visit.team else _("alleen tijd en plaats"),
        visit.location_id,
        is_personal=not visit.team,
        was=was,
    )


def _seeking(seat: Seat, rows: Sequence[Listed]) -> Iterator[Block]:
    """Visits of hers that look for somebody else, and have nobody."""
    for one in rows:
        visit = one.proposal.moves
        if one.seeks and visit is not None and visit.appointment.member_id == seat.appointment.member_id:
            yield _not_hers(visit, "")


def _proposed(facts: Facts, one: Listed) -> Block:
    row, ask = one.proposal, one.ask
    assert row.start is not None
    look = "agreed" if row.state == ProposalState.AGREED else "moved" if row.before else "proposed"
    return Block(
        row.start,
        row.end,
        look,
        one.title,
        wording.kind_of(ask),
        ask.location_id,
        row,
        ask.is_personal,
        wording.was_of(facts, row),
    )


def _with_roads(facts: Facts, seat: Seat, blocks: list[Block]) -> list[Block]:
    """Minutes from the block before; the first trip of a day is her own time (decision 0007)."""
    numbers = {key: number for number, key in enumerate(facts.places)}
    matrix = facts.roads.get(seat.appointment.travels_by, [])
    for before, after in pairwise(blocks):
        if before.location_id in numbers and after.location_id in numbers:
            after.travel = matrix[numbers[before.location_id]][numbers[after.location_id]]
    return blocks
