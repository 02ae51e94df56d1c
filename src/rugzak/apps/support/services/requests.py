"""Sending a request, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.words import AHEAD, Setting
from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.support.events import RequestSent, RequestWithdrawn
from rugzak.apps.support.models import Engagement, Preference, SupportRequest, Withdrawal
from rugzak.apps.support.own_words import sealed_words
from rugzak.apps.support.services.moves import held, move, promise_from_today, settle_offers
from rugzak.apps.support.words import CoachWish, Haste, RequestState, Theme
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class NobodyLeft(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Met deze wensen blijft er niemand over in jouw regio. Laat een wens weg."))


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
    prefer_id: UUID | None = None
    avoid_ids: Sequence[UUID] = ()
    outside_team: bool = False


@transaction.atomic
def send_request(*, wish: Wish, key: UUID, by: Member) -> SupportRequest:
    """Send a request once, however often the button is pressed: ``key`` comes from the form."""
    sent = SupportRequest.objects.filter(asker=by, key=key).first()
    if sent is not None:
        return sent
    request = _written_down(wish, key, by)
    _refuse_when_nobody_is_left(request, wish)
    try:
        with transaction.atomic():
            request.save(force_insert=True)
            Preference.objects.bulk_create(_preferences(request, wish))
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
def withdraw_request(*, request: SupportRequest, by: Member) -> SupportRequest:
    """Take it back, at any time before it is over; what was planned for it is called off."""
    fresh = held(request.pk)
    if fresh.state == RequestState.WITHDRAWN:
        return fresh
    settle_offers(fresh)
    fresh.closed_at = timezone.now()
    move(fresh, RequestState.WITHDRAWN, "closed_at")
    Withdrawal.objects.create(request=fresh, by=by)
    engagement = Engagement.objects.filter(request=fresh).select_related("appointment").first()
    if engagement:
        for meeting in engagement.meetings.filter(visit__state__in=AHEAD).select_related("visit"):
            agenda.cancel_visit(visit=meeting.visit, by=by)
    coach_id = engagement.appointment.member_id if engagement else None
    record(RequestWithdrawn(request_id=fresh.pk, coach_id=coach_id, by_id=by.pk))
    return fresh


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
        outside_team=wish.outside_team,
    )
    request.promised_on = promise_from_today(request)
    request.words = sealed_words(request, wish.words, owner=by)
    return request


def _refuse_when_nobody_is_left(request: SupportRequest, wish: Wish) -> None:
    """Wishes may narrow who comes, never to nobody: then it would wait for ever."""
    coaches = programmes.coach_ids(programme_id=request.programme_id, region_id=request.region_id)
    coaches.discard(request.asker_id)
    left = coaches - set(wish.avoid_ids)
    if wish.outside_team:
        left -= set(people.team_mates_of(request.asker_id))
    if coaches and not left:
        raise NobodyLeft


def _preferences(request: SupportRequest, wish: Wish) -> list[Preference]:
    avoided = [(coach_id, CoachWish.AVOID) for coach_id in wish.avoid_ids]
    preferred = [(wish.prefer_id, CoachWish.PREFER)] if wish.prefer_id else []
    return [Preference(request=request, coach_id=coach, wish=kind) for coach, kind in preferred + avoided]
