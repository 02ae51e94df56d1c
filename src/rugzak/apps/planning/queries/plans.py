"""Reads of plans and proposals; only who runs the programme sees any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from rugzak.apps.agenda.queries import Visit
from rugzak.apps.planning.models import Plan, Prices, Proposal
from rugzak.apps.planning.words import PRICES, ProposalState
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may


def plans_for(person: Member) -> QuerySet[Plan]:
    """Every plan of the organisation for who plans; nothing for anybody else."""
    rows = Plan.objects.select_related("programme", "region", "changed_by")
    return rows if may(person, "planning.plan") else rows.none()


def proposals_for(person: Member) -> QuerySet[Proposal]:
    rows = Proposal.objects.select_related("plan", "appointment__member", "location")
    return rows if may(person, "planning.plan") else rows.none()


def plan_of(person: Member, programme_id: UUID, region_id: UUID) -> Plan | None:
    return plans_for(person).filter(programme=programme_id, region=region_id).first()


def proposals_of(plan: Plan) -> list[Proposal]:
    """All of a plan, in order of time; who has no place comes last."""
    rows = Proposal.objects.filter(plan=plan).select_related(
        "appointment__member", "location", "moves__team", "moves__location", "moves__appointment__member"
    )
    return list(rows.prefetch_related("moves__stand_in_offers").order_by("start", "pk"))


def moving_of(proposals: Iterable[Proposal]) -> list[Visit]:
    """The visits that these proposals come instead of: until something is sent, and again after a no."""
    pairs = [(one.state, one.moves) for one in proposals if one.moves is not None and one.moves.is_ahead]
    return [visit for state, visit in pairs if state != ProposalState.SENT or visit.is_asked_in_vain]


@dataclass(frozen=True)
class Terms:
    """What things weigh in a programme, and per kind of moment of a team what a coach has to bring."""

    weights: dict[str, int]
    needs: dict[str, str]


def terms_of(programme_id: UUID) -> Terms:
    """What was set, else what is usual."""
    row = Prices.objects.filter(programme=programme_id).first()
    chosen = row.weights if row else {}
    weights = {price.name: int(chosen.get(price.name, price.usual)) for price in PRICES}
    return Terms(weights, dict(row.needs) if row else {})


def prices_of(programme_id: UUID) -> dict[str, int]:
    return terms_of(programme_id).weights
