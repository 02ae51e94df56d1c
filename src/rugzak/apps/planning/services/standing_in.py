"""A coach is away: only her visits move, at the agreed time when somebody can, and nothing is sent yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from rugzak.apps.agenda import services as agenda
from rugzak.apps.planning import bridge, reasons
from rugzak.apps.planning.events import CoachStoodIn
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Facts, Scope, gather, moving_of, prices_of, proposals_of
from rugzak.apps.planning.services.holding import held, mark
from rugzak.apps.planning.words import WEEKS_LIMITS, ProposalState
from rugzak.apps.programmes.queries import Appointment
from rugzak.apps.support.queries import Ask, asks_of_visits
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.weeks import Week

QUICK_SECONDS = 2.0


@dataclass(frozen=True)
class StoodIn:
    """How many of her visits get a proposal, how many find no place, and how many the two settle themselves."""

    moved: int
    left_out: int
    by_themselves: int


@transaction.atomic
def coach_is_away(
    *, plan: Plan, appointment: Appointment, first_day: date, last_day: date, seen: int, by: Member
) -> StoodIn:
    """Keep the days, never why; then look for somebody else for the visits on those days.

    What others have stays where it is. A request of which a visit was held already is not given to another
    coach: the two of them choose a new moment.
    """
    fresh = held(plan.pk, seen=seen, by=by)
    _reach(fresh, first_day)
    agenda.add_away(member=appointment.member, first_day=first_day, last_day=last_day, by=by)
    scope = Scope(fresh.programme_id, fresh.region_id, fresh.week, fresh.weeks)
    before = gather(by, scope)
    hers = [
        one.visit
        for one in before.fixed
        if one.visit and one.member_id == appointment.member_id and first_day <= one.day <= last_day
    ]
    ahead = [visit for visit in hers if visit.is_ahead]
    asks = asks_of_visits(by, [visit.pk for visit in ahead], scope.week.start, scope.last_week.end)
    stood = proposals_of(fresh)
    _let_go_of(stood, appointment.pk, first_day, last_day)
    placed = _placed(by, scope, fresh, set(asks) | moving_of(stood))
    moved = _write(fresh, asks, placed)
    mark(fresh, by, "first_day", "weeks")
    record(
        CoachStoodIn(
            plan_id=fresh.pk,
            coach_id=appointment.member_id,
            moved=moved,
            left_out=len(asks) - moved,
            by_id=by.pk,
        )
    )
    return StoodIn(moved, len(asks) - moved, len(ahead) - len(asks))


def _reach(plan: Plan, first_day: date) -> None:
    """The plan looks ahead from the week in which she is away, four weeks at most."""
    week = Week.of(first_day)
    if week < plan.week:
        apart = (plan.week.monday - week.monday).days // 7
        plan.first_day, plan.weeks = week.monday, min(WEEKS_LIMITS[1], plan.weeks + apart)


def _let_go_of(stood: Iterable[Proposal], appointment_id: UUID, first_day: date, last_day: date) -> None:
    """What was only proposed for her on those days has no place any more."""
    for row in stood:
        mine = row.appointment_id == appointment_id and row.is_open
        if mine and row.start and first_day <= bridge.day_of_moment(row.start) <= last_day:
            row.state, row.appointment_id, row.start = ProposalState.LEFT_OUT, None, None
            row.is_pinned, row.why = False, {}
            row.save()


def _placed(by: Member, scope: Scope, plan: Plan, moving: set[UUID]) -> dict[UUID, dict[str, Any]]:
    """Per request a row of the engine with its reasons: first at the agreed time, then at any that suits."""
    found: dict[UUID, dict[str, Any]] = {}
    facts, prices = gather(by, scope, moving), prices_of(plan.programme_id)
    pins = bridge.rows_of(facts, proposals_of(plan))
    only = [ask for ask in facts.asks if ask.at is not None]
    stays = {row["request"] for row in pins}
    for same_time in (True, False):
        wanted = [ask for ask in only if ask.id not in found]
        asks = [ask for ask in facts.asks if str(ask.id) in stays or ask in wanted or ask.id in found]
        looked = replace(facts, asks=asks, only_same_time=same_time)
        for row in _solved(looked, prices, pins + [_bare(one) for one in found.values()]):
            key = UUID(row["request"])
            if any(ask.id == key for ask in wanted):
                found[key] = {**row, "shown": _shown(row, looked), "start": _start(row, looked)}
    return found


def _solved(facts: Facts, prices: dict[str, int], pins: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Insertion around what stands; without the engine nobody is found, and the planner chooses."""
    try:
        rows, _unserved, _outcome = bridge.solve(
            bridge.make_question(facts, prices),
            pins=pins,
            previous=[],
            watch=lambda _phase, _cost, _bound: True,
            seconds=QUICK_SECONDS,
            certify=False,
            iterations=60,
        )
    except Exception:
        bridge.log.exception("nobody could be looked for")
        return []
    return rows


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("request", "coach", "day", "start_minute", "place")}


def _shown(row: dict[str, Any], facts: Facts) -> dict[str, Any]:
    ask = facts.ask(row["request"])
    assert ask is not None
    return reasons.of_placed(row["why"], ask, facts)


def _start(row: dict[str, Any], facts: Facts) -> Any:
    return bridge.moment_at(facts, row["day"], row["start_minute"])


def _write(plan: Plan, asks: dict[UUID, Ask], placed: dict[UUID, dict[str, Any]]) -> int:
    moved = 0
    for visit_id, ask in asks.items():
        row = placed.get(ask.id)
        moved += row is not None
        Proposal.objects.update_or_create(
            plan=plan,
            request_id=ask.id,
            defaults={
                "moves_id": visit_id,
                "minutes": round(ask.length.total_seconds() / 60),
                "location_id": ask.location_id,
                "state": ProposalState.PROPOSED if row else ProposalState.LEFT_OUT,
                "appointment_id": UUID(row["coach"]) if row else None,
                "start": row["start"] if row else None,
                "is_pinned": row is not None,
                "why": row["shown"] if row else {},
                "before": {},
            },
        )
    return moved
