"""The end of a request: the asker closes, or the coach rounds off and the asker has the last word."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.support.events import (
    RequestClosed,
    RequestKeptOpen,
    RequestReopened,
    RequestRoundedOff,
)
from rugzak.apps.support.models import Closing, Engagement, SupportRequest
from rugzak.apps.support.own_words import sealed_words
from rugzak.apps.support.services.moves import NotPossibleNow, coach_id_of, locked, move, settle_offers
from rugzak.apps.support.words import Helped, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class TooLongAgo(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Deze vraag is al langer dan dertig dagen gesloten. Stel gerust een nieuwe vraag.")
        )


class CoachStopped(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Wie je hielp is geen coach meer. Stel gerust een nieuwe vraag."))


@transaction.atomic
def close_request(*, request: SupportRequest, helped: Helped, words: str, by: Member) -> Closing:
    """The asker looks back. Pressing twice closes once; the first answer stands."""
    fresh = locked(request.pk)
    closed = Closing.objects.filter(request=fresh).first()
    if closed is not None:
        return closed
    settle_offers(fresh)
    fresh.closed_at = timezone.now()
    move(fresh, RequestState.CLOSED, "closed_at")
    closing = Closing(request=fresh, helped=helped, by=by)
    closing.words = sealed_words(closing, words, owner=by)
    closing.save(force_insert=True)
    record(RequestClosed(request_id=fresh.pk, coach_id=coach_id_of(fresh), by_id=by.pk))
    return closing


@transaction.atomic
def round_off(*, request: SupportRequest, by: Member) -> SupportRequest:
    """The coach says it is done. It closes when the asker says so too, or says nothing for fourteen days."""
    fresh = locked(request.pk)
    engagement = Engagement.objects.get(request=fresh)
    if fresh.state != RequestState.ACTIVE:
        raise NotPossibleNow
    if engagement.rounded_off_at is None:
        settle_offers(fresh)
        engagement.rounded_off_at = timezone.now()
        engagement.save(update_fields=["rounded_off_at"])
        record(RequestRoundedOff(request_id=fresh.pk, asker_id=fresh.asker_id, by_id=by.pk))
    return fresh


@transaction.atomic
def keep_open(*, request: SupportRequest, by: Member) -> SupportRequest:
    """The asker is not done yet: the coach hears it, and nothing closes by itself."""
    fresh = locked(request.pk)
    if fresh.state != RequestState.ACTIVE:
        raise NotPossibleNow
    engagement = Engagement.objects.select_related("appointment").get(request=fresh)
    if engagement.rounded_off_at is not None:
        engagement.rounded_off_at = None
        engagement.save(update_fields=["rounded_off_at"])
        record(RequestKeptOpen(request_id=fresh.pk, coach_id=engagement.appointment.member_id, by_id=by.pk))
    return fresh


@transaction.atomic
def reopen_request(*, request: SupportRequest, by: Member) -> SupportRequest:
    """Within thirty days, with the same coach. What was said at closing is erased: it is not the end any more."""
    fresh = locked(request.pk)
    if fresh.state == RequestState.ACTIVE:
        return fresh
    if fresh.state != RequestState.CLOSED:
        raise NotPossibleNow
    if not fresh.can_reopen:
        raise TooLongAgo
    engagement = Engagement.objects.select_related("appointment__programme").get(request=fresh)
    if not engagement.appointment.runs_on(timezone.localdate()):
        raise CoachStopped
    Closing.objects.filter(request=fresh).delete()
    engagement.rounded_off_at = None
    engagement.save(update_fields=["rounded_off_at"])
    fresh.closed_at = None
    move(fresh, RequestState.ACTIVE, "closed_at")
    record(RequestReopened(request_id=fresh.pk, coach_id=engagement.appointment.member_id, by_id=by.pk))
    return fresh
