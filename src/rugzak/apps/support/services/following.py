"""What follows from visits, in the visit's own transaction."""

from __future__ import annotations

from uuid import UUID

from rugzak.apps.agenda.events import (
    VisitCancelled,
    VisitDone,
    VisitDoneTakenBack,
    VisitMissed,
    VisitRebooked,
    VisitRestored,
)
from rugzak.apps.agenda.words import GONE, VisitState
from rugzak.apps.support.events import RequestNeedsMoment, RequestStarted
from rugzak.apps.support.models import Engagement, EngagementVisit, SupportRequest
from rugzak.apps.support.services.moves import NotPossibleNow, coach_id_of, move
from rugzak.apps.support.words import RequestState
from rugzak.ground.happenings.services import record


def visit_was_done(event: VisitDone) -> None:
    """Listens: the first visit that is done starts the engagement."""
    request = _request_of(event.visit_id)
    if request and request.state == RequestState.PLANNED:
        move(request, RequestState.ACTIVE)
        record(RequestStarted(request_id=request.pk, asker_id=request.asker_id, by_id=event.by_id))


def visit_was_not_done(event: VisitDoneTakenBack) -> None:
    """Listens: said too soon. Without another visit that was held, it has not started."""
    request = _request_of(event.visit_id)
    if request is None:
        return
    if request.is_over or Engagement.objects.filter(request=request, rounded_off_at__isnull=False).exists():
        raise NotPossibleNow
    held = EngagementVisit.objects.filter(engagement__request=request, visit__state=VisitState.DONE)
    if request.state == RequestState.ACTIVE and not held.exists():
        move(request, RequestState.PLANNED)


def visit_was_cancelled(event: VisitCancelled | VisitMissed) -> None:
    """Listens: without a moment that stands, coach and asker look for another one."""
    request = _request_of(event.visit_id)
    if request is None or request.state != RequestState.PLANNED:
        return
    meetings = EngagementVisit.objects.filter(engagement__request=request)
    if meetings.exclude(visit__state__in=GONE).exists():
        return
    move(request, RequestState.MATCHED)
    record(
        RequestNeedsMoment(
            request_id=request.pk,
            asker_id=request.asker_id,
            coach_id=coach_id_of(request),
            by_id=event.by_id,
        )
    )


def visit_was_restored(event: VisitRestored) -> None:
    """Listens: the moment stands again."""
    request = _request_of(event.visit_id)
    if request is None:
        return
    if request.is_over:
        raise NotPossibleNow
    if request.state == RequestState.MATCHED:
        move(request, RequestState.PLANNED)


def visit_was_rebooked(event: VisitRebooked) -> None:
    """Listens: the new moment is for the same request as the one that did not take place."""
    meeting = EngagementVisit.objects.filter(visit=event.instead_of_id).first()
    request = _request_of(event.instead_of_id)
    if meeting is None or request is None:
        return
    if request.is_over:
        raise NotPossibleNow
    EngagementVisit.objects.create(engagement_id=meeting.engagement_id, visit_id=event.visit_id)
    if request.state == RequestState.MATCHED:
        move(request, RequestState.PLANNED)


def _request_of(visit_id: UUID) -> SupportRequest | None:
    rows = SupportRequest.objects.select_for_update(of=("self",))
    return rows.filter(engagement__meetings__visit=visit_id).first()
