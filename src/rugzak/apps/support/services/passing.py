"""A coach leaves a request to the others, or to one of them by name. Nobody asks why."""

from __future__ import annotations

from django.db import transaction

from rugzak.apps.support.events import RequestPassedOn
from rugzak.apps.support.models import Engagement, Passing, SupportRequest
from rugzak.apps.support.queries import coach_ids_it_concerns
from rugzak.apps.support.services.moves import NotPossibleNow, back_to_the_coaches, held
from rugzak.apps.support.words import UNANSWERED, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def pass_on(*, request: SupportRequest, to: Member | None, by: Member) -> SupportRequest:
    """From the pool, or after taking it up and before the first visit was held.

    It no longer shows to ``by``. When every coach has passed it goes round once more,
    so that no request ends where nobody sees it.
    """
    fresh = held(request.pk)
    if fresh.state not in (*UNANSWERED, RequestState.MATCHED, RequestState.PLANNED):
        raise NotPossibleNow
    was_taken_up = fresh.state not in UNANSWERED
    if was_taken_up:
        if not Engagement.objects.filter(request=fresh, appointment__member=by).exists():
            raise NotPossibleNow
        back_to_the_coaches(fresh, by)
    Passing.objects.update_or_create(request=fresh, by=by, defaults={"to": to})
    _start_another_round(fresh)
    record(
        RequestPassedOn(
            request_id=fresh.pk,
            programme_id=fresh.programme_id,
            region_id=fresh.region_id,
            asker_id=fresh.asker_id,
            to_id=to.pk if to else None,
            was_taken_up=was_taken_up,
            by_id=by.pk,
        )
    )
    return fresh


def _start_another_round(request: SupportRequest) -> None:
    passed = Passing.objects.filter(request=request)
    if not coach_ids_it_concerns(request) - set(passed.values_list("by_id", flat=True)):
        passed.delete()
