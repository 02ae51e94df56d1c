"""Visits that come back: on which moments they fit, and what follows on one of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from rugzak.apps.agenda.clock import NoSuchTime, moment_of
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.queries.moments import Span, in_time, taken_spans
from rugzak.apps.agenda.words import AHEAD, GONE


@dataclass
class Fitting:
    """Which days of a rhythm fit, as moments, and which do not."""

    moments: list[datetime] = field(default_factory=list)
    stuck: list[date] = field(default_factory=list)


def fitting(
    visit: Visit,
    days: Iterable[date],
    at: time,
    member_ids: Collection[UUID],
    *,
    without: Collection[UUID] = (),
) -> Fitting:
    """Try a visit at one time of the wall clock on each of the days, in a fixed number of statements.

    A day does not fit when somebody is elsewhere, when the week has no hours for it or the day
    no time for the way, when the coach does not coach then, or when the clock skips that hour.
    """
    found, moments = Fitting(), []
    for day in days:
        try:
            moments.append((day, moment_of(day, at)))
        except NoSuchTime:
            found.stuck.append(day)
    if not moments:
        return found
    first, last = moments[0][1], moments[-1][1] + visit.length
    spans = taken_spans(member_ids, first, last, without=without).values()
    taken = [one for some in spans for one in some]
    fits = in_time(visit, visit.length, first, last, without=without)
    now = timezone.now()
    for day, moment in moments:
        if moment >= now and _is_free(taken, moment, visit.length) and fits(moment):
            found.moments.append(moment)
        else:
            found.stuck.append(day)
    return found


def following(visit: Visit) -> QuerySet[Visit]:
    """This visit and those of its series after it that are still to come."""
    rows = Visit.objects.filter(series=visit.series_id, state__in=AHEAD)
    return rows.filter(during__startswith__gte=visit.start).order_by("during")


def called_off_with(visit: Visit) -> QuerySet[Visit]:
    """What was called off in the same deed as this visit of a series."""
    rows = Visit.objects.filter(series=visit.series_id, state__in=GONE, during__startswith__gte=visit.start)
    return rows.order_by("during")


def _is_free(taken: list[Span], moment: datetime, length: timedelta) -> bool:
    return all(moment >= end or moment + length <= start for start, end in taken)
