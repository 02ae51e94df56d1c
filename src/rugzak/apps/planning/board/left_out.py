"""Who has no place: why not, and what would help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from rugzak.apps.planning import bridge, wording
from rugzak.apps.planning.board.listed import Listed
from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.queries import Facts
from rugzak.apps.planning.words import ProposalState
from rugzak.apps.support.queries import Ask
from rugzak.ground.ui.dates import moment_words


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


def left_out_of(question: bridge.Question, rows: Sequence[Listed], *, is_planned: bool) -> list[LeftOut]:
    """Before a plan is made: who nobody can serve. Afterwards: everybody without a place, new ones too."""
    facts, found = question.facts, []
    planned = {one.ask.id: one.proposal for one in rows if one.proposal.state != ProposalState.SENT}
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
