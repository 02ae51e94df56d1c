"""When people are taken, and which moments suit everybody, with time to get there."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from rugzak.apps.agenda import travel
from rugzak.apps.agenda.clock import NoSuchTime, moment_of
from rugzak.apps.agenda.models import Occupation, Visit
from rugzak.apps.agenda.queries.hours import matrix_of, stop_of, stops_between
from rugzak.apps.agenda.words import (
    OFFERED_DAYS,
    OFFERED_FROM,
    OFFERED_MOMENTS,
    OFFERED_STEP,
    OFFERED_UNTIL,
)

Span = tuple[datetime, datetime]
Fits = Callable[[datetime], bool]


def taken_spans(
    member_ids: Collection[UUID], start: datetime, end: datetime, *, without: UUID | None = None
) -> dict[UUID, list[Span]]:
    """When these people are somewhere, per person; for planning, never to show.

    ``without`` is a visit that does not count: the one that is being moved.
    """
    rows = Occupation.objects.filter(
        member_id__in=member_ids, is_standing=True, during__overlap=(start, end)
    ).exclude(visit_id=without)
    taken: dict[UUID, list[Span]] = defaultdict(list)
    for member_id, during in rows.values_list("member_id", "during"):
        taken[member_id].append((during.lower, during.upper))
    return taken


def free_moments(
    member_ids: Collection[UUID],
    *,
    length: timedelta,
    after: datetime,
    visit: Visit | None = None,
    most: int = OFFERED_MOMENTS,
) -> list[datetime]:
    """The first moments from ``after`` on at which all of them are free for ``length``.

    With ``visit``, booked or not yet, only moments that leave its coach time to get
    there and on to the next one.
    """
    until = after + timedelta(days=OFFERED_DAYS)
    without = visit.pk if visit else None
    spans = taken_spans(member_ids, after, until + length, without=without).values()
    taken = [one for some in spans for one in some]
    in_time = _in_time(visit, length, after, until) if visit else lambda _moment: True
    found: list[datetime] = []
    for moment in _moments_to_offer(after, length):
        free = all(moment >= end or moment + length <= start for start, end in taken)
        if free and in_time(moment):
            found.append(moment)
        if len(found) == most:
            break
    return found


def _in_time(visit: Visit, length: timedelta, after: datetime, until: datetime) -> Fits:
    """Whether a moment leaves the coach of ``visit`` time to travel, from what stands around it."""
    margin = timedelta(days=1)
    others = stops_between(
        Q(appointment__member=visit.appointment.member_id) & ~Q(pk=visit.pk), after - margin, until + margin
    )
    stop = stop_of(visit)
    matrix = matrix_of([*others, stop])

    def fits(moment: datetime) -> bool:
        there = replace(stop, start=moment, end=moment + length)
        return travel.missing_minutes(there, others, matrix) is None

    return fits


def _moments_to_offer(after: datetime, length: timedelta) -> Iterable[datetime]:
    """Half hours of the wall clock between seven and nine, day after day."""
    first = timezone.localtime(after).date()
    for offset in range(OFFERED_DAYS + 1):
        day = first + timedelta(days=offset)
        try:
            moment, closing = moment_of(day, OFFERED_FROM), moment_of(day, OFFERED_UNTIL)
        except NoSuchTime:
            continue
        while moment + length <= closing:
            if moment >= after:
                yield moment
            moment += OFFERED_STEP
