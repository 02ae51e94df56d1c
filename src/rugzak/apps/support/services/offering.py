"""A coach proposes moments, the asker chooses. Proposed moments occupy nobody: choosing books."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.words import FURTHEST, LONGEST, SHORTEST, Setting
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.support.events import CoachRefused, MomentsProposed, OtherMomentAsked
from rugzak.apps.support.models import (
    Engagement,
    EngagementVisit,
    Offer,
    OfferedMoment,
    Preference,
    SupportRequest,
)
from rugzak.apps.support.queries import ahead_per_engagement, coach_ids_it_concerns, goes_as_a_whole
from rugzak.apps.support.services.meeting import Moment, meet, take_up
from rugzak.apps.support.services.moves import (
    NotPossibleNow,
    back_to_the_coaches,
    held,
    locked,
    move,
    settle_offers,
)
from rugzak.apps.support.words import (
    MOST_MOMENTS,
    OFFER_WORKING_DAYS,
    CoachWish,
    OfferState,
    RequestState,
)
from rugzak.apps.support.workdays import promised_day
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.context import as_system, current_organisation_id
from rugzak.ground.ui.dates import spoken_length


class OfferOver(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Dit voorstel geldt niet meer. Vraag om een ander moment."))


class ChooseOne(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Kies eerst een moment."))


class WrongMoments(Refusal):
    """Moments that no agenda would take: told at once to who proposes them."""


@transaction.atomic
def propose_moments(
    *, request: SupportRequest, appointment_id: UUID, moments: Sequence[Moment], key: UUID, by: Member
) -> Offer:
    """Take it up, when nobody did, and put one to three moments before the asker, once per ``key``.

    A new proposal takes the place of one that still stood.
    """
    fresh = locked(request.pk)
    before = Offer.objects.filter(appointment_id=appointment_id, key=key).first()
    if before is not None:
        return before
    _refuse_wrong(moments)
    if not _is_coached_by(fresh, by):
        take_up(fresh, appointment_id, by)
        move(fresh, RequestState.MATCHED, "first_answered_at")
    elif fresh.state not in (RequestState.MATCHED, RequestState.ACTIVE):
        raise NotPossibleNow
    return _put_forward(fresh, appointment_id, moments, key, by)


@transaction.atomic
def offer_from_plan(
    *, request_id: UUID, appointment_id: UUID, moment: Moment, key: UUID, by: Member
) -> Offer:
    """Put a planned moment before the asker in the coach's name, once per ``key``; the asker can still say no.

    ``by`` planned it and may not read a personal request: it is opened as the system.
    Raises AlreadyTakenUp when a coach was first, NotPossibleNow when the asker would rather not have this one.
    """
    with as_system(current_organisation_id()):
        coach = programmes.coaches_of([appointment_id]).values_list("member", flat=True).get()
        fresh = held(request_id, with_coach=coach)
        before = Offer.objects.filter(appointment_id=appointment_id, key=key).first()
        if before is not None:
            return before
        _refuse_wrong([moment])
        if fresh.asker_id == by.pk or (fresh.is_unanswered and coach not in coach_ids_it_concerns(fresh)):
            raise NotPossibleNow
        take_up(fresh, appointment_id, by)
        move(fresh, RequestState.MATCHED, "first_answered_at")
        return _put_forward(fresh, appointment_id, [moment], key, by)


@transaction.atomic
def hand_over(*, visit_id: UUID, appointment_id: UUID, moment: Moment, key: UUID, by: Member) -> None:
    """The coach of a visit cannot come: let go, and put another coach's moment before the asker instead.

    The asker hears it once, as a proposal, and can say no. Once a visit was held the two of them know each
    other and stay together, and so do they when more was agreed: then another coach is asked to stand in,
    and the asker whether that is fine. That is told by whoever hands over, in one message for all visits.
    """
    with as_system(current_organisation_id()):
        if Offer.objects.filter(appointment_id=appointment_id, key=key).exists():
            return
        row = (
            EngagementVisit.objects.select_related("engagement__request", "visit__appointment__member")
            .filter(visit=visit_id)
            .first()
        )
        if row is None:
            raise NotPossibleNow
        if not goes_as_a_whole(row, ahead_per_engagement([row.engagement_id])):
            _ask_stand_in(row, appointment_id, moment, by)
            return
        coach = programmes.coaches_of([appointment_id]).values_list("member", flat=True).get()
        fresh = held(row.engagement.request_id, with_coach=coach)
        _refuse_wrong([moment])
        if fresh.state != RequestState.PLANNED or coach not in coach_ids_it_concerns(fresh):
            raise NotPossibleNow
        back_to_the_coaches(fresh, by, quiet=True)
        take_up(fresh, appointment_id, by)
        move(fresh, RequestState.MATCHED, "first_answered_at")
        _put_forward(fresh, appointment_id, [moment], key, by)


def _ask_stand_in(row: EngagementVisit, appointment_id: UUID, moment: Moment, by: Member) -> None:
    to = programmes.running_appointments().filter(pk=appointment_id).first()
    fits = to is not None and to.member_id in coach_ids_it_concerns(row.engagement.request)
    if to is None or not fits or row.visit.start != moment.start:
        raise NotPossibleNow
    agenda.ask_stand_in(visit=row.visit, to=to, by=by, quiet=True)


def _put_forward(
    request: SupportRequest, appointment_id: UUID, moments: Sequence[Moment], key: UUID, by: Member
) -> Offer:
    settle_offers(request)
    country = by.organisation.country
    offer = Offer.objects.create(
        request=request,
        appointment_id=appointment_id,
        key=key,
        expires_on=promised_day(timezone.localdate(), working_days=OFFER_WORKING_DAYS, country=country),
    )
    OfferedMoment.objects.bulk_create(_row(offer, moment, request) for moment in moments)
    record(MomentsProposed(request_id=request.pk, offer_id=offer.pk, asker_id=request.asker_id, by_id=by.pk))
    return offer


@transaction.atomic
def accept_offer(*, offer: Offer, moment_ids: Collection[UUID], by: Member) -> SupportRequest:
    """The moments chosen stand in both agendas, or none of them. Pressing twice books once.

    Raises what ``agenda`` refuses: a moment may have been taken since it was proposed.
    """
    fresh = held(offer.request_id)
    standing = _standing(offer)
    if standing.state == OfferState.ACCEPTED:
        return fresh
    if standing.state != OfferState.PROPOSED:
        raise OfferOver
    chosen = [row for row in standing.moments.all() if row.pk in set(moment_ids)]
    if not chosen:
        raise ChooseOne
    engagement = Engagement.objects.select_related("appointment").get(request=fresh)
    meet(fresh, engagement, [_moment(row) for row in chosen], by)
    settle_offers(fresh, OfferState.ACCEPTED)
    return fresh


@transaction.atomic
def refuse_offer(*, offer: Offer, another_coach: bool, by: Member) -> SupportRequest:
    """Another moment, or rather somebody else; nobody asks why.

    Who is not chosen does not see this request again.
    """
    fresh = held(offer.request_id)
    standing = _standing(offer)
    if standing.state == OfferState.REFUSED:
        return fresh
    if standing.state != OfferState.PROPOSED:
        raise OfferOver
    settle_offers(fresh, OfferState.REFUSED)
    coach_id = standing.appointment.member_id
    if not another_coach:
        record(OtherMomentAsked(request_id=fresh.pk, coach_id=coach_id, by_id=by.pk))
        return fresh
    if fresh.state != RequestState.MATCHED:
        raise NotPossibleNow
    Preference.objects.update_or_create(request=fresh, coach_id=coach_id, defaults={"wish": CoachWish.AVOID})
    back_to_the_coaches(fresh, by)
    record(
        CoachRefused(
            request_id=fresh.pk,
            programme_id=fresh.programme_id,
            region_id=fresh.region_id,
            coach_id=coach_id,
            by_id=by.pk,
        )
    )
    return fresh


def _standing(offer: Offer) -> Offer:
    return Offer.objects.select_related("appointment").prefetch_related("moments").get(pk=offer.pk)


def _is_coached_by(request: SupportRequest, by: Member) -> bool:
    return Engagement.objects.filter(request=request, appointment__member=by).exists()


def _refuse_wrong(moments: Sequence[Moment]) -> None:
    if not 1 <= len(moments) <= MOST_MOMENTS:
        raise WrongMoments(_("Stel één tot drie momenten voor."))
    if any(moment.start < timezone.now() for moment in moments):
        raise WrongMoments(_("Dit moment is al voorbij. Kies een later moment."))
    if any(moment.start > timezone.now() + FURTHEST for moment in moments):
        raise WrongMoments(_("Plan hoogstens een jaar vooruit. Kies een eerdere dag."))
    if any(not SHORTEST <= moment.length <= LONGEST for moment in moments):
        lengths = {"least": spoken_length(SHORTEST), "most": spoken_length(LONGEST)}
        raise WrongMoments(_("Een bezoek duurt minstens %(least)s en hoogstens %(most)s.") % lengths)
    ordered = sorted(moments, key=lambda moment: moment.start)
    for one, other in pairwise(ordered):
        if one.start + one.length > other.start:
            raise WrongMoments(_("Twee momenten vallen samen. Kies momenten na elkaar."))


def _row(offer: Offer, moment: Moment, request: SupportRequest) -> OfferedMoment:
    return OfferedMoment(
        offer=offer,
        start=moment.start,
        minutes=round(moment.length.total_seconds() / 60),
        setting=moment.setting or request.setting,
        location_id=moment.location_id,
        place=moment.place,
    )


def _moment(row: OfferedMoment) -> Moment:
    return Moment(
        start=row.start,
        length=timedelta(minutes=row.minutes),
        location_id=row.location_id,
        place=row.place,
        setting=Setting(row.setting),
    )
