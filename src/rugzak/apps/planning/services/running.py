"""Ask for a plan, keep how the computing goes, and write down what it found."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.apps.planning import bridge, reasons
from rugzak.apps.planning.events import PlanAsked, PlanFailed, PlanMade
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Facts, Scope, gather, moving_of, proposals_of
from rugzak.apps.planning.refusals import Changed
from rugzak.apps.planning.services.holding import locked, mark, name_of, refuse_busy
from rugzak.apps.planning.words import BUSY, MOST_PROGRESS, Halt, PlanState, ProposalState
from rugzak.apps.support.queries import Ask
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record

Rows = list[dict[str, Any]]


@transaction.atomic
def ask_for_plan(*, scope: Scope, seen: int, by: Member) -> Plan:
    """Queue the computing of this region; one at a time. What was agreed or pinned stays.

    Raises SomebodyPlans while another computation runs, Changed when somebody else was first.
    """
    plan, _made = Plan.objects.get_or_create(
        programme_id=scope.programme_id, region_id=scope.region_id, defaults={"first_day": scope.first_day}
    )
    plan = locked(plan.pk)
    refuse_busy(plan)
    if plan.version != seen:
        raise Changed(name_of(plan))
    plan.first_day, plan.weeks = scope.first_day, scope.weeks
    plan.state, plan.halt, plan.progress, plan.undo = PlanState.QUEUED, Halt.NONE, [], []
    mark(plan, by, "first_day", "weeks", "state", "halt", "progress", "undo")
    record(PlanAsked(plan_id=plan.pk, region_id=plan.region_id, by_id=by.pk))
    return plan


@transaction.atomic
def open_plan(*, scope: Scope, by: Member) -> Plan:
    """The plan of this region, made when there was none; nothing is computed."""
    plan, made = Plan.objects.get_or_create(
        programme_id=scope.programme_id,
        region_id=scope.region_id,
        defaults={"first_day": scope.first_day, "weeks": scope.weeks, "changed_by": by},
    )
    if made:
        lay_out(plan_id=plan.pk, by=by)
    return locked(plan.pk)


@transaction.atomic
def begin(*, plan_id: UUID) -> Plan | None:
    """The worker takes it up; None when there is nothing to compute any more."""
    plan = locked(plan_id)
    if plan.state not in BUSY:
        return None
    plan.state, plan.changed_at = PlanState.RUNNING, timezone.now()
    plan.save(update_fields=["state", "changed_at"])
    return plan


@transaction.atomic
def note_progress(*, plan_id: UUID, seconds: float, cost: int, bound: int | None) -> bool:
    """Keep how far it is; returns whether to go on."""
    plan = locked(plan_id)
    plan.progress = [*plan.progress, [round(seconds, 1), cost, bound]][-MOST_PROGRESS:]
    plan.changed_at = timezone.now()
    plan.save(update_fields=["progress", "changed_at"])
    return plan.halt == Halt.NONE


@transaction.atomic
def halt(*, plan: Plan, wish: Halt, by: Member) -> Plan:
    """Take the best so far, or forget it; a computation that lost its worker ends here."""
    fresh = locked(plan.pk)
    if fresh.state not in BUSY:
        return fresh
    fresh.halt = wish
    if fresh.is_silent or fresh.state == PlanState.QUEUED:
        fresh.state = _as_before(fresh)
    mark(fresh, by, "halt", "state")
    return fresh


@transaction.atomic
def fail(*, plan_id: UUID, by: Member) -> None:
    """The computing did not work out; what stood before stands."""
    plan = locked(plan_id)
    plan.state = PlanState.FAILED
    mark(plan, by, "state")
    lay_out(plan_id=plan.pk, by=by)
    record(PlanFailed(plan_id=plan.pk, by_id=by.pk))


@transaction.atomic
def finish(
    *, plan_id: UUID, facts: Facts, rows: Rows, unserved: Rows, outcome: dict[str, Any], by: Member
) -> None:
    """Write the proposals. What was agreed stays; whose request is gone goes too."""
    plan = locked(plan_id)
    if plan.halt == Halt.DROP:
        plan.state = _as_before(plan)
        mark(plan, by, "state")
        return
    stood = {row.ask_id: row for row in Proposal.objects.filter(plan=plan)}
    placed = {UUID(row["request"]): row for row in rows}
    left = {UUID(row["request"]): row for row in unserved}
    for ask in facts.asks:
        before = stood.pop(ask.id, None)
        if before is not None and before.state == ProposalState.SENT:
            # Sent, and asked again: somebody said no, or let go. A new line, so that it can be sent anew.
            before.delete()
            before = None
        proposal = before or Proposal(plan=plan, **_about(ask))
        if proposal.state != ProposalState.AGREED:
            _write(proposal, ask, facts, placed.get(ask.id), left.get(ask.id))
    gone = [row.pk for row in stood.values() if row.state != ProposalState.SENT]
    Proposal.objects.filter(pk__in=gone).delete()
    plan.state = PlanState.DONE
    plan.outcome = {**outcome, "at": timezone.now().isoformat(), "stopped": plan.halt == Halt.TAKE}
    mark(plan, by, "state", "outcome")
    record(PlanMade(plan_id=plan.pk, proposals=len(rows), left_out=len(unserved), by_id=by.pk))


@transaction.atomic
def lay_out(*, plan_id: UUID, by: Member) -> None:
    """Without a computation: every open request gets a line, so that somebody can plan it by hand."""
    plan = locked(plan_id)
    rows = proposals_of(plan)
    facts = gather(by, Scope(plan.programme_id, plan.region_id, plan.week, plan.weeks), moving_of(rows))
    asked = {ask.id for ask in facts.asks}
    came_back = [row.pk for row in rows if row.state == ProposalState.SENT and row.ask_id in asked]
    Proposal.objects.filter(pk__in=came_back).delete()
    stood = {row.ask_id for row in rows if row.pk not in came_back}
    Proposal.objects.bulk_create(
        Proposal(
            plan=plan,
            **_about(ask),
            state=ProposalState.LEFT_OUT,
            minutes=round(ask.length.total_seconds() / 60),
            location_id=ask.location_id,
        )
        for ask in facts.asks
        if ask.id not in stood
    )
    mark(plan, by)


def _about(ask: Ask) -> dict[str, UUID | None]:
    """What a proposal hangs on: a request, or the visit that it comes instead of."""
    return {"request_id": ask.id} if ask.at is None else {"request_id": ask.request_id, "moves_id": ask.id}


def _write(
    proposal: Proposal,
    ask: Ask,
    facts: Facts,
    row: dict[str, Any] | None,
    left: dict[str, Any] | None,
) -> None:
    before = _where(proposal)
    proposal.minutes = round(ask.length.total_seconds() / 60)
    if row is None:
        proposal.state, proposal.appointment_id, proposal.start = ProposalState.LEFT_OUT, None, None
        proposal.is_pinned = proposal.by_hand = False
        proposal.location_id = ask.location_id
        proposal.why = reasons.of_left_out(left, ask, facts) if left else reasons.without_moment(facts)
    else:
        proposal.state = ProposalState.PROPOSED
        proposal.appointment_id = UUID(row["coach"])
        proposal.start = bridge.moment_at(facts, row["day"], row["start_minute"])
        proposal.location_id = ask.location_id
        proposal.why = reasons.of_placed(row["why"], ask, facts)
    proposal.before = before if before and before != _where(proposal) else {}
    proposal.save()


def _where(proposal: Proposal) -> dict[str, str]:
    """Who and when, to tell later what moved."""
    if proposal.start is None:
        return {}
    return {"coach": str(proposal.appointment_id), "start": proposal.start.isoformat()}


def _as_before(plan: Plan) -> PlanState:
    return PlanState.DONE if plan.outcome else PlanState.IDLE
