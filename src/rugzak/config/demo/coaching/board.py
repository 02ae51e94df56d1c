"""The planning board of Kennemerland as Fenna left it yesterday: a roster, what moments ask, and a plan half agreed.

Made by the engine itself, with few steps, so that every number in it is one that the judge repeats.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from rugzak.apps.agenda.models import Shift, Visit
from rugzak.apps.agenda.words import STANDING
from rugzak.apps.planning import bridge, services
from rugzak.apps.planning.models import Plan, Prices, Proposal
from rugzak.apps.planning.queries import Scope, gather, prices_of
from rugzak.apps.planning.words import PlanState, ProposalState
from rugzak.apps.programmes.models import Appointment
from rugzak.config.demo.coaching.threads import Threads
from rugzak.ground.kernel.weeks import Week, local_moment

NEEDS = {"intervision": "reflecting", "conference": "together"}
STEPS, SECONDS, WEEKS = 40, 1.0, 2
# What came in since then is new on the board.
SINCE = timedelta(hours=30)
EARLY, LATE = (time(7), time(15, 30)), (time(14, 30), time(23))
ROSTERED, SHIFTS_A_WEEK = 2, 4


def plan_ahead(threads: Threads) -> None:
    """After everything stands in the database; only Kustmeer plans this way."""
    if threads.built.blueprint.slug != "kustmeer":
        return
    region = threads.built.regions["Kennemerland"]
    seats = sorted(threads.seats.in_region(region, threads.today), key=lambda seat: seat.member.sort_key)
    seats = [seat for seat in seats if seat.member.display_name != "Samira El Amrani"]
    scope = Scope(threads.seats.main.pk, region.pk, Week.of(threads.today + timedelta(days=2)), WEEKS)
    Prices.objects.create(programme=threads.seats.main, needs=NEEDS)
    for seat in seats[:ROSTERED]:
        _roster(seat, threads.today)
    _ambassador(seats[-1], scope)
    _yesterdays_plan(threads, scope)


def _roster(seat: Appointment, today: date) -> None:
    """Four shifts a week around what stands, for five weeks; on the other days she is off."""
    first = today - timedelta(days=today.weekday() + 7)
    starts = _starts(seat, first, first + timedelta(weeks=5))
    for week in range(5):
        days = [first + timedelta(weeks=week, days=number) for number in range(7)]
        needed = [day for day in days if day in starts]
        others = [day for day in days[:5] if day not in starts]
        for day in needed + others[: max(0, SHIFTS_A_WEEK - len(needed))]:
            late = day in starts and starts[day] >= LATE[0]
            start, end = LATE if late else EARLY
            Shift.objects.create(
                member=seat.member, during=(local_moment(day, start), local_moment(day, end))
            )


def _starts(seat: Appointment, first: date, until: date) -> dict[date, time]:
    """Of each day with a visit, when the first one begins."""
    rows = Visit.objects.filter(appointment__member=seat.member, state__in=STANDING)
    rows = rows.filter(
        during__startswith__gte=local_moment(first), during__startswith__lt=local_moment(until)
    )
    moments = [timezone.localtime(row.start) for row in rows.order_by("-during")]
    return {moment.date(): moment.time() for moment in moments}


def _ambassador(seat: Appointment, scope: Scope) -> None:
    """Somebody who does it of free will, with room for one visit more."""
    rows = Visit.objects.filter(appointment=seat, state__in=STANDING)
    rows = rows.filter(
        during__startswith__gte=(scope.week - 3).start, during__startswith__lt=scope.last_week.end
    )
    Appointment.objects.filter(pk=seat.pk).update(most_visits_in_four_weeks=rows.count() + 1)


def _yesterdays_plan(threads: Threads, scope: Scope) -> None:
    """Two are pinned, three agreed on, and nothing was sent."""
    fenna = threads.built.known["Fenna Postma"]
    told_at = _yesterday(threads.today)
    facts = gather(fenna, scope)
    new = {row.pk for row in threads.rows.requests if row.sent_at > told_at - SINCE}
    facts = replace(facts, asks=[ask for ask in facts.asks if ask.id not in new])
    progress: list[list[Any]] = []

    def watch(_phase: str, cost: int, bound: int | None) -> bool:
        progress.append([round(0.4 * (len(progress) + 1), 1), cost, bound])
        return True

    rows, unserved, outcome = bridge.solve(
        bridge.make_question(facts, prices_of(scope.programme_id)), pins=[], previous=[], watch=watch,
        seconds=SECONDS, certify=False, iterations=STEPS,
    )  # fmt: skip
    plan = Plan.objects.create(
        programme_id=scope.programme_id, region_id=scope.region_id, first_day=scope.first_day, weeks=WEEKS,
        state=PlanState.RUNNING, halt="take", changed_by=fenna, progress=progress,
    )  # fmt: skip
    services.finish(plan_id=plan.pk, facts=facts, rows=rows, unserved=unserved, outcome=outcome, by=fenna)
    _looked_at(plan)
    Plan.objects.filter(pk=plan.pk).update(changed_at=told_at, halt="")


def _looked_at(plan: Plan) -> None:
    rows = list(Proposal.objects.filter(plan=plan, state=ProposalState.PROPOSED).order_by("start", "pk"))
    for row in rows[1:3]:
        row.is_pinned = True
    for row in rows[3:6]:
        row.state = ProposalState.AGREED
    Proposal.objects.bulk_update(rows, ["is_pinned", "state"])


def _yesterday(today: date) -> datetime:
    return local_moment(today - timedelta(days=1), time(16, 40))
