"""The four parts of a day, as a handover knows them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards.words import HANDOVER_AFTER, HANDOVER_BEFORE, DayPart

BEGINS = ((time(6), DayPart.MORNING), (time(12), DayPart.AFTERNOON), (time(18), DayPart.EVENING))
NIGHT_BEGINS = time(22, 30)
HANDOVERS: dict[str, str | Promise] = {
    DayPart.MORNING: _("ochtendoverdracht"),
    DayPart.AFTERNOON: _("middagoverdracht"),
    DayPart.EVENING: _("avondoverdracht"),
    DayPart.NIGHT: _("nachtoverdracht"),
}


def part_of(at: datetime) -> DayPart:
    """``at`` is local. The night runs from half past ten till six."""
    if at.time() >= NIGHT_BEGINS or at.time() < BEGINS[0][0]:
        return DayPart.NIGHT
    return [part for begin, part in BEGINS if at.time() >= begin][-1]


def handover_day(at: datetime) -> date:
    """The day a shift belongs to: the small hours belong to the evening before."""
    return (at - timedelta(days=1)).date() if at.time() < BEGINS[0][0] else at.date()


SATURDAY = 5


def handover_at(handovers: Sequence[time], at_weekends: bool, at: datetime) -> datetime | None:
    """The handover that goes on at this moment, or None. ``at`` is local."""
    days = (at.date() - timedelta(days=1), at.date(), at.date() + timedelta(days=1))
    for moment in _moments(handovers, at_weekends, days, at):
        if moment - HANDOVER_BEFORE <= at < moment + HANDOVER_AFTER:
            return moment
    return None


def next_change(handovers: Sequence[time], at_weekends: bool, at: datetime) -> datetime | None:
    """When a card of the handover comes or goes next, within a week."""
    days = tuple(at.date() + timedelta(days=number) for number in range(-1, 8))
    moments = _moments(handovers, at_weekends, days, at)
    changes = [one + edge for one in moments for edge in (-HANDOVER_BEFORE, HANDOVER_AFTER)]
    return min((one for one in changes if one > at), default=None)


def _moments(
    handovers: Sequence[time], at_weekends: bool, days: Sequence[date], at: datetime
) -> list[datetime]:
    return [
        datetime.combine(day, one, tzinfo=at.tzinfo)
        for day in days
        if at_weekends or day.weekday() < SATURDAY
        for one in handovers
    ]
