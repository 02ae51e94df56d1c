"""Confirm: what was agreed goes out as offers, in the coach's name. Each colleague can still say no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda import services as agendas
from rugzak.apps.planning.events import PlanConfirmed
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.refusals import NothingAgreed
from rugzak.apps.planning.services.holding import held, mark
from rugzak.apps.planning.words import ProposalState
from rugzak.apps.support import services as support
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


@dataclass(frozen=True)
class Confirmed:
    """How many offers went out, and how many had been overtaken by what people did meanwhile."""

    sent: int
    overtaken: int


@transaction.atomic
def confirm(*, plan: Plan, seen: int, by: Member) -> Confirmed:
    """Send what was agreed, each once. A request that was withdrawn or taken up meanwhile is let go."""
    fresh = held(plan.pk, seen=seen, by=by)
    rows = list(
        Proposal.objects.filter(plan=fresh, state=ProposalState.AGREED).select_related(
            "appointment", "moves__appointment"
        )
    )
    if not rows:
        raise NothingAgreed
    coaches: set[UUID] = set()
    stand_ins: set[UUID] = set()
    visits: list[UUID] = []
    overtaken = 0
    for row in rows:
        if _sent(row, by):
            row.state = ProposalState.SENT
            row.save(update_fields=["state"])
            offer = agenda.open_offer_of(row.moves) if row.moves else None
            if offer is None:
                coaches |= _told(row)
            else:
                stand_ins.add(offer.to.member_id)
                visits.append(offer.visit_id)
        else:
            overtaken += 1
            row.delete()
    fresh.undo = []
    mark(fresh, by, "undo")
    sent = len(rows) - overtaken
    record(
        PlanConfirmed(
            plan_id=fresh.pk,
            sent=sent,
            coach_ids=tuple(sorted(coaches)),
            by_id=by.pk,
            stand_in_ids=tuple(sorted(stand_ins)),
            visit_ids=tuple(visits),
        )
    )
    return Confirmed(sent, overtaken)


def _told(row: Proposal) -> set[UUID]:
    """Who hears that something went out in their name or was taken over. Who is asked to stand in hears that."""
    here = {row.appointment.member_id} if row.appointment else set()
    return here | {row.moves.appointment.member_id} if row.moves else here


def _send(row: Proposal, appointment_id: UUID, moment: support.Moment, by: Member) -> None:
    """A new proposal; or, when a coach cannot come, another one in the place of her visit."""
    if row.request_id is None:
        assert row.moves is not None
        assert row.appointment is not None
        agendas.ask_stand_in(visit=row.moves, to=row.appointment, by=by, quiet=True)
    elif row.moves_id:
        support.hand_over(
            visit_id=row.moves_id, appointment_id=appointment_id, moment=moment, key=row.pk, by=by
        )
    else:
        support.offer_from_plan(
            request_id=row.request_id, appointment_id=appointment_id, moment=moment, key=row.pk, by=by
        )


def _sent(row: Proposal, by: Member) -> bool:
    assert row.start is not None
    assert row.appointment_id is not None
    moment = support.Moment(
        start=row.start, length=timedelta(minutes=row.minutes), location_id=row.location_id
    )
    try:
        with transaction.atomic():
            _send(row, row.appointment_id, moment, by)
    except Refusal:
        return False
    return True
