"""What stands in the way of a visit, each as a refusal that tells what can be done."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from rugzak.apps.agenda import queries, travel
from rugzak.apps.agenda.ledger import NO_HOURS, hours_per_week
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.refusals import (
    AlreadyOver,
    AlreadyTaken,
    HoursSpent,
    NotCoachingThen,
    TooFarAhead,
    TooFarToTravel,
    WrongLength,
)
from rugzak.apps.agenda.words import FURTHEST, LONGEST, SHORTEST
from rugzak.ground.accounts.models import Member

MARGIN = timedelta(days=1)


def take_turns(member_ids: Collection[UUID]) -> None:
    """Whoever plans for the same people waits, in one order, so that nobody waits in a circle."""
    keys = sorted(member_id.int % 2**63 for member_id in set(member_ids))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) WITH ORDINALITY AS one(key, place)"
            " ORDER BY place",
            [keys],
        )


def refuse_before_the_turn(people: Sequence[Member], visit: Visit, unnamed: str = "") -> None:
    """What is taken anyway waits for no turn: looking for another moment then keeps nobody waiting."""
    refuse_wrong_length(visit)
    refuse_taken(people, visit, unnamed)


def refuse_wrong_length(visit: Visit) -> None:
    if not SHORTEST <= visit.length <= LONGEST:
        raise WrongLength


def refuse_wrong_moments(visit: Visit) -> None:
    refuse_wrong_length(visit)
    if visit.start < timezone.now():
        raise AlreadyOver
    if visit.start > timezone.now() + FURTHEST:
        raise TooFarAhead
    appointment = visit.appointment
    if not appointment.runs_on(timezone.localtime(visit.start).date()):
        raise NotCoachingThen(appointment.member.first_name)


def refuse_taken(people: Sequence[Member], visit: Visit, unnamed: str = "") -> None:
    taken = queries.taken_spans([person.pk for person in people], visit.start, visit.end, without=[visit.pk])
    if taken:
        names = [
            unnamed if unnamed and person.pk != visit.coach.pk else person.first_name
            for person in people
            if person.pk in taken
        ]
        raise AlreadyTaken(names, free_for(people, visit))


def refuse_full_or_far(people: Sequence[Member], visit: Visit) -> None:
    """The week has hours for the visit and the way there, and the day leaves time for that way."""
    coach, week = visit.coach, visit.week
    others = queries.stops_between(
        Q(appointment__member=coach) & ~Q(pk=visit.pk), week.start - MARGIN, week.end + MARGIN
    )
    stop = queries.stop_of(visit)
    matrix = queries.matrix_of([*others, stop])
    key = visit.appointment_id, week
    _used, _planned, on_the_road = before = hours_per_week(others, matrix).get(key, NO_HOURS)
    after = hours_per_week([*others, stop], matrix)[key]
    released = visit.appointment.released
    if sum(after, timedelta()) > released and not queries.may_overrun(*key):
        left = released - sum(before, timedelta())
        raise HoursSpent(coach.first_name, left=left, needed=visit.length, on_the_road=after[2] - on_the_road)
    minutes = travel.missing_minutes(stop, others, matrix)
    if minutes:
        raise TooFarToTravel(coach.first_name, minutes, free_for(people, visit))


def free_for(people: Sequence[Member], visit: Visit) -> list[datetime]:
    after = max(visit.start, timezone.now())
    return queries.free_moments(
        [person.pk for person in people], length=visit.length, after=after, visit=visit
    )


class refusing_overlap:  # noqa: N801 (reads as a word in a with statement)
    """The database has the last word; what it says becomes a sentence."""

    def __init__(self, people: Sequence[Member], visit: Visit) -> None:
        self.people, self.visit = people, visit
        self.savepoint = transaction.atomic()

    def __enter__(self) -> None:
        self.savepoint.__enter__()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self.savepoint.__exit__(kind, error, trace)  # type: ignore[arg-type]
        if isinstance(error, IntegrityError) and "occupation_one_place_at_a_time" in str(error):
            raise AlreadyTaken([], free_for(self.people, self.visit)) from None
