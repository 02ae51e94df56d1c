"""When people are taken, and which moments suit everybody."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from rugzak.apps.agenda.clock import NoSuchTime, moment_of
from rugzak.apps.agenda.models import Occupation
from rugzak.apps.agenda.words import (
    OFFERED_DAYS,
    OFFERED_FROM,
    OFFERED_MOMENTS,
    OFFERED_STEP,
    OFFERED_UNTIL,
)

Span = tuple[datetime, datetime]


def taken_spans(member_ids: Collection[UUID], start: datetime, end: datetime) -> dict[UUID, list[Span]]:
    """When these people are somewhere, per person; for planning, never to show."""
    rows = Occupation.objects.filter(
        member_id__in=member_ids, is_standing=True, during__overlap=(start, end)
    ).values_list("member_id", "during")
    taken: dict[UUID, list[Span]] = defaultdict(list)
    for member_id, during in rows:
        taken[member_id].append((during.lower, during.upper))
    return taken


def free_moments(member_ids: Collection[UUID], *, length: timedelta, after: datetime) -> list[datetime]:
    """The first moments from ``after`` on at which all of them are free for ``length``."""
    until = after + timedelta(days=OFFERED_DAYS)
    taken = [span for spans in taken_spans(member_ids, after, until + length).values() for span in spans]
    found: list[datetime] = []
    for moment in _moments_to_offer(after, length):
        if all(moment >= end or moment + length <= start for start, end in taken):
            found.append(moment)
        if len(found) == OFFERED_MOMENTS:
            break
    return found


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
