"""Writes: book a visit, mark it done, call it off, take that back."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from rugzak.apps.agenda import queries
from rugzak.apps.agenda.events import VisitBooked, VisitCancelled, VisitDone, VisitRestored
from rugzak.apps.agenda.models import Cancellation, Occupation, Visit
from rugzak.apps.agenda.refusals import (
    AlreadyOver,
    AlreadyTaken,
    HoursSpent,
    NotCoachingThen,
    NotPossibleNow,
    TooFarAhead,
    WrongLength,
)
from rugzak.apps.agenda.words import (
    FURTHEST,
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
from rugzak.ground.kernel.weeks import Week


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
) -> Visit:
    """Put a visit in the agenda of the coach and the colleagues; the caller keeps what it is about.

    ``unnamed`` is what a refusal calls the colleagues, when whoever plans may not know who they are.
    ``start`` is an aware moment. ``length`` counts towards the released hours of the
    ISO week in which the visit starts.

    Raises AlreadyTaken when somebody is elsewhere, HoursSpent when the week is full,
    NotCoachingThen outside the appointment, AlreadyOver for the past.
    """
    visit = Visit(
        appointment_id=appointment_id,
        during=DateTimeTZRange(start.astimezone(UTC), (start + length).astimezone(UTC), "[)"),
        location_id=location_id,
        place=place,
        team_id=team_id,
        setting=setting,
    )
    people = [visit.coach, *colleagues]
    _take_turns([person.pk for person in people])
    _refuse_wrong_moments(visit)
    _refuse_full_week(visit)
    _refuse_taken(people, visit, unnamed)
    visit.save()
    _occupy(visit, colleagues)
    record(
        VisitBooked(
            visit_id=visit.pk, appointment_id=appointment_id, start=visit.start, end=visit.end, by_id=by.pk
        )
    )
    return visit


@transaction.atomic
def mark_done(*, visit: Visit, by: Member) -> Visit:
    """The coach was there. A visit that has not begun cannot be done."""
    fresh = _locked(visit)
    if fresh.state == VisitState.DONE:
        return fresh
    if fresh.start > timezone.now():
        raise NotPossibleNow
    _move(fresh, VisitState.DONE)
    record(VisitDone(visit_id=fresh.pk, by_id=by.pk))
    return fresh


@transaction.atomic
def cancel_visit(*, visit: Visit, by: Member) -> Visit:
    """Call it off, without a reason; the time is free again at once."""
    fresh = _locked(visit)
    if fresh.state == VisitState.CANCELLED:
        return fresh
    _move(fresh, VisitState.CANCELLED)
    fresh.occupations.update(is_standing=False)
    Cancellation.objects.create(visit=fresh, by=by)
    record(VisitCancelled(visit_id=fresh.pk, by_id=by.pk))
    return fresh


@transaction.atomic
def restore_visit(*, visit: Visit, by: Member) -> Visit:
    """Take the calling off back, as long as the time is still free and it was done just now."""
    fresh = _locked(visit)
    cancellation = Cancellation.objects.filter(visit=fresh, by=by).first()
    if cancellation is None or cancellation.at < timezone.now() - UNDO_WINDOW:
        raise NotPossibleNow
    people = [occupation.member for occupation in fresh.occupations.select_related("member")]
    _take_turns([person.pk for person in people])
    _refuse_full_week(fresh)
    _refuse_taken(people, fresh)
    _move(fresh, VisitState.CONFIRMED)
    cancellation.delete()
    with _refusing_overlap(people, fresh):
        fresh.occupations.update(is_standing=True)
    record(VisitRestored(visit_id=fresh.pk, by_id=by.pk))
    return fresh


class _refusing_overlap:  # noqa: N801 (reads as a word in a with statement)
    """The database has the last word; what it says becomes a sentence."""

    def __init__(self, people: Sequence[Member], visit: Visit) -> None:
        self.people, self.visit = people, visit
        self.savepoint = transaction.atomic()

    def __enter__(self) -> None:
        self.savepoint.__enter__()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self.savepoint.__exit__(kind, error, trace)  # type: ignore[arg-type]
        if isinstance(error, IntegrityError) and "occupation_one_place_at_a_time" in str(error):
            raise AlreadyTaken([], _free_for(self.people, self.visit)) from None


def _occupy(visit: Visit, colleagues: Sequence[Member]) -> None:
    rows = [Occupation(visit=visit, member=visit.coach, part=Part.COACH, during=visit.during)]
    rows += [
        Occupation(visit=visit, member=colleague, part=Part.COLLEAGUE, during=visit.during)
        for colleague in colleagues
    ]
    with _refusing_overlap([row.member for row in rows], visit):
        Occupation.objects.bulk_create(rows)


def _take_turns(member_ids: Collection[UUID]) -> None:
    """Whoever plans for the same people waits, in one order, so that nobody waits in a circle."""
    keys = sorted(member_id.int % 2**63 for member_id in set(member_ids))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) WITH ORDINALITY AS one(key, place)"
            " ORDER BY place",
            [keys],
        )


def _refuse_wrong_moments(visit: Visit) -> None:
    if not SHORTEST <= visit.length <= LONGEST:
        raise WrongLength
    if visit.start < timezone.now():
        raise AlreadyOver
    if visit.start > timezone.now() + FURTHEST:
        raise TooFarAhead
    appointment = visit.appointment
    if not appointment.runs_on(timezone.localtime(visit.start).date()):
        raise NotCoachingThen(appointment.member.first_name)


def _refuse_full_week(visit: Visit) -> None:
    appointment = visit.appointment
    ledger = queries.ledger_of(appointment.pk, appointment.released, Week.of(visit.start))
    if ledger.free < visit.length:
        raise HoursSpent(appointment.member.first_name, left=ledger.free, needed=visit.length)


def _refuse_taken(people: Sequence[Member], visit: Visit, unnamed: str = "") -> None:
    taken = queries.taken_spans([person.pk for person in people], visit.start, visit.end)
    if taken:
        coach = visit.coach
        names = [
            unnamed if unnamed and person.pk != coach.pk else person.first_name
            for person in people
            if person.pk in taken
        ]
        raise AlreadyTaken(names, _free_for(people, visit))


def _free_for(people: Sequence[Member], visit: Visit) -> list[datetime]:
    after = max(visit.start, timezone.now())
    return queries.free_moments([person.pk for person in people], length=visit.length, after=after)


def _locked(visit: Visit) -> Visit:
    return (
        Visit.objects.select_for_update(of=("self",)).select_related("appointment__member").get(pk=visit.pk)
    )


def _move(visit: Visit, state: VisitState) -> None:
    if (VisitState(visit.state), state) not in MOVES:
        raise NotPossibleNow
    visit.state = state
    visit.save(update_fields=["state"])
