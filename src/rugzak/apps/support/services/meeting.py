"""A coach comes: at once with a moment agreed by phone, or with another moment later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.events import RequestAccepted, RequestPlanned
from rugzak.apps.support.models import Engagement, EngagementVisit, SupportRequest
from rugzak.apps.support.services.moves import (
    AlreadyTakenUp,
    NotPossibleNow,
    held,
    move,
    settle_offers,
)
from rugzak.apps.support.words import UNANSWERED, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@dataclass(frozen=True)
class Moment:
    """When and where a coach wants to come. Without a place it is where the asker works."""

    start: datetime
    length: timedelta
    location_id: UUID | None = None
    place: str = ""
    setting: Setting | None = None


@transaction.atomic
def accept_request(
    *, request: SupportRequest, appointment_id: UUID, moment: Moment, by: Member
) -> SupportRequest:
    """A coach takes it up and comes at ``moment``: the visit stands in both agendas, or nothing happened.

    Raises AlreadyTakenUp when another coach was first, and what ``agenda`` refuses.
    """
    fresh = held(request.pk, with_coach=by.pk)
    engagement = take_up(fresh, appointment_id, by)
    meet(fresh, engagement, [moment], by)
    return fresh


@transaction.atomic
def plan_moment(*, request: SupportRequest, moment: Moment, by: Member) -> SupportRequest:
    """Another moment, agreed between the two of them; what was still proposed makes way."""
    fresh = held(request.pk)
    if fresh.state not in (RequestState.MATCHED, RequestState.ACTIVE):
        raise NotPossibleNow
    settle_offers(fresh)
    meet(fresh, Engagement.objects.select_related("appointment").get(request=fresh), [moment], by)
    return fresh


def take_up(request: SupportRequest, appointment_id: UUID, by: Member) -> Engagement:
    """The coach's name stands beside the request: the first answer."""
    if request.state not in UNANSWERED:
        raise NotPossibleNow if request.is_over else AlreadyTakenUp
    if request.asker_id == by.pk:
        raise ValueError(f"{by.pk} cannot take up an own request")
    engagement = Engagement.objects.create(request=request, appointment_id=appointment_id)
    record(
        RequestAccepted(
            request_id=request.pk, appointment_id=appointment_id, asker_id=request.asker_id, by_id=by.pk
        )
    )
    request.first_answered_at = request.first_answered_at or timezone.now()
    return engagement


def meet(request: SupportRequest, engagement: Engagement, moments: list[Moment], by: Member) -> None:
    """All of these moments in both agendas, or none."""
    for moment in moments:
        location_id = moment.location_id or request.location_id
        visit = agenda.book_visit(
            appointment_id=engagement.appointment_id,
            start=moment.start,
            length=moment.length,
            setting=moment.setting or Setting(request.setting),
            colleagues=[request.asker],
            location_id=location_id,
            place=moment.place or ("" if location_id else _("Spreken jullie samen af")),
            team_id=request.team_id,
            # A name shows once the request is taken up. A moment that is refused takes nothing up.
            unnamed=_("Je collega") if request.is_personal and request.state in UNANSWERED else "",
            by=by,
        )
        EngagementVisit.objects.create(engagement=engagement, visit=visit)
        planned = RequestPlanned(
            request_id=request.pk, visit_id=visit.pk, asker_id=request.asker_id, by_id=by.pk
        )
        record(planned)
    if request.state != RequestState.ACTIVE:
        move(request, RequestState.PLANNED, "first_answered_at")
    elif engagement.rounded_off_at:
        engagement.rounded_off_at = None
        engagement.save(update_fields=["rounded_off_at"])
