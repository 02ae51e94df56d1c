"""When people are taken, and which moments suit everybody, with time to get there."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from rugzak.apps.agenda import travel
from rugzak.apps.agenda.clock import NoSuchTime, moment_of
from rugzak.apps.agenda.ledger import NO_HOURS, hours_per_week
from rugzak.apps.agenda.models import Occupation, Visit
from rugzak.apps.agenda.queries.availability import suits, times_of
from rugzak.apps.agenda.queries.hours import matrix_of, stop_of, stops_between
from rugzak.apps.agenda.queries.overruns import overruns_of
from rugzak.apps.agenda.queries.windows import windows_around, within
from rugzak.apps.agenda.travel import Stop
from rugzak.apps.agenda.words import (
    OFFERED_DAYS,
    OFFERED_FROM,
    OFFERED_MOMENTS,
    OFFERED_STEP,
    OFFERED_UNTIL,
)
from rugzak.ground.kernel.weeks import Week

Span = tuple[datetime, datetime]
Fits = Callable[[datetime], bool]


def taken_spans(
    member_ids: Collection[UUID], start: datetime, end: datetime, *, without: Collection[UUID] = ()
) -> dict[UUID, list[Span]]:
    """When these people are somewhere, per person; for planning, never to show.

    ``without`` are visits that do not count: those that are being moved.
    """
    rows = Occupation.objects.filter(
        member_id__in=member_ids, is_standing=True, during__overlap=(start, end)
    ).exclude(visit_id__in=list(without))
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
    per_day: int = OFFERED_MOMENTS,
    near: time = OFFERED_FROM,
) -> list[datetime]:
    """The first moments from ``after`` on at which all of them are free for ``length``.

    Half-days that do not suit one of them are left out. With ``visit``, booked or not
    yet, only moments within the times its team gave, that leave its coach time to get
    there and on to the next one, in weeks that have hours for it. Of each day those
    nearest to the time ``near`` come first.
    """
    until = after + timedelta(days=OFFERED_DAYS)
    without = [visit.pk] if visit else []
    spans = taken_spans(member_ids, after, until + length, without=without).values()
    taken = [one for some in spans for one in some]
    said = times_of(member_ids).values()
    fits = in_time(visit, length, after, until) if visit else lambda _moment: True
    windows = windows_around(visit, member_ids)
    found: list[datetime] = []
    days: Counter[date] = Counter()
    for moment in _moments_to_offer(after, length, near):
        day = timezone.localtime(moment).date()
        if days[day] == per_day:
            continue
        free = all(moment >= end or moment + length <= start for start, end in taken)
        suiting = free and all(suits(one, moment, moment + length) for one in said)
        if suiting and within(windows, moment, moment + length) and fits(moment):
            found.append(moment)
            days[day] += 1
        if len(found) == most:
            break
    return found


def in_time(
    visit: Visit, length: timedelta, after: datetime, until: datetime, *, without: Collection[UUID] = ()
) -> Fits:
    """Whether a moment leaves the coach of ``visit`` hours and time to travel, with what stands around it."""
    margin, appointment = timedelta(days=1), visit.appointment
    first, last = Week.of(after).start - margin, Week.of(until).end + margin
    moving = [visit.pk, *without]
    others = stops_between(Q(appointment__member=appointment.member_id) & ~Q(pk__in=moving), first, last)
    stop = stop_of(visit)
    matrix = matrix_of([*others, stop])
    already, allowed = hours_per_week(others, matrix), overruns_of([appointment.pk])
    per_week: dict[Week, list[Stop]] = defaultdict(list)
    for one in others:
        per_week[Week.of(one.day)].append(one)

    def fits(moment: datetime) -> bool:
        day = timezone.localtime(moment).date()
        key = appointment.pk, Week.of(day)
        there = replace(stop, start=moment, end=moment + length, day=day, is_done=False)
        if not appointment.runs_on(day) or travel.missing_minutes(there, others, matrix) is not None:
            return False
        if key in allowed:
            return True
        if sum(already.get(key, NO_HOURS), length) > appointment.released:
            return False
        with_it = hours_per_week([*per_week[key[1]], there], matrix)[key]
        return sum(with_it, timedelta()) <= appointment.released

    return fits


def _moments_to_offer(after: datetime, length: timedelta, near: time) -> Iterable[datetime]:
    """Half hours of the wall clock between seven and nine, day after day."""
    first = timezone.localtime(after).date()
    for offset in range(OFFERED_DAYS + 1):
        day = first + timedelta(days=offset)
        try:
            opening, closing, wanted = (moment_of(day, at) for at in (OFFERED_FROM, OFFERED_UNTIL, near))
        except NoSuchTime:
            continue
        moments = [opening + number * OFFERED_STEP for number in range((closing - opening) // OFFERED_STEP)]
        for _distance, moment in sorted((abs(one - wanted), one) for one in moments):
            if after <= moment <= closing - length:
                yield moment
