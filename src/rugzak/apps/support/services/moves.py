"""What every write about a request needs: hold it, move it, and say no in a sentence."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.words import AHEAD
from rugzak.apps.support.models import Engagement, Offer, SupportRequest
from rugzak.apps.support.words import MOVES, OfferState, RequestState
from rugzak.apps.support.workdays import promised_day
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.refusal import Refusal

# Each try gives its locks back first; a second one finds who came in between.
TRIES = 4


class NotPossibleNow(Refusal):
    """The request is in a state from which this deed does not go."""

    def __init__(self) -> None:
        super().__init__(_("Dit kan niet meer: de vraag is net veranderd. Kijk hoe het er nu voor staat."))


class AlreadyTakenUp(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Een ander was je net voor: deze vraag is al opgepakt. Bedankt dat je wilde helpen.")
        )


class _OthersNow(Exception):
    """While we waited, somebody else came to be concerned."""


def held(request_id: UUID, *, with_coach: UUID | None = None) -> SupportRequest:
    """The request and the agendas of its people, for this transaction alone.

    First everybody's turn, then the row: whoever calls a visit off takes the turns of
    its people too before its row, and reaches the request last. The other way round
    the two could wait for each other. ``with_coach`` is about to take it up.
    """
    for _try in range(TRIES):
        people = _concerned(request_id) | ({with_coach} if with_coach else set())
        with suppress(_OthersNow), transaction.atomic():
            agenda.take_turns(people)
            fresh = locked(request_id)
            if not _concerned(request_id) <= people:
                raise _OthersNow
            return fresh
    raise NotPossibleNow


def _concerned(request_id: UUID) -> set[UUID]:
    """The asker, and who took it up."""
    rows = SupportRequest.objects.filter(pk=request_id)
    pairs = rows.values_list("asker_id", "engagement__appointment__member_id")
    return {one for pair in pairs for one in pair if one}


def locked(request_id: UUID) -> SupportRequest:
    rows = SupportRequest.objects.select_for_update(of=("self",)).select_related("asker")
    return rows.get(pk=request_id)


def move(request: SupportRequest, state: RequestState, *also: str) -> None:
    if (RequestState(request.state), state) not in MOVES:
        raise NotPossibleNow
    request.state = state
    request.save(update_fields=["state", *also])


def coach_id_of(request: SupportRequest) -> UUID:
    return Engagement.objects.values_list("appointment__member_id", flat=True).get(request=request)


def promise_from_today(request: SupportRequest) -> date:
    """The last day of the promise, counted in working days of the organisation's country."""
    programme = request.programme
    return promised_day(
        timezone.localdate(),
        working_days=programme.promise_days,
        country=programme.organisation.country,
    )


def settle_offers(request: SupportRequest, state: OfferState = OfferState.EXPIRED) -> None:
    """What still lay on the table for this request is from now on over."""
    standing = Offer.objects.filter(request=request, state=OfferState.PROPOSED)
    standing.update(state=state, settled_at=timezone.now())


def back_to_the_coaches(request: SupportRequest, by: Member, *, quiet: bool = False) -> UUID:
    """Whoever had taken it up lets go: moments are called off, the promise starts anew. Returns who it was."""
    engagement = Engagement.objects.select_related("appointment").get(request=request)
    settle_offers(request)
    ahead = engagement.meetings.filter(visit__state__in=AHEAD).select_related("visit")
    visits = [meeting.visit for meeting in ahead]
    # First let go, then call off: else the request would look for another moment with the same coach.
    engagement.delete()
    for visit in visits:
        agenda.cancel_visit(visit=visit, by=by, quiet=quiet)
    request.renewed_on = promise_from_today(request)
    move(request, RequestState.OPEN, "renewed_on")
    return engagement.appointment.member_id
