"""Everything on the page of the board, laid out from one reading of the facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rugzak.apps.planning import bridge
from rugzak.apps.planning.board.lanes import Added, Lane, lanes_of
from rugzak.apps.planning.board.left_out import LeftOut, left_out_of
from rugzak.apps.planning.board.listed import Listed, listed
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Facts
from rugzak.apps.planning.refusals import sentence_of
from rugzak.apps.planning.words import ProposalState
from rugzak.ground.kernel.weeks import Week


@dataclass
class Board:
    """Everything on the page, made from one reading of the facts."""

    facts: Facts
    plan: Plan | None
    proposals: list[Listed]
    week: Week
    lanes: list[Lane]
    left_out: list[LeftOut]
    trouble: str = ""

    def with_state(self, state: ProposalState) -> list[Listed]:
        return [one for one in self.proposals if one.proposal.state == state]

    @property
    def proposed(self) -> list[Listed]:
        return self.with_state(ProposalState.PROPOSED)

    @property
    def agreed(self) -> list[Listed]:
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
        facts = self.facts
        mine = [(seat, one) for seat in facts.seats for one in facts.fixed_of(seat) if not one.is_offer]
        return sum(seat.comes_to(one) for seat, one in mine)

    @property
    def is_planned(self) -> bool:
        return bool(self.plan and self.plan.outcome)


def make_board(
    facts: Facts, plan: Plan | None, proposals: Sequence[Proposal], prices: dict[str, int], week: Week
) -> Board:
    """Lay everything out. A plan that no longer fits is shown, with the sentence that says so."""
    question = bridge.make_question(facts, prices)
    rows = listed(facts, proposals)
    added, trouble = _added_minutes(question, [one.proposal for one in rows])
    left_out = left_out_of(question, rows, is_planned=bool(plan and plan.outcome))
    return Board(facts, plan, rows, week, lanes_of(facts, rows, week, added), left_out, trouble)


def _added_minutes(question: bridge.Question, proposals: Sequence[Proposal]) -> tuple[Added, str]:
    """Per coach and week what the proposals take, road included; the judge adds it up."""
    rows = bridge.rows_of(question.facts, proposals)
    try:
        before = bridge.consequences(question, [])
        after = bridge.consequences(question, rows, [row["request"] for row in rows])
    except bridge.Breach as breach:
        minutes = {str(one.ask_id): one.minutes for one in proposals}
        rough: Added = {}
        for row in rows:
            key = row["coach"], row["day"] // 7
            rough[key] = rough.get(key, 0) + minutes[row["request"]]
        return rough, sentence_of(breach)
    return {key: load - before.loads.get(key, 0) for key, load in after.loads.items()}, ""
