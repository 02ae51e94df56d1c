"""A coach is away: only her visits move, each of them, at the agreed time when somebody can. Nothing is sent yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.queries import Visit
from rugzak.apps.planning import bridge
from rugzak.apps.planning.events import CoachStoodIn
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Facts, Scope, gather, moving_of, proposals_of
from rugzak.apps.planning.services.holding import held, mark
from rugzak.apps.planning.services.looking import Others, look_for_others
from rugzak.apps.planning.words import WEEKS_LIMITS, ProposalState
from rugzak.apps.programmes.queries import Appointment
from rugzak.apps.support.queries import Ask, asks_of_visits
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.weeks import Week


@dataclass(frozen=True)
class StoodIn:
    """How many of her visits get a proposal, how many find nobody, and how many the planner may not see into.

    ``is_beyond``: some of the days lie further ahead than a plan looks. ``apart``: so many requests to which more
    than one person goes, as nobody can make all of their visits.
    """

    moved: int
    left_out: int
    by_themselves: int
    is_beyond: bool = False
    apart: int = 0


@transaction.atomic
def coach_is_away(
    *, plan: Plan, appointment: Appointment, first_day: date, last_day: date, seen: int, by: Member
) -> StoodIn:
    """Keep the days, never why; then look for somebody else for every visit on those days.

    What others have stays where it is. A request of which this was the only visit, and of which nothing was
    held yet, may go to another coach as a whole, at the agreed time when that can be. In all other cases the
    coach keeps it and somebody is proposed to stand in, at the agreed time only (decisions 0018 and 0023): one
    person for all visits of a request, when that fits. A visit for which nobody can be found gets a line that
    says so. Where somebody is asked to stand in already, nothing changes. Nothing is sent.
    """
    fresh = held(plan.pk, seen=seen, by=by)
    is_beyond = _reach(fresh, first_day, last_day)
    agenda.add_away(member=appointment.member, first_day=first_day, last_day=last_day, by=by)
    scope = Scope(fresh.programme_id, fresh.region_id, fresh.week, fresh.weeks)
    ahead = [visit for visit in _hers(gather(by, scope), appointment, first_day, last_day) if visit.is_ahead]
    mine = [visit for visit in ahead if visit.appointment.programme_id == fresh.programme_id]
    asks = asks_of_visits(by, mine, scope.week.start, scope.last_week.end)
    stood = proposals_of(fresh)
    _let_go_of(stood, appointment.pk, first_day, last_day)
    moving = {visit.pk: visit for visit in moving_of(stood)} | {one.pk: one for one in mine if one.pk in asks}
    found = look_for_others(by=by, scope=scope, plan=fresh, moving=list(moving.values()))
    moved = _write(fresh, asks, found)
    # What was undone before would give her back what she cannot do.
    fresh.undo = []
    mark(fresh, by, "first_day", "weeks", "undo")
    record(
        CoachStoodIn(
            plan_id=fresh.pk,
            coach_id=appointment.member_id,
            moved=moved,
            left_out=len(asks) - moved,
            by_id=by.pk,
        )
    )
    return StoodIn(moved, len(asks) - moved, len(ahead) - len(asks), is_beyond, found.apart)


def _hers(facts: Facts, appointment: Appointment, first_day: date, last_day: date) -> list[Visit]:
    """What stands in her agenda on these days, and for which nobody else is asked."""
    mine = [one for one in facts.fixed if one.member_id == appointment.member_id and not one.stand_in]
    return [one.visit for one in mine if one.visit and first_day <= one.day <= last_day]


def _reach(plan: Plan, first_day: date, last_day: date) -> bool:
    """The plan looks ahead over these days, four weeks at most; returns whether some lie further."""
    now = Week.of(timezone.localdate())
    week = max(now, min(plan.week, Week.of(first_day)))
    last = max(plan.week + (plan.weeks - 1), Week.of(last_day))
    apart = (last.monday - week.monday).days // 7 + 1
    plan.first_day, plan.weeks = week.monday, min(WEEKS_LIMITS[1], apart)
    return apart > WEEKS_LIMITS[1] and Week.of(last_day) > week + (WEEKS_LIMITS[1] - 1)


def _let_go_of(stood: Iterable[Proposal], appointment_id: UUID, first_day: date, last_day: date) -> None:
    """What was only proposed for her on those days has no place any more."""
    for row in stood:
        mine = row.appointment_id == appointment_id and row.is_open
        if mine and row.start and first_day <= bridge.day_of_moment(row.start) <= last_day:
            row.state, row.appointment_id, row.start = ProposalState.LEFT_OUT, None, None
            row.is_pinned, row.why = False, {}
            row.save()


def _write(plan: Plan, asks: dict[UUID, Ask], found: Others) -> int:
    moved = 0
    for visit_id, ask in asks.items():
        row = found.placed.get(visit_id)
        moved += row is not None
        Proposal.objects.update_or_create(
            plan=plan,
            moves_id=visit_id,
            defaults={
                "request_id": ask.request_id,
                "minutes": round(ask.length.total_seconds() / 60),
                "location_id": ask.location_id,
                "state": ProposalState.PROPOSED if row else ProposalState.LEFT_OUT,
                "appointment_id": UUID(row["coach"]) if row else None,
                "start": row["start"] if row else None,
                "is_pinned": row is not None,
                "by_hand": False,
                "why": row["shown"] if row else found.left.get(visit_id, {}),
                "before": {},
            },
        )
    return moved
