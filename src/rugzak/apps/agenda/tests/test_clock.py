"""The clock on the wall, also on the two nights on which it jumps."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rugzak.apps.agenda.clock import NoSuchTime, moment_of

ZONES = [ZoneInfo("Europe/Amsterdam"), ZoneInfo("Europe/Brussels")]
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_a_skipped_time_is_refused_in_words(zone: ZoneInfo) -> None:
    with pytest.raises(NoSuchTime, match="de klok gaat in die nacht een uur vooruit"):
        moment_of(date(2027, 3, 28), time(2, 30), zone)


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_a_time_that_happens_twice_means_the_first(zone: ZoneInfo) -> None:
    assert moment_of(date(2026, 10, 25), time(2, 30), zone) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(day=DAYS, at=st.times(), zone=st.sampled_from(ZONES))
def test_the_clock_on_the_wall_shows_what_was_asked(day: date, at: time, zone: ZoneInfo) -> None:
    try:
        moment = moment_of(day, at, zone)
    except NoSuchTime:
        assert (day.month, at.hour) == (3, 2)
    else:
        assert moment.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, at)


@given(day=DAYS, zone=st.sampled_from(ZONES))
def test_the_same_time_next_week_shows_the_same_on_the_wall(day: date, zone: ZoneInfo) -> None:
    first, second = (moment_of(one, time(10), zone) for one in (day, day + timedelta(days=7)))
    assert second - first in (timedelta(days=7), timedelta(days=7, hours=1), timedelta(days=7, hours=-1))
