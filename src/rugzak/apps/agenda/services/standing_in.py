"""Somebody else goes: asked for a visit, and it goes over once everybody whose visit it is said yes."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.apps.agenda.events import StandInAsked, StandInSettled
from rugzak.apps.agenda.models import Occupation, StandInOffer, Visit
from rugzak.apps.agenda.refusals import NotPossibleNow
from rugzak.apps.agenda.services.booking import locked, people_of
from rugzak.apps.agenda.services.checks import (
    refuse_full_or_far,
    refuse_taken,
    refuse_wrong_moments,
    refusing_overlap,
    take_turns,
)
from rugzak.apps.agenda.words import Part
from rugzak.apps.programmes.queries import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def ask_stand_in(*, visit: Visit, to: Appointment, by: Member, quiet: bool = False) -> StandInOffer:
    """Ask another coach of the programme to go. Of a visit to one colleague, that colleague is asked too.

    Asked twice for the same coach it is asked once; another coach takes the place of who
    had not answered yet. With ``quiet`` whoever asks tells everybody in one message.
    """
    fresh = locked(visit)
    if (
        not fresh.is_ahead
        or to.member_id == fresh.coach.pk
        or to.programme_id != fresh.appointment.programme_id
    ):
        raise NotPossibleNow
    before = StandInOffer.objects.filter(visit=fresh, settled_at=None).first()
    if before is not None and before.to_id == to.pk:
        return before
    if before is not None:
        _settle(before, fresh, goes=False, by=by)
    is_personal = fresh.team_id is None and len(people_of(fresh)) > 1
    offer = StandInOffer.objects.create(
        visit=fresh, to=to, by=by, colleague_says=None if is_personal else True
    )
    record(StandInAsked(visit_id=fresh.pk, stand_in_id=to.member_id, by_id=by.pk, quiet=quiet))
    return offer


@transaction.atomic
def answer_as_stand_in(*, offer: StandInOffer, goes: bool, by: Member) -> StandInOffer:
    """The other coach can go, or cannot. Nobody asks why."""
    visit, fresh = _open(offer)
    fresh.stand_in_says = goes
    fresh.save(update_fields=["stand_in_says"])
    return _conclude(fresh, visit, by)


@transaction.atomic
def answer_as_colleague(*, offer: StandInOffer, welcome: bool, by: Member) -> StandInOffer:
    """The colleague is fine with somebody else, or rather waits for the own coach."""
    visit, fresh = _open(offer)
    fresh.colleague_says = welcome
    fresh.save(update_fields=["colleague_says"])
    return _conclude(fresh, visit, by)


@transaction.atomic
def withdraw_stand_in(*, offer: StandInOffer, by: Member) -> None:
    """The coach goes after all."""
    visit, fresh = _open(offer)
    _settle(fresh, visit, goes=False, by=by)


def _open(offer: StandInOffer) -> tuple[Visit, StandInOffer]:
    """Both locked: first the turns of everybody, the stand-in too, then the rows."""
    members = Occupation.objects.filter(visit=offer.visit_id).values_list("member_id", flat=True)
    take_turns({*members, offer.to.member_id})
    rows = Visit.objects.select_for_update(of=("self",)).select_related("appointment__member", "location")
    visit = rows.get(pk=offer.visit_id)
    fresh = StandInOffer.objects.select_for_update(of=("self",)).select_related("to__member").get(pk=offer.pk)
    if not fresh.is_open or not visit.is_ahead:
        raise NotPossibleNow
    return visit, fresh


def _conclude(offer: StandInOffer, visit: Visit, by: Member) -> StandInOffer:
    answers = (offer.stand_in_says, offer.colleague_says)
    if False in answers:
        _settle(offer, visit, goes=False, by=by)
    elif all(answers):
        coach_id = visit.coach.pk
        _hand_over(visit, offer.to)
        _settle(offer, visit, goes=True, by=by, coach_id=coach_id)
    return offer


def _hand_over(visit: Visit, to: Appointment) -> None:
    """The visit, its hours and the coach's place in it go to another appointment. Raises what booking raises."""
    colleagues = people_of(visit)[1:]
    visit.appointment = to
    refuse_wrong_moments(visit)
    refuse_taken([to.member], visit)
    refuse_full_or_far([to.member, *colleagues], visit)
    visit.revision += 1
    visit.changed_at = timezone.now()
    visit.save(update_fields=["appointment", "revision", "changed_at"])
    with refusing_overlap([to.member], visit):
        visit.occupations.filter(part=Part.COACH).update(member=to.member)


def _settle(
    offer: StandInOffer, visit: Visit, *, goes: bool, by: Member, coach_id: UUID | None = None
) -> None:
    offer.settled_at = timezone.now()
    offer.save(update_fields=["settled_at"])
    record(
        StandInSettled(
            visit_id=visit.pk,
            coach_id=coach_id or visit.coach.pk,
            stand_in_id=offer.to.member_id,
            goes=goes,
            by_id=by.pk,
        )
    )
