"""Reading days and times as people type them: "3-3-2027", "3 maart 2027", "13.30", "9 uur"."""

import re
from datetime import date, datetime, time

from rugzak.ground.ui.dates import DUTCH, ENGLISH

MONTHS = {name.lower()[:3]: n for words in (DUTCH, ENGLISH) for n, name in enumerate(words.months, 1)}
MONTHS["mrt"] = 3
ISO_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
NUMBERS = re.compile(r"^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$")
WORDS = re.compile(r"^(?:[a-z]+\s+)?(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})$")
CLOCK = re.compile(r"^(\d{1,2})(?:\s*[:.uh]\s*(\d{2})?)?(?::\d{2}(?:\.\d+)?)?\s*(?:uur|u|h)?$")
FOUR_DIGITS = re.compile(r"^(\d{2})(\d{2})$")
BETWEEN = re.compile(r"[T,]\s*|\s+(?:om|at)\s+")


def read_day(typed: str) -> date | None:
    """The day that was meant, or None when no day can be read from it."""
    words = typed.strip().lower()
    try:
        if match := ISO_DAY.match(words):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := NUMBERS.match(words):
            return date(_year(match[3]), int(match[2]), int(match[1]))
        if (match := WORDS.match(words)) and (month := MONTHS.get(match[2][:3])):
            return date(int(match[3]), month, int(match[1]))
    except ValueError:
        return None
    return None


def read_time(typed: str) -> time | None:
    """The time that was meant, or None when no time can be read from it."""
    words = typed.strip().lower()
    match = FOUR_DIGITS.match(words) or CLOCK.match(words)
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_moment(typed: str) -> datetime | None:
    """Day and time in one, without a time zone."""
    parts = BETWEEN.split(typed.strip(), maxsplit=1)
    if len(parts) == 1:
        parts = typed.strip().rsplit(" ", 1)
    if len(parts) != 2:
        return None
    day, clock = read_day(parts[0]), read_time(parts[1])
    return datetime.combine(day, clock) if day and clock else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
