"""The heavy work: computing a plan, in pieces, so that everybody sees how far it is."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from rugzak.apps.people import queries as people
from rugzak.apps.planning import bridge, services
from rugzak.apps.planning.queries import Scope, gather, moving_of, prices_of, proposals_of
from rugzak.apps.planning.words import ProposalState
from rugzak.ground.jobs.services import every, long_job

log = logging.getLogger("rugzak.planning")
Enter = Callable[[], AbstractContextManager[None]]
TELL_EVERY_SECONDS = 0.4


@long_job(name="planning.compute")
def compute(*, enter: Enter, plan_id: str) -> None:
    """Read, compute, write. Whatever goes wrong in between is told in one sentence on the board."""
    key = UUID(plan_id)
    with enter():
        plan = services.begin(plan_id=key)
        if plan is None or plan.changed_by_id is None:
            return
        by = people.acting_member(plan.changed_by_id)
        if by is None:
            return
        scope = Scope(plan.programme_id, plan.region_id, plan.week, plan.weeks)
        prices, stood = prices_of(plan.programme_id), proposals_of(plan)
        facts = gather(by, scope, moving_of(stood))
    telling = _Telling(enter, key)
    try:
        question = bridge.make_question(facts, prices)
        pins = bridge.rows_of(
            facts, [row for row in stood if row.is_pinned or row.state == ProposalState.AGREED]
        )
        loose = [row for row in stood if row.state == ProposalState.PROPOSED and not row.is_pinned]
        rows, unserved, outcome = bridge.solve(
            question, pins=pins, previous=bridge.rows_of(facts, loose), watch=telling.tell
        )
    except Exception:
        # An engine that fails must not leave the board waiting: planning by hand goes on.
        log.exception("planning failed")
        with enter():
            services.fail(plan_id=key, by=by)
        return
    with enter():
        services.finish(plan_id=key, facts=facts, rows=rows, unserved=unserved, outcome=outcome, by=by)


@dataclass
class _Telling:
    """Writes progress down now and then, and hears whether somebody said stop."""

    enter: Enter
    plan_id: UUID
    began: float = field(default_factory=time.monotonic)
    told: float = -1.0

    def tell(self, _phase: str, cost: int, bound: int | None) -> bool:
        seconds = time.monotonic() - self.began
        if self.told >= 0 and seconds - self.told < TELL_EVERY_SECONDS:
            return True
        self.told = seconds
        with self.enter():
            return services.note_progress(plan_id=self.plan_id, seconds=seconds, cost=cost, bound=bound)


@every(cron="48 2 * * *", name="planning.forget_old_plans")
def forget_old_plans() -> None:
    services.forget_old_plans(at=timezone.now())
