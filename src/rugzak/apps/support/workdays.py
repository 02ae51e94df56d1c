"""Working days of the Netherlands and Belgium."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

from rugzak.ground.tenancy.words import Country

SATURDAY = 5
_CODES = {Country.NETHERLANDS: "NL", Country.BELGIUM: "BE"}


def promised_day(sent_on: date, *, working_days: int, country: str) -> date:
    """The last day of the promise: ``working_days`` working days after the day of sending.

    The day of sending itself does not count, so who asks at eleven at night does
    not lose a day.
    """
    day, left = sent_on, working_days
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, country)
    return day


def is_working_day(day: date, country: str) -> bool:
    return day.weekday() < SATURDAY and day not in _holidays(country, day.year)


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(_CODES[Country(country)], years=year))
