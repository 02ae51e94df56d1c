"""What follows from visits, in the visit's own transaction."""

from __future__ import annotations

from uuid import UUID

from rugzak.apps.agenda.events import VisitCancelled, VisitDone, VisitRestored
from rugzak.apps.agenda.words import VisitState
from rugzak.apps.support.events import RequestNeedsMoment, RequestStarted
from rugzak.apps.support.models import EngagementVisit, SupportRequest
from rugzak.apps.support.services.moves import NotPossibleNow, coach_id_of, move
from rugzak.apps.support.words import RequestState
from rugzak.ground.happenings.services import record


def visit_was_done(event: VisitDone) -> None:
    """Listens: the first visit that is done starts the engagement."""
    request = _request_of(event.visit_id)
    if request and request.state == RequestState.PLANNED:
        move(request, RequestState.ACTIVE)
        record(RequestStarted(request_id=request.pk, asker_id=request.asker_id, by_id=event.by_id))


def visit_was_cancelled(event: VisitCancelled) -> None:
    """Listens: without a moment that stands, coach and asker look for another one."""
    request = _request_of(event.visit_id)
    if request is None or request.state != RequestState.PLANNED:
        return
    meetings = EngagementVisit.objects.filter(engagement__request=request)
    if meetings.exclude(visit__state=VisitState.CANCELLED).exists():
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


def _request_of(visit_id: UUID) -> SupportRequest | None:
    rows = SupportRequest.objects.select_for_update(of=("self",))
    return rows.filter(engagement__meetings__visit=visit_id).first()
