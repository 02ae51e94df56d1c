"""The four parts of a day, as a handover knows them."""

from datetime import date, datetime, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards.words import DayPart

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
