"""Which deed tells whom that something is waiting; ``wiring`` connects these. Nobody hears of their own deed."""

from uuid import UUID

from django.urls import reverse

from rugzak.apps.programmes import queries as programmes
from rugzak.apps.support.events import (
    RequestAccepted,
    RequestClosed,
    RequestNeedsMoment,
    RequestPlanned,
    RequestSent,
    RequestWithdrawn,
)
from rugzak.ground.notices.services import announce
from rugzak.ground.notices.words import NoticeKind


def request_was_sent(event: RequestSent) -> None:
    """The coaches of this programme in this region, and nobody who leads or manages."""
    coaches = programmes.running_appointments().filter(
        programme_id=event.programme_id, region_id=event.region_id
    )
    _tell(NoticeKind.REQUEST, event.request_id, event.by_id, *coaches.values_list("member_id", flat=True))


def request_was_accepted(event: RequestAccepted) -> None:
    _tell(NoticeKind.ANSWER, event.request_id, event.by_id, event.asker_id)


def request_was_planned(event: RequestPlanned) -> None:
    _tell(NoticeKind.VISIT, event.request_id, event.by_id, event.asker_id)


def request_needs_moment(event: RequestNeedsMoment) -> None:
    _tell(NoticeKind.VISIT, event.request_id, event.by_id, event.asker_id, event.coach_id)


def request_was_closed(event: RequestClosed) -> None:
    _tell(NoticeKind.ANSWER, event.request_id, event.by_id, event.coach_id)


def request_was_withdrawn(event: RequestWithdrawn) -> None:
    if event.coach_id is not None:
        _tell(NoticeKind.VISIT, event.request_id, event.by_id, event.coach_id)


def _tell(kind: NoticeKind, request_id: UUID, by_id: UUID, *member_ids: UUID) -> None:
    others = {member_id for member_id in member_ids if member_id != by_id}
    announce(kind, others, link=reverse("support:request", args=[request_id]), subject_id=request_id)
