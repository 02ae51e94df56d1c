"""A proposal beside what it answers, in the words of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rugzak.apps.planning import wording
from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.queries import Facts
from rugzak.apps.planning.words import ProposalState
from rugzak.apps.support.queries import Ask


@dataclass(frozen=True)
class Listed:
    """One proposal whose question is still there."""

    proposal: Proposal
    ask: Ask
    title: str
    place: str

    @property
    def is_on_the_board(self) -> bool:
        return self.proposal.is_open and self.proposal.start is not None

    @property
    def seeks(self) -> bool:
        """It comes instead of a visit, and nobody was found who goes, or who was asked said no."""
        return self.proposal.moves is not None and self.proposal.state in (
            ProposalState.LEFT_OUT,
            ProposalState.SENT,
        )


def listed(facts: Facts, proposals: Iterable[Proposal]) -> list[Listed]:
    """Those of which the question is still there."""
    pairs = [(one, facts.ask(one.ask_id)) for one in proposals]
    return [
        Listed(one, ask, wording.title_of(ask), wording.place_of(facts, ask)) for one, ask in pairs if ask
    ]
