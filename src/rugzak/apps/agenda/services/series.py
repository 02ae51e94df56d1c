"""Plan a visit that comes back, change or call off all that follow, and take that back."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.apps.agenda import queries
from rugzak.apps.agenda.clock import moment_of
from rugzak.apps.agenda.events import SeriesBooked, SeriesCancelled, VisitRestored
from rugzak.apps.agenda.models import Cancellation, Occupation, Series, Visit
from rugzak.apps.agenda.refusals import (
    AlreadyOver,
    DaysDoNotFit,
    NotPossibleNow,
    TooFarAhead,
    TooManyTimes,
    WrongLength,
)
from rugzak.apps.agenda.rhythms import days_of
from rugzak.apps.agenda.services.booking import people_of, span
from rugzak.apps.agenda.services.checks import refusing_overlap, take_turns
from rugzak.apps.agenda.services.reliefs import ask_again
from rugzak.apps.agenda.services.together import all_locked, shift
from rugzak.apps.agenda.words import (
    FURTHEST,
    LONGEST,
    SERIES_MOST,
    SHORTEST,
    UNDO_WINDOW,
    Part,
    Rhythm,
    Setting,
    VisitState,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def plan_series(
    *,
    appointment_id: UUID,
    rhythm: Rhythm,
    first_day: date,
    last_day: date,
    at: time,
    length: timedelta,
    setting: Setting,
    by: Member,
    key: UUID,
    colleagues: Sequence[Member] = (),
    location_id: UUID | None = None,
    place: str = "",
    team_id: UUID | None = None,
    skipped: Collection[date] = (),
) -> list[Visit]:
    """Put a visit in the agenda on each day of the rhythm, at one time of the clock on the wall.

    In summer and in winter it is the same time on the wall. ``skipped`` days are left out.
    Each visit takes its people's time by itself, so the database keeps them from being in two
    places. The same ``key`` twice gives the same visits.

    Raises DaysDoNotFit with the days on which somebody is elsewhere, the week is full or the
    way is too long; TooManyTimes, TooFarAhead, AlreadyOver and WrongLength.
    """
    days = [day for day in days_of(rhythm, first_day, last_day) if day not in skipped]
    _refuse_odd(days, last_day, length)
    during = span(moment_of(days[0], at), length)
    sample = Visit(
        appointment_id=appointment_id,
        during=during,
        location_id=location_id,
        place=place,
        team_id=team_id,
        setting=setting,
    )
    people = [sample.coach, *colleagues]
    take_turns([person.pk for person in people])
    made = list(Visit.objects.filter(series=key).order_by("during"))
    if made:
        return made
    fit = queries.fitting(sample, days, at, [person.pk for person in people])
    if fit.stuck:
        raise DaysDoNotFit(fit.stuck, nothing_else=not fit.moments)
    series = Series.objects.create(
        id=key,
        appointment_id=appointment_id,
        rhythm=rhythm,
        first_day=first_day,
        last_day=last_day,
        at=at,
        minutes=length // timedelta(minutes=1),
        skipped=sorted(skipped),
    )
    visits = [_copy(sample, series, span(moment, length)) for moment in fit.moments]
    Visit.objects.bulk_create(visits)
    with refusing_overlap(people, sample):
        Occupation.objects.bulk_create(_occupations(visits, people))
    record(SeriesBooked(series_id=series.pk, visit_ids=tuple(one.pk for one in visits), by_id=by.pk))
    return visits


@transaction.atomic
def move_following(*, visit: Visit, start: datetime, by: Member) -> list[Visit]:
    """Give this visit and all that follow in its series another weekday or time of the clock.

    Raises DaysDoNotFit when one of them does not fit; then none moves.
    """
    rows = _following_locked(visit)
    moved = next((row for row in rows if row.pk == visit.pk), None)
    if moved is None or moved.start <= timezone.now():
        raise NotPossibleNow
    local = timezone.localtime(start)
    days_later = local.date() - timezone.localtime(moved.start).date()
    days = [timezone.localtime(row.start).date() + days_later for row in rows]
    people = people_of(moved)
    batch = [row.pk for row in rows]
    fit = queries.fitting(moved, days, local.time(), [one.pk for one in people], without=batch)
    if fit.stuck:
        raise DaysDoNotFit(fit.stuck, nothing_else=not fit.moments)
    shift([(row, span(moment, row.length)) for row, moment in zip(rows, fit.moments, strict=True)], by)
    for row in rows:
        ask_again(row, by)
    return rows


@transaction.atomic
def cancel_following(*, visit: Visit, by: Member) -> list[Visit]:
    """Call off this visit and all that follow in its series, without a reason."""
    rows = _following_locked(visit)
    if not rows or visit.series_id is None:
        return []
    now, ids = timezone.now(), [row.pk for row in rows]
    for row in rows:
        row.state, row.changed_at = VisitState.CANCELLED, now
        row.revision += 1
        row.save(update_fields=["state", "revision", "changed_at"])
    Occupation.objects.filter(visit__in=ids).update(is_standing=False)
    Cancellation.objects.bulk_create([Cancellation(visit=row, by=by, at=now) for row in rows])
    record(SeriesCancelled(series_id=visit.series_id, visit_ids=tuple(ids), by_id=by.pk))
    return rows


@transaction.atomic
def restore_following(*, visit: Visit, by: Member) -> list[Visit]:
    """Take the calling off of a whole row of visits back, while it is fresh and their times are free."""
    called_off = Cancellation.objects.filter(visit=visit, by=by).first()
    if called_off is None or called_off.at < timezone.now() - UNDO_WINDOW or visit.series_id is None:
        raise NotPossibleNow
    same = Cancellation.objects.filter(visit__series=visit.series_id, by=by, at=called_off.at)
    rows = all_locked(list(same.values_list("visit_id", flat=True)))
    for row in rows:
        row.state, row.changed_at = VisitState.CONFIRMED, timezone.now()
        row.revision += 1
        row.save(update_fields=["state", "revision", "changed_at"])
    same.delete()
    with refusing_overlap([], visit):
        Occupation.objects.filter(visit__in=[row.pk for row in rows]).update(is_standing=True)
    for row in rows:
        record(VisitRestored(visit_id=row.pk, by_id=by.pk))
    return rows


def _following_locked(visit: Visit) -> list[Visit]:
    if visit.series_id is None:
        raise NotPossibleNow
    return all_locked(list(queries.following(visit).values_list("pk", flat=True)))


def _refuse_odd(days: Sequence[date], last_day: date, length: timedelta) -> None:
    if not SHORTEST <= length <= LONGEST:
        raise WrongLength
    today = timezone.localdate()
    if not days or days[0] < today:
        raise AlreadyOver
    if last_day > today + FURTHEST:
        raise TooFarAhead
    if len(days) > SERIES_MOST:
        raise TooManyTimes(SERIES_MOST)


def _copy(sample: Visit, series: Series, during: object) -> Visit:
    return Visit(
        appointment_id=sample.appointment_id,
        during=during,
        location_id=sample.location_id,
        place=sample.place,
        team_id=sample.team_id,
        setting=sample.setting,
        series=series,
    )


def _occupations(visits: Sequence[Visit], people: Sequence[Member]) -> list[Occupation]:
    coach = people[0]
    return [
        Occupation(
            visit=visit,
            member=person,
            part=Part.COACH if person.pk == coach.pk else Part.COLLEAGUE,
            during=visit.during,
        )
        for visit in visits
        for person in people
    ]
