"""Book a visit, mark it done or missed, call it off, take that back."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from rugzak.apps.agenda.events import (
    VisitBooked,
    VisitCancelled,
    VisitDone,
    VisitDoneTakenBack,
    VisitMissed,
    VisitPlanned,
    VisitRestored,
)
from rugzak.apps.agenda.models import Cancellation, Occupation, Visit
from rugzak.apps.agenda.refusals import NotPossibleNow, WrongLength
from rugzak.apps.agenda.services.checks import (
    refuse_before_the_turn,
    refuse_full_or_far,
    refuse_taken,
    refuse_wrong_moments,
    refusing_overlap,
    take_turns,
)
from rugzak.apps.agenda.words import (
    LENGTH_SAID_WITHIN,
    LONGEST,
    MOVES,
    SHORTEST,
    UNDO_WINDOW,
    Part,
    Setting,
    VisitState,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.ids import new_id


@transaction.atomic
def book_visit(
    *,
    appointment_id: UUID,
    start: datetime,
    length: timedelta,
    setting: Setting,
    by: Member,
    colleagues: Sequence[Member] = (),
    location_id: UUID | None = None,
    place: str = "",
    team_id: UUID | None = None,
    unnamed: str = "",
    key: UUID | None = None,
) -> Visit:
    """Put a visit in the agenda of the coach and the colleagues; the caller keeps what it is about.

    The same ``key`` twice gives the same visit.

    ``unnamed`` is what a refusal calls the colleagues, when whoever plans may not know who they are.
    ``start`` is an aware moment. ``length`` and the way to it count towards the
    released hours of the ISO week in which the visit starts.

    Raises AlreadyTaken when somebody is elsewhere, HoursSpent when the week is full,
    TooFarToTravel when the coach cannot be there in time, NotCoachingThen outside the
    appointment, AlreadyOver for the past.
    """
    visit = Visit(
        id=key or new_id(),
        appointment_id=appointment_id,
        during=span(start, length),
        location_id=location_id,
        place=place,
        team_id=team_id,
        setting=setting,
    )
    people = [visit.coach, *colleagues]
    refuse_before_the_turn(people, visit, unnamed)
    take_turns([person.pk for person in people])
    made = Visit.objects.filter(pk=visit.pk).first() if key else None
    if made is not None:
        return made
    refuse_wrong_moments(visit)
    refuse_taken(people, visit, unnamed)
    refuse_full_or_far(people, visit)
    visit.save(force_insert=True)
    _occupy(visit, colleagues)
    record(
        VisitBooked(
            visit_id=visit.pk, appointment_id=appointment_id, start=visit.start, end=visit.end, by_id=by.pk
        )
    )
    return visit


@transaction.atomic
def plan_visit(*, by: Member, key: UUID, **visit: Any) -> Visit:
    """Book a visit that no request is behind; whoever it is for hears of it. The same ``key`` plans it once."""
    if (made := Visit.objects.filter(pk=key).first()) is not None:
        return made
    made = book_visit(by=by, key=key, **visit)
    record(VisitPlanned(visit_id=made.pk, by_id=by.pk))
    return made


@transaction.atomic
def mark_done(*, visit: Visit, by: Member, length: timedelta | None = None) -> Visit:
    """The coach was there. A visit that has not begun cannot be done.

    ``length`` is how long it really was, when that differs. It is never refused for the
    hours of the week: that time has been spent, and the ledger shows it. It may also be
    said afterwards, of a visit that was rounded off in one tap or on another device.
    """
    fresh = locked(visit)
    is_done, is_as_said = fresh.state == VisitState.DONE, length in (None, fresh.length)
    if is_done and is_as_said:
        return fresh
    if fresh.start > timezone.now() or (is_done and fresh.end < timezone.now() - LENGTH_SAID_WITHIN):
        raise NotPossibleNow
    if length is not None and not is_as_said:
        _really_lasted(fresh, length)
    if not is_done:
        _move(fresh, VisitState.DONE)
    record(VisitDone(visit_id=fresh.pk, by_id=by.pk))
    return fresh


@transaction.atomic
def take_back_done(*, visit: Visit, by: Member) -> Visit:
    """Said too soon: it waits to be rounded off again. Only just after; how long it lasted stays as it was said."""
    fresh = locked(visit)
    if fresh.state == VisitState.CONFIRMED:
        return fresh
    if fresh.state != VisitState.DONE or fresh.changed_at < timezone.now() - UNDO_WINDOW:
        raise NotPossibleNow
    _move(fresh, VisitState.CONFIRMED)
    record(VisitDoneTakenBack(visit_id=fresh.pk, by_id=by.pk))
    return fresh


@transaction.atomic
def cancel_visit(*, visit: Visit, by: Member, quiet: bool = False) -> Visit:
    """Call it off, without a reason; the time is free again at once.

    ``quiet`` when something else already tells its people, so that they get one message.
    """
    fresh = locked(visit)
    if fresh.state == VisitState.CANCELLED:
        return fresh
    _move(fresh, VisitState.CANCELLED)
    fresh.occupations.update(is_standing=False)
    Cancellation.objects.create(visit=fresh, by=by)
    record(VisitCancelled(visit_id=fresh.pk, by_id=by.pk, quiet=quiet))
    return fresh


@transaction.atomic
def mark_missed(*, visit: Visit, by: Member) -> Visit:
    """It did not take place. The time is free again; the way there keeps counting, for it was driven."""
    fresh = locked(visit)
    if fresh.state == VisitState.MISSED:
        return fresh
    if fresh.start > timezone.now():
        raise NotPossibleNow
    _move(fresh, VisitState.MISSED)
    fresh.occupations.update(is_standing=False)
    Cancellation.objects.create(visit=fresh, by=by)
    record(VisitMissed(visit_id=fresh.pk, by_id=by.pk))
    return fresh


@transaction.atomic
def restore_visit(*, visit: Visit, by: Member) -> Visit:
    """Take the calling off back, as long as the time is still free and it was done just now."""
    fresh = locked(visit)
    cancellation = Cancellation.objects.filter(visit=fresh, by=by).first()
    if cancellation is None or cancellation.at < timezone.now() - UNDO_WINDOW:
        raise NotPossibleNow
    people = people_of(fresh)
    refuse_taken(people, fresh)
    if fresh.state == VisitState.CANCELLED:
        refuse_full_or_far(people, fresh)
    _move(fresh, VisitState.CONFIRMED)
    cancellation.delete()
    with refusing_overlap(people, fresh):
        fresh.occupations.update(is_standing=True)
    record(VisitRestored(visit_id=fresh.pk, by_id=by.pk))
    return fresh


def span(start: datetime, length: timedelta) -> DateTimeTZRange:
    """Half-open and in UTC, so that an hour is an hour in the night on which the clock jumps."""
    begin = start.astimezone(UTC)
    return DateTimeTZRange(begin, begin + length, "[)")


def people_of(visit: Visit) -> list[Member]:
    """Everybody whose time the visit takes or took, the coach first."""
    rows = visit.occupations.select_related("member")
    return [row.member for row in sorted(rows, key=lambda one: one.part != Part.COACH)]


def locked(visit: Visit) -> Visit:
    """The visit as it stands, for this transaction alone: first the turns of its people, then the row.

    Everybody who plans takes these in the same order; the other way round two
    planners could each hold what the other waits for.
    """
    take_turns(list(Occupation.objects.filter(visit=visit).values_list("member_id", flat=True)))
    return (
        Visit.objects.select_for_update(of=("self",)).select_related("appointment__member").get(pk=visit.pk)
    )


def _occupy(visit: Visit, colleagues: Sequence[Member]) -> None:
    rows = [Occupation(visit=visit, member=visit.coach, part=Part.COACH, during=visit.during)]
    rows += [
        Occupation(visit=visit, member=colleague, part=Part.COLLEAGUE, during=visit.during)
        for colleague in colleagues
    ]
    with refusing_overlap([row.member for row in rows], visit):
        Occupation.objects.bulk_create(rows)


def _really_lasted(visit: Visit, length: timedelta) -> None:
    if not SHORTEST <= length <= LONGEST:
        raise WrongLength
    visit.during = span(visit.start, length)
    people = people_of(visit)
    refuse_taken(people, visit)
    visit.save(update_fields=["during"])
    with refusing_overlap(people, visit):
        visit.occupations.update(during=visit.during)


def _move(visit: Visit, state: VisitState) -> None:
    if (VisitState(visit.state), state) not in MOVES:
        raise NotPossibleNow
    visit.state = state
    visit.revision += 1
    visit.changed_at = timezone.now()
    visit.save(update_fields=["state", "revision", "changed_at"])
