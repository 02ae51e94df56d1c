"""The board as a planner sees it: lanes per coach, blocks per day, who has no place and what would help."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.words import Setting, VisitState
from rugzak.apps.planning import bridge, most, wording
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Facts, Fixed, Seat
from rugzak.apps.planning.refusals import sentence_of
from rugzak.apps.planning.words import ProposalState
from rugzak.apps.support.queries import Ask
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.ui.dates import moment_words

WORKING_DAYS = 5


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


@dataclass(frozen=True)
class LeftOut:
    """A request without a place: how long the promise still runs, the first rule that fails, what would help."""

    ask: Ask
    title: str
    kind: str
    place: str
    why: str
    helps: list[str]
    proposal: Proposal | None
    nobody: bool
    is_new: bool = False

    @property
    def then(self) -> str:
        """When it was agreed, of a visit whose coach is away."""
        return moment_words(timezone.localtime(self.ask.at)) if self.ask.at else ""

    @property
    def days_left(self) -> int:
        return (self.ask.due_on - timezone.localdate()).days


@dataclass
class Board:
    """Everything on the page, made from one reading of the facts."""

    facts: Facts
    plan: Plan | None
    proposals: list[Proposal]
    week: Week
    lanes: list[Lane]
    left_out: list[LeftOut]
    trouble: str = ""

    def with_state(self, *states: ProposalState) -> list[Proposal]:
        return [one for one in self.proposals if one.state in states]

    @property
    def proposed(self) -> list[Proposal]:
        return self.with_state(ProposalState.PROPOSED)

    @property
    def agreed(self) -> list[Proposal]:
        return self.with_state(ProposalState.AGREED)

    @property
    def nobody(self) -> list[LeftOut]:
        return [one for one in self.left_out if one.nobody]

    @property
    def no_room(self) -> list[LeftOut]:
        return [one for one in self.left_out if not one.nobody and not one.is_new]

    @property
    def new(self) -> list[LeftOut]:
        """What was asked, or came back, after this plan was made."""
        return [one for one in self.left_out if one.is_new and not one.nobody]

    @property
    def waiting(self) -> int:
        """How many wait for a place that somebody could give them."""
        return len(self.new) + len(self.no_room)

    @property
    def standing(self) -> int:
        """How many visits stand already in these weeks, in this region's agendas."""
        return sum(not one.is_offer for one in self.facts.fixed)

    @property
    def is_planned(self) -> bool:
        return bool(self.plan and self.plan.outcome)


def make_board(
    facts: Facts, plan: Plan | None, proposals: list[Proposal], prices: dict[str, int], week: Week
) -> Board:
    """Lay everything out. A plan that no longer fits is shown, with the sentence that says so."""
    question = bridge.make_question(facts, prices)
    here = [one for one in proposals if facts.ask(one.ask_id)]
    for one in here:
        one.ask = facts.ask(one.ask_id)  # type: ignore[attr-defined]  # for the page only
        one.title = wording.title_of(one.ask)  # type: ignore[attr-defined]
        one.place = wording.place_of(facts, one.ask)  # type: ignore[attr-defined]
    added, trouble = _added_minutes(question, here)
    lanes = [_lane(facts, seat, here, week, added) for seat in facts.seats if _works_in(seat, week)]
    left_out = _left_out(question, here, is_planned=bool(plan and plan.outcome))
    return Board(facts, plan, here, week, lanes, left_out, trouble)


def _added_minutes(
    question: bridge.Question, proposals: list[Proposal]
) -> tuple[dict[tuple[str, int], int], str]:
    """Per coach and week what the proposals take, road included; the judge adds it up."""
    rows = bridge.rows_of(question.facts, proposals)
    try:
        before = bridge.consequences(question, [])
        after = bridge.consequences(question, rows, [row["request"] for row in rows])
    except bridge.Breach as breach:
        minutes = {str(one.ask_id): one.minutes for one in proposals}
        rough: dict[tuple[str, int], int] = {}
        for row in rows:
            key = row["coach"], row["day"] // 7
            rough[key] = rough.get(key, 0) + minutes[row["request"]]
        return rough, sentence_of(breach)
    return {key: load - before.loads.get(key, 0) for key, load in after.loads.items()}, ""


def _works_in(seat: Seat, week: Week) -> bool:
    return any(seat.appointment.runs_on(day) for day in week.days)


