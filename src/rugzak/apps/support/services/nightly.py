"""What the night does for requests: offers that ran out, silence after rounding off, room, and late answers."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.support.events import (
    AnswerLate,
    OfferExpired,
    PromisesPassed,
    RequestClosedByItself,
    RequestWaits,
)
from rugzak.apps.support.models import Engagement, Offer, SupportRequest
from rugzak.apps.support.queries import due, number_past_promise, unanswered
from rugzak.apps.support.services.moves import coach_id_of, locked, move, settle_offers
from rugzak.apps.support.services.quarters import freeze_quarter
from rugzak.apps.support.words import CONFIRM_DAYS, ROOM, OfferState, RequestState
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.weeks import Week

Place = tuple[UUID, UUID]


def look_after_requests(today: date) -> None:
    """Once a night, in the organisation entered. Running it twice does no harm."""
    expire_offers(today)
    close_what_nobody_answered(timezone.now())
    watch_room(today)
    tell_of_late_answers(today)
    freeze_quarter(today)


@transaction.atomic
def expire_offers(today: date) -> None:
    """An offer stands for five working days; then both hear that it ran out."""
    ended = Offer.objects.filter(state=OfferState.PROPOSED, expires_on__lt=today)
    for offer in ended.select_related("appointment").order_by("request_id"):
        request = locked(offer.request_id)
        if not ended.filter(pk=offer.pk).exists():
            continue
        settle_offers(request)
        record(
            OfferExpired(
                request_id=request.pk, asker_id=request.asker_id, coach_id=offer.appointment.member_id
            )
        )


@transaction.atomic
def close_what_nobody_answered(now: datetime) -> None:
    """The coach rounded off fourteen days ago and the asker said nothing: it closes, without a verdict."""
    silent = Engagement.objects.filter(
        rounded_off_at__lt=now - timedelta(days=CONFIRM_DAYS), request__state=RequestState.ACTIVE
    )
    for request_id in silent.order_by("request_id").values_list("request_id", flat=True):
        request = locked(request_id)
        if request.state != RequestState.ACTIVE:
            continue
        settle_offers(request)
        request.closed_at = now
        move(request, RequestState.CLOSED, "closed_at")
        coach_id = coach_id_of(request)
        record(RequestClosedByItself(request_id=request.pk, asker_id=request.asker_id, coach_id=coach_id))


@transaction.atomic
def watch_room(today: date) -> None:
    """Whoever asked hears it when nobody has room within the promise, and the request waits until somebody has."""
    free = _free_hours(today)
    for row in unanswered().filter(state__in=(RequestState.OPEN, RequestState.WAITING)).order_by("pk"):
        has_room = _has_room(free, row, today)
        wanted = RequestState.OPEN if has_room else RequestState.WAITING
        request = locked(row.pk)
        if request.state == wanted or not request.is_unanswered:
            continue
        move(request, wanted)
        if wanted == RequestState.WAITING:
            record(RequestWaits(request_id=request.pk, asker_id=request.asker_id))


@transaction.atomic
def tell_of_late_answers(today: date) -> None:
    """A promise ran out yesterday: the coaches hear of each, and who steers how many teams wait.

    A colleague's question shows to nobody who steers, not even in a number.
    """
    ran_out = list(unanswered().filter(due("exact", today - timedelta(days=1))).order_by("pk"))
    for row in ran_out:
        record(AnswerLate(request_id=row.pk, day=today))
    if any(not row.is_personal for row in ran_out):
        record(PromisesPassed(day=today, number=number_past_promise(today)))


def _free_hours(today: date) -> dict[Place, list[tuple[Week, timedelta]]]:
    """Of each programme in each region, what its coaches have free, per week from this one on."""
    rows = list(programmes.running_appointments())
    weeks = [Week.of(today + timedelta(weeks=ahead)) for ahead in range(WEEKS_AHEAD)]
    free: dict[Place, list[tuple[Week, timedelta]]] = defaultdict(list)
    for week in weeks:
        taken = agenda.hours_by_appointment([row.pk for row in rows], week)
        for row in rows:
            spent = sum(taken.get(row.pk, ()), timedelta())
            free[row.programme_id, row.region_id].append((week, row.released - spent))
    return free


def _has_room(free: dict[Place, list[tuple[Week, timedelta]]], request: SupportRequest, today: date) -> bool:
    """Some coach has an hour free in a week up to the day that was promised; a late one looks at this week."""
    until = Week.of(max(request.due_on, today))
    place = (request.programme_id, request.region_id)
    return any(left >= ROOM for week, left in free.get(place, []) if week <= until)


# A promise is at most twenty working days.
WEEKS_AHEAD = 6
