"""A planner agrees, pins, moves and goes back. Nothing is sent by any of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.dateparse import parse_datetime

from rugzak.apps.planning.events import ProposalChanged
from rugzak.apps.planning.judging import refuse_misfit
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Facts
from rugzak.apps.planning.refusals import DoesNotFit, NothingToUndo, sentence_of
from rugzak.apps.planning.services.holding import held, mark, remember
from rugzak.apps.planning.words import ProposalState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def agree(*, proposal: Proposal, seen: int, by: Member) -> Proposal:
    """This one may go out when the planner confirms; a new computation leaves it where it is."""
    return _change(proposal, seen, by, state=ProposalState.AGREED)


@transaction.atomic
def let_go(*, proposal: Proposal, seen: int, by: Member) -> Proposal:
    """Back to a proposal that may still move."""
    return _change(proposal, seen, by, state=ProposalState.PROPOSED, is_pinned=False)


@transaction.atomic
def pin(*, proposal: Proposal, on: bool, seen: int, by: Member) -> Proposal:
    """A pinned proposal stays where it is, whatever that costs; it is not agreed yet."""
    return _change(proposal, seen, by, is_pinned=on)


@transaction.atomic
def agree_all(*, plan: Plan, seen: int, by: Member) -> int:
    """Agree on all that is proposed now; returns how many."""
    fresh = held(plan.pk, seen=seen, by=by)
    rows = list(Proposal.objects.filter(plan=fresh, state=ProposalState.PROPOSED))
    remember(fresh, rows)
    for row in rows:
        row.state = ProposalState.AGREED
    Proposal.objects.bulk_update(rows, ["state"])
    mark(fresh, by, "undo")
    for row in rows:
        record(ProposalChanged(plan_id=fresh.pk, proposal_id=row.pk, by_id=by.pk))
    return len(rows)


@transaction.atomic
def move_to(
    *,
    proposal: Proposal,
    appointment_id: UUID,
    start: datetime,
    facts: Facts,
    prices: dict[str, int],
    seen: int,
    by: Member,
) -> Proposal:
    """Another coach or moment, chosen by hand and pinned. Raises DoesNotFit with what stands in the way."""
    others = Proposal.objects.filter(plan=proposal.plan_id).exclude(pk=proposal.pk)
    refuse_misfit(proposal, appointment_id, start, facts, prices, others)
    ask = facts.ask(proposal.ask_id)
    return _change(
        proposal,
        seen,
        by,
        state=ProposalState.PROPOSED,
        appointment_id=appointment_id,
        start=start,
        location_id=ask.location_id if ask else None,
        is_pinned=True,
        by_hand=True,
    )


@transaction.atomic
def undo(*, plan: Plan, seen: int, by: Member) -> int:
    """Back to how it stood before the last change; returns how many proposals that touched."""
    fresh = held(plan.pk, seen=seen, by=by)
    if not fresh.undo:
        raise NothingToUndo
    step = fresh.undo.pop()
    rows = {str(row.pk): row for row in Proposal.objects.filter(plan=fresh).exclude(state=ProposalState.SENT)}
    touched = [(rows[one["id"]], one) for one in step if one["id"] in rows]
    for row, before in touched:
        row.state, row.is_pinned, row.by_hand = before["state"], before["is_pinned"], before["by_hand"]
        row.appointment_id = UUID(before["appointment_id"]) if before["appointment_id"] else None
        row.location_id = UUID(before["location_id"]) if before["location_id"] else None
        row.start = parse_datetime(before["start"]) if before["start"] else None
        row.save()
        record(ProposalChanged(plan_id=fresh.pk, proposal_id=row.pk, by_id=by.pk))
    mark(fresh, by, "undo")
    return len(touched)


def _change(proposal: Proposal, seen: int, by: Member, **values: object) -> Proposal:
    plan = held(proposal.plan_id, seen=seen, by=by)
    fresh = Proposal.objects.get(pk=proposal.pk, plan=plan)
    if fresh.state == ProposalState.SENT or (fresh.start is None and "start" not in values):
        raise DoesNotFit(sentence_of(ValueError("")))
    remember(plan, [fresh])
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.save()
    mark(plan, by, "undo")
    record(ProposalChanged(plan_id=plan.pk, proposal_id=fresh.pk, by_id=by.pk))
    return fresh