def _lane(
    facts: Facts, seat: Seat, proposals: list[Proposal], week: Week, added: dict[tuple[str, int], int]
) -> Lane:
    number = (week.monday - facts.scope.first_day).days // 7
    days = [_day(seat, day) for day in week.days]
    blocks = [_fixed_block(one) for one in facts.fixed_of(seat)]
    blocks += [
        _proposal_block(facts, one)
        for one in proposals
        if str(one.appointment_id) == seat.id and one.is_open and one.start
    ]
    for day in days:
        mine = [one for one in blocks if timezone.localtime(one.start).date() == day.day]
        day.blocks = _with_roads(facts, seat, sorted(mine, key=lambda one: one.start))
    weekend = [day for day in days[WORKING_DAYS:] if day.blocks]
    return Lane(
        seat,
        days[:WORKING_DAYS] + weekend,
        timedelta(minutes=seat.taken_minutes[week]),
        timedelta(minutes=added.get((seat.id, number), 0)),
        _visits(facts, seat, proposals, week) if seat.most is not None else 0,
    )


def _day(seat: Seat, day: date) -> BoardDay:
    knows = seat.roster.knows(day)
    spans = seat.roster.spans_on(day) if knows else []
    return BoardDay(day, is_away=seat.times.is_away(day), is_rostered=knows, shifts=spans)


def _visits(facts: Facts, seat: Seat, proposals: list[Proposal], week: Week) -> int:
    """Visits in the four weeks that end with this one, what is proposed included."""
    counts = most.counted(facts, seat)
    mine = [
        one.start for one in proposals if str(one.appointment_id) == seat.id and one.is_open and one.start
    ]
    counts.update(Week.of(timezone.localtime(start).date()) for start in mine)
    return most.in_four_weeks(counts, week)


def _fixed_block(one: Fixed) -> Block:
    visit = one.visit
    if one.is_offer or visit is None:
        kind = _("wacht op antwoord")
        return Block(
            one.start,
            one.end,
            "asked",
            one.team or _("Persoonlijk"),
            kind,
            one.location_id,
            is_personal=not one.team,
        )
    kind = str(Setting(visit.setting).label) if visit.team else _("alleen tijd en plaats")
    title = visit.location.name if visit.location else _("Eigen plek")
    look = "done" if visit.state == VisitState.DONE else "standing"
    return Block(one.start, one.end, look, title, kind, one.location_id, is_personal=not visit.team)


def _proposal_block(facts: Facts, one: Proposal) -> Block:
    ask: Ask = one.ask  # type: ignore[attr-defined]
    assert one.start is not None
    look = "agreed" if one.state == ProposalState.AGREED else "moved" if one.before else "proposed"
    return Block(
        one.start,
        one.end,
        look,
        wording.title_of(ask),
        wording.kind_of(ask),
        ask.location_id,
        one,
        ask.is_personal,
        wording.was_of(facts, one),
    )


def _with_roads(facts: Facts, seat: Seat, blocks: list[Block]) -> list[Block]:
    """Minutes from the block before; the first trip of a day is her own time (decision 0007)."""
    numbers = {key: number for number, key in enumerate(facts.places)}
    matrix = facts.roads.get(seat.appointment.travels_by, [])
    for before, after in pairwise(blocks):
        if before.location_id in numbers and after.location_id in numbers:
            minutes = matrix[numbers[before.location_id]][numbers[after.location_id]]
            after.travel = minutes
    return blocks


def _left_out(question: bridge.Question, proposals: list[Proposal], *, is_planned: bool) -> list[LeftOut]:
    """Before a plan is made: who nobody can serve. Afterwards: everybody without a place, new ones too."""
    facts, found = question.facts, []
    planned = {one.ask_id: one for one in proposals if one.state != ProposalState.SENT}
    impossible = {row["request"]: row for row in bridge.impossible_for_all(question)}
    for ask in facts.asks:
        proposal = planned.get(ask.id)
        if proposal is not None and proposal.state != ProposalState.LEFT_OUT:
            continue
        why: dict[str, Any] | None = proposal.why if proposal and proposal.why else None
        if why is None and str(ask.id) in impossible:
            why = bridge.left_out(impossible[str(ask.id)], ask, facts)
        if why is None and bridge.has_no_moment(question, ask):
            why = bridge.left_out(None, ask, facts)
        if why is not None or proposal is not None or is_planned:
            found.append(_without_place(facts, ask, proposal, why or {}))
    return sorted(found, key=lambda one: (not one.nobody, one.ask.due_on))


def _without_place(facts: Facts, ask: Ask, proposal: Proposal | None, why: dict[str, Any]) -> LeftOut:
    return LeftOut(
        ask,
        wording.title_of(ask),
        wording.kind_of(ask),
        wording.place_of(facts, ask),
        wording.why_not(facts, why),
        [wording.help_of(facts, one) for one in why.get("help", ())],
        proposal,
        bool(why.get("nobody")),
        is_new=proposal is None,
    )
