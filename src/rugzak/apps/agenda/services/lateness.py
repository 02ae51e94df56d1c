"""A coach who runs late: the visit begins later, and whatever comes after it follows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from rugzak.apps.agenda import queries, travel
from rugzak.apps.agenda.clock import rounded_up
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.refusals import NotPossibleNow, TooLate
from rugzak.apps.agenda.services.booking import span
from rugzak.apps.agenda.services.together import Shift, all_locked, shift
from rugzak.apps.agenda.words import AHEAD, LATER_ROUNDED, LATEST
from rugzak.ground.accounts.models import Member


@transaction.atomic
def run_late(*, visit: Visit, start: datetime, by: Member) -> list[Visit]:
    """Begin a visit of today at ``start``; gives every visit of that day that shifted along, this one first.

    A later visit shifts only as far as the visit before it and the way between need.
    Lengths stay, so hours stay. Said twice it happens once: it stands at ``start`` already.

    Raises TooLate past its limit or midnight, NextOnesStuck when somebody is elsewhere by
    then, NotPossibleNow for a visit that is over or was called off.
    """
    rows = all_locked([visit.pk, *queries.ids_later_that_day(visit)])
    late = next(row for row in rows if row.pk == visit.pk)
    if late.start == start:
        return []
    now = timezone.now()
    is_today = timezone.localtime(late.start).date() == timezone.localdate(now)
    if late.state not in AHEAD or not is_today or late.start > start:
        raise NotPossibleNow
    if start < now - LATER_ROUNDED or start - late.start > LATEST:
        raise TooLate
    shifts = shifted([row for row in rows if row.state in AHEAD and row.start >= late.start], start)
    shift(shifts, by)
    return [row for row, _during in shifts]


def shifted(rows: Sequence[Visit], start: datetime) -> list[Shift]:
    """The first of ``rows`` at ``start``, the next ones after it as far as they must."""
    stops = [queries.stop_of(row) for row in rows]
    matrix = queries.matrix_of(stops)
    late = replace(stops[0], start=start, end=start + rows[0].length)
    found = [(rows[0], span(start, rows[0].length))]
    for row, stop in zip(rows[1:], stops[1:], strict=True):
        minutes = travel.minutes_between(late, stop, matrix) or 0
        earliest = rounded_up(late.end + timedelta(minutes=minutes))
        if row.start >= earliest:
            break
        if timezone.localtime(earliest + row.length).date() != timezone.localtime(row.start).date():
            raise TooLate
        late = replace(stop, start=earliest, end=earliest + row.length)
        found.append((row, span(earliest, row.length)))
    return found
