"""The promise counts working days of the country one works in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rugzak.apps.support.workdays import is_working_day, promised_day

DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))
COUNTRIES = st.sampled_from(["nl", "be"])


@given(sent=DAYS, promise=st.integers(1, 20), country=COUNTRIES)
def test_the_promised_day_lies_so_many_working_days_ahead(sent: date, promise: int, country: str) -> None:
    day = promised_day(sent, working_days=promise, country=country)
    between = [sent + timedelta(days=n) for n in range(1, (day - sent).days + 1)]
    assert sum(is_working_day(one, country) for one in between) == promise
    assert is_working_day(day, country)


@given(sent=DAYS, promise=st.integers(1, 19), country=COUNTRIES)
def test_a_longer_promise_is_later_and_asking_later_is_never_sooner(
    sent: date, promise: int, country: str
) -> None:
    day = promised_day(sent, working_days=promise, country=country)
    assert promised_day(sent, working_days=promise + 1, country=country) > day
    assert promised_day(sent + timedelta(days=1), working_days=promise, country=country) >= day


@pytest.mark.parametrize(
    ("day", "nl", "be"),
    [
        (date(2027, 4, 27), False, True),  # Koningsdag
        (date(2027, 7, 21), True, False),  # nationale feestdag
        (date(2027, 12, 25), False, False),
        (date(2027, 5, 6), False, False),  # Hemelvaart
        (date(2027, 3, 13), False, False),  # zaterdag
        (date(2027, 3, 10), True, True),
    ],
)
def test_the_two_countries_keep_their_own_holidays(day: date, nl: bool, be: bool) -> None:
    assert (is_working_day(day, "nl"), is_working_day(day, "be")) == (nl, be)
