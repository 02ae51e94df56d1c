"""How days, moments and lengths of time are written. Fast: no format strings are parsed per call."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

Style = Literal["full", "long", "day", "short", "date", "time", "month", "past"]


@dataclass(frozen=True)
class Names:
    """Weekdays from Monday and months from January, in one language."""

    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    months: tuple[str, ...]


DUTCH = Names(
    ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    ("ma", "di", "wo", "do", "vr", "za", "zo"),
    (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
)
ENGLISH = Names(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
)


def names() -> Names:
    """The names of days and months in the language of this moment."""
    return ENGLISH if (get_language() or "nl").startswith("en") else DUTCH


def day_words(day: date, style: Style = "day") -> str:
    """A day without a time: "di 14 april", "dinsdag 14 april", "14 april 2026", "14 apr", "april 2026"."""
    words = names()
    month = words.months[day.month - 1]
    match style:
        case "long":
            return f"{words.weekdays[day.weekday()]} {day.day} {month}"
        case "date":
            return f"{day.day} {month} {day.year}"
        case "short":
            return f"{day.day} {'mrt' if month == 'maart' else month[:3]}"
        case "month":
            return f"{month} {day.year}"
        case _:
            return f"{words.short_weekdays[day.weekday()]} {day.day} {month}"


def moment_words(at: date | datetime, style: Style = "full") -> str:
    """A moment on the clock of the organisation: "di 14 april, 13:30"."""
    if not isinstance(at, datetime):
        return day_words(at, style)
    local = timezone.localtime(at) if timezone.is_aware(at) else at
    clock = f"{local.hour:02d}:{local.minute:02d}"
    if style == "time":
        return clock
    if style == "past":  # months or years ago: the year is said when it is not this one
        this_year = local.year == timezone.localdate().year
        return f"{day_words(local, 'day' if this_year else 'date')}, {clock}"
    if style in ("full", "long"):
        return f"{day_words(local, 'day' if style == 'full' else 'long')}, {clock}"
    return day_words(local, style)


def clock_words(length: timedelta) -> str:
    """A length as on a time sheet: "2:00 uur", "-0:30 uur"."""
    minutes = round(length.total_seconds() / 60)
    sign = "-" if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), 60)
    return _("%(clock)s uur") % {"clock": f"{sign}{hours}:{rest:02d}"}


def spoken_length(length: timedelta) -> str:
    """A length as people say it: "17 minuten", "2 uur", "1 uur en 15 minuten"."""
    hours, minutes = divmod(abs(round(length.total_seconds() / 60)), 60)
    hour_words = ngettext("%(n)s uur", "%(n)s uur", hours) % {"n": hours}
    minute_words = ngettext("%(n)s minuut", "%(n)s minuten", minutes) % {"n": minutes}
    if not hours:
        return minute_words
    return (
        _("%(hours)s en %(minutes)s") % {"hours": hour_words, "minutes": minute_words}
        if minutes
        else hour_words
    )
