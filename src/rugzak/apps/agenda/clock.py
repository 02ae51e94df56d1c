"""From the clock on the wall to a moment, also on the two nights on which the clock jumps."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from rugzak.apps.agenda.words import LATER_ROUNDED
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.forms import HoursField


class NoSuchTime(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Deze tijd bestaat niet: de klok gaat in die nacht een uur vooruit. Kies een uur later."),
            field="time",
        )


class UnclearLength(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Vul in hoe lang het was. Bijvoorbeeld: 1:30."), field="length")


def moment_of(day: date, at: time, zone: ZoneInfo | None = None) -> datetime:
    """The moment in UTC at which the clock on the wall shows ``at``.

    A time that happens twice (the last Sunday of October) means the first one. A
    time that is skipped (the last Sunday of March) raises NoSuchTime.
    """
    place = zone or timezone.get_current_timezone()
    moment = datetime.combine(day, at, tzinfo=place).astimezone(UTC)
    if moment.astimezone(place).replace(tzinfo=None) != datetime.combine(day, at):
        raise NoSuchTime
    return moment


def sent_moment(typed: str) -> datetime | None:
    """An aware moment as our own buttons send it; anything else is nothing."""
    try:
        moment = parse_datetime(typed)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) and 2000 <= moment.year <= 2200 else None


def sent_length(typed: str) -> timedelta | None:
    """How long it was, as people type it; nothing typed is None. Raises UnclearLength."""
    try:
        length: timedelta | None = HoursField(required=False).clean(typed)
    except ValidationError:
        raise UnclearLength from None
    return length


def rounded_up(moment: datetime) -> datetime:
    """The first moment from here on that people say aloud: a whole five minutes."""
    return moment + timedelta(seconds=-moment.timestamp() % LATER_ROUNDED.total_seconds())
