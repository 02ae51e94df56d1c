"""Writes: send, accept with a moment, plan another one, withdraw, close. And what follows from visits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.events import VisitCancelled, VisitDone, VisitRestored
from rugzak.apps.agenda.words import AHEAD, Setting, VisitState
from rugzak.apps.support.events import (
    RequestAccepted,
    RequestClosed,
    RequestNeedsMoment,
    RequestPlanned,
    RequestSent,
    RequestStarted,
    RequestWithdrawn,
)
from rugzak.apps.support.models import Closing, Engagement, EngagementVisit, SupportRequest, Withdrawal
from rugzak.apps.support.own_words import sealed_words
from rugzak.apps.support.words import (
    KEPT_AFTER_CLOSING,
    KEPT_WITHOUT_ANSWER,
    MOVES,
    UNANSWERED,
    Haste,
    Helped,
    RequestState,
    Theme,
)
from rugzak.apps.support.workdays import promised_day
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class NotPossibleNow(Refusal):
    """The request is in a state from which this deed does not go."""

    def __init__(self) -> None:
        super().__init__(_("Dit kan niet meer: de vraag is net veranderd. Kijk hoe het er nu voor staat."))


class AlreadyTakenUp(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Een ander was je net voor: deze vraag is al opgepakt. Bedankt dat je wilde helpen.")
        )


@dataclass(frozen=True)
class Wish:
    """What somebody asks for. ``team_id`` None is a personal request; ``words`` are still readable here."""

    theme: Theme
    setting: Setting
    haste: Haste
    programme_id: UUID
    region_id: UUID
    location_id: UUID | None = None
    team_id: UUID | None = None
    weekdays: Sequence[int] = ()
    dayparts: Sequence[str] = ()
    words: str = ""


@dataclass(frozen=True)
class Moment:
    """When and where a coach wants to come. Without a place it is where the asker works."""

    start: datetime
    length: timedelta
    location_id: UUID | None = None
    place: str = ""


@transaction.atomic
def send_request(*, wish: Wish, key: UUID, by: Member) -> SupportRequest:
    """Send a request once, however often the button is pressed: ``key`` comes from the form."""
    sent = SupportRequest.objects.filter(asker=by, key=key).first()
    if sent is not None:
        return sent
    request = _written_down(wish, key, by)
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError as error:
        if "request_sent_once" not in str(error):
            raise
        return SupportRequest.objects.get(asker=by, key=key)
    record(
        RequestSent(
            request_id=request.pk,
            programme_id=request.programme_id,
            region_id=request.region_id,
            personal=request.is_personal,
            promised_on=request.promised_on,
            by_id=by.pk,
        )
    )
    return request


@transaction.atomic
def accept_request(
    *, request: SupportRequest, appointment_id: UUID, moment: Moment, by: Member
) -> SupportRequest:
    """A coach takes it up and comes at ``moment``: the visit stands in both agendas, or nothing happened.

    Raises AlreadyTakenUp when another coach was first, and what ``agenda`` refuses.
    """
    fresh = _locked(request)
    if fresh.state not in UNANSWERED:
        raise NotPossibleNow if fresh.is_over else AlreadyTakenUp
    if fresh.asker_id == by.pk:
        raise ValueError(f"{by.pk} cannot take up an own request")
    engagement = Engagement.objects.create(request=fresh, appointment_id=appointment_id)
    record(
        RequestAccepted(
            request_id=fresh.pk, appointment_id=appointment_id, asker_id=fresh.asker_id, by_id=by.pk
        )
    )
    fresh.first_answered_at = timezone.now()
    _meet(fresh, engagement, moment, by)
    return fresh


@transaction.atomic
def plan_moment(*, request: SupportRequest, moment: Moment, by: Member) -> SupportRequest:
    """Another moment, after the only one was called off."""
    fresh = _locked(request)
    if fresh.state != RequestState.MATCHED:
        raise NotPossibleNow
    _meet(fresh, Engagement.objects.select_related("appointment").get(request=fresh), moment, by)
    return fresh


@transaction.atomic
def withdraw_request(*, request: SupportRequest, by: Member) -> SupportRequest:
    """Take it back, at any time before it is over; what was planned for it is called off."""
    fresh = _locked(request)
    if fresh.state == RequestState.WITHDRAWN:
        return fresh
    fresh.closed_at = timezone.now()
    _move(fresh, RequestState.WITHDRAWN, "closed_at")
    Withdrawal.objects.create(request=fresh, by=by)
    engagement = Engagement.objects.filter(request=fresh).select_related("appointment").first()
    if engagement:
        for meeting in engagement.meetings.filter(visit__state__in=AHEAD).select_related("visit"):
            agenda.cancel_visit(visit=meeting.visit, by=by)
    coach_id = engagement.appointment.member_id if engagement else None
    record(RequestWithdrawn(request_id=fresh.pk, coach_id=coach_id, by_id=by.pk))
    return fresh


@transaction.atomic
def close_request(*, request: SupportRequest, helped: Helped, words: str, by: Member) -> Closing:
    """The asker looks back. Pressing twice closes once; the first answer stands."""
    fresh = _locked(request)
    closed = Closing.objects.filter(request=fresh).first()
    if closed is not None:
        return closed
    fresh.closed_at = timezone.now()
    _move(fresh, RequestState.CLOSED, "closed_at")
    closing = Closing(request=fresh, helped=helped, by=by)
    closing.words = sealed_words(closing, words, owner=by)
    closing.save(force_insert=True)
    coach_id = Engagement.objects.values_list("appointment__member_id", flat=True).get(request=fresh)
    record(RequestClosed(request_id=fresh.pk, coach_id=coach_id, by_id=by.pk))
    return closing


@transaction.atomic
def forget_old_requests(*, at: datetime) -> int:
    """Erase what was closed a year ago, and what nobody took up half a year ago; returns how many.

    With the request go its words, who came, and how it was looked back on (see data_map).
    """
    over = Q(closed_at__lt=at - KEPT_AFTER_CLOSING)
    never = Q(engagement=None, sent_at__lt=at - KEPT_WITHOUT_ANSWER)
    old = list(SupportRequest.objects.filter(over | never).values_list("pk", flat=True))
    SupportRequest.objects.filter(pk__in=old).delete()
    return len(old)


def visit_was_done(event: VisitDone) -> None:
    """Listens: the first visit that is done starts the engagement."""
    request = _request_of(event.visit_id)
    if request and request.state == RequestState.PLANNED:
        _move(request, RequestState.ACTIVE)
        record(RequestStarted(request_id=request.pk, asker_id=request.asker_id, by_id=event.by_id))


def visit_was_cancelled(event: VisitCancelled) -> None:
    """Listens: without a moment that stands, coach and asker look for another one."""
    request = _request_of(event.visit_id)
    if request is None or request.state != RequestState.PLANNED:
        return
    meetings = EngagementVisit.objects.filter(engagement__request=request)
    if meetings.exclude(visit__state=VisitState.CANCELLED).exists():
        return
    _move(request, RequestState.MATCHED)
    coach_id = Engagement.objects.values_list("appointment__member_id", flat=True).get(request=request)
    record(
        RequestNeedsMoment(
            request_id=request.pk, asker_id=request.asker_id, coach_id=coach_id, by_id=event.by_id
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
        _move(request, RequestState.PLANNED)


def _written_down(wish: Wish, key: UUID, by: Member) -> SupportRequest:
    request = SupportRequest(
        asker=by,
        team_id=wish.team_id,
        programme_id=wish.programme_id,
        region_id=wish.region_id,
        location_id=wish.location_id,
        theme=wish.theme,
        setting=wish.setting,
        haste=wish.haste,
        weekdays=sorted(wish.weekdays),
        dayparts=list(wish.dayparts),
        key=key,
    )
    request.promised_on = promised_day(
        timezone.localdate(), working_days=request.programme.promise_days, country=by.organisation.country
    )
    request.words = sealed_words(request, wish.words, owner=by)
    return request


def _meet(request: SupportRequest, engagement: Engagement, moment: Moment, by: Member) -> None:
    location_id = moment.location_id or request.location_id
    visit = agenda.book_visit(
        appointment_id=engagement.appointment_id,
        start=moment.start,
        length=moment.length,
        setting=Setting(request.setting),
        colleagues=[request.asker],
        location_id=location_id,
        place=moment.place or ("" if location_id else _("Spreken jullie samen af")),
        team_id=request.team_id,
        # A name shows once the request is taken up. A moment that is refused takes nothing up.
        unnamed=_("Je collega") if request.is_personal and request.state in UNANSWERED else "",
        by=by,
    )
    EngagementVisit.objects.create(engagement=engagement, visit=visit)
    _move(request, RequestState.PLANNED, "first_answered_at")
    record(RequestPlanned(request_id=request.pk, visit_id=visit.pk, asker_id=request.asker_id, by_id=by.pk))


def _locked(request: SupportRequest) -> SupportRequest:
    rows = SupportRequest.objects.select_for_update(of=("self",)).select_related("asker")
    return rows.get(pk=request.pk)


def _request_of(visit_id: UUID) -> SupportRequest | None:
    rows = SupportRequest.objects.select_for_update(of=("self",))
    return rows.filter(engagement__meetings__visit=visit_id).first()


def _move(request: SupportRequest, state: RequestState, *also: str) -> None:
    if (RequestState(request.state), state) not in MOVES:
        raise NotPossibleNow
    request.state = state
    request.save(update_fields=["state", *also])
