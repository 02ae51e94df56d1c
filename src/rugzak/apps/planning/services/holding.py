"""Hold a plan while it changes, and refuse who looked at an older one."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.refusals import Changed, SomebodyPlans
from rugzak.apps.planning.words import MOST_UNDO
from rugzak.ground.accounts.models import Member

UNDONE = ("state", "appointment_id", "start", "location_id", "is_pinned", "by_hand")


def locked(plan_id: UUID) -> Plan:
    """The plan as it stands, for this transaction alone."""
    rows = Plan.objects.select_for_update(of=("self",)).select_related("programme", "region", "changed_by")
    return rows.get(pk=plan_id)


def held(plan_id: UUID, *, seen: int, by: Member) -> Plan:
    """The plan, when it is still what ``by`` looked at and nobody computes it."""
    plan = locked(plan_id)
    refuse_busy(plan)
    if plan.version != seen:
        raise Changed(name_of(plan))
    return plan


def refuse_busy(plan: Plan) -> None:
    if plan.is_busy:
        raise SomebodyPlans(name_of(plan))


def name_of(plan: Plan) -> str:
    return plan.changed_by.first_name if plan.changed_by else "?"


def mark(plan: Plan, by: Member, *fields: str) -> None:
    """One change further, by this planner, now."""
    plan.version += 1
    plan.changed_by = by
    plan.changed_at = timezone.now()
    plan.save(update_fields=["version", "changed_by", "changed_at", *fields])


def remember(plan: Plan, proposals: list[Proposal]) -> None:
    """Keep how these stood, so that the planner can go back one step."""
    step = [{"id": str(one.pk)} | {name: _plain(getattr(one, name)) for name in UNDONE} for one in proposals]
    plan.undo = [*plan.undo, step][-MOST_UNDO:]


def _plain(value: object) -> object:
    return value if isinstance(value, bool) or value is None else str(value)
