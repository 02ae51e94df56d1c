"""The blocks of a lane: what stands, what is proposed, and what looks for somebody; and the road between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from django.utils.translation import gettext as _

from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.words import Setting, VisitState
from rugzak.apps.planning import wording
from rugzak.apps.planning.board.listed import Listed
from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.queries import Facts, Fixed, Seat
from rugzak.apps.planning.words import ProposalState


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


def standing(facts: Facts, seat: Seat) -> Iterator[Block]:
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


def seeking(seat: Seat, rows: Sequence[Listed]) -> Iterator[Block]:
    """Visits of hers that look for somebody else, and have nobody."""
    for one in rows:
        visit = one.proposal.moves
        if one.seeks and visit is not None and visit.appointment.member_id == seat.appointment.member_id:
            yield _not_hers(visit, "")


def proposed(facts: Facts, one: Listed) -> Block:
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


def with_roads(facts: Facts, seat: Seat, blocks: list[Block]) -> list[Block]:
    """Minutes from the block before; the first trip of a day is her own time (decision 0007)."""
    numbers = {key: number for number, key in enumerate(facts.places)}
    matrix = facts.roads.get(seat.appointment.travels_by, [])
    for before, after in pairwise(blocks):
        if before.location_id in numbers and after.location_id in numbers:
            after.travel = matrix[numbers[before.location_id]][numbers[after.location_id]]
    return blocks
