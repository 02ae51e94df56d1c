"""Days, moments and lengths as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from rugzak.ground.ui.dates import clock_words, day_words, moment_words, spoken_length

TUESDAY = date(2026, 4, 14)
HALF_PAST_ONE = datetime(2026, 4, 14, 11, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def amsterdam():
    with timezone.override("Europe/Amsterdam"):
        yield


@pytest.mark.parametrize(
    ("style", "dutch", "english"),
    [
        ("full", "di 14 april, 13:30", "Tue 14 April, 13:30"),
        ("long", "dinsdag 14 april, 13:30", "Tuesday 14 April, 13:30"),
        ("day", "di 14 april", "Tue 14 April"),
        ("short", "14 apr", "14 Apr"),
        ("date", "14 april 2026", "14 April 2026"),
        ("time", "13:30", "13:30"),
        ("month", "april 2026", "April 2026"),
    ],
)
def test_a_moment_in_words(style, dutch, english):
    assert moment_words(HALF_PAST_ONE, style) == dutch
    with translation.override("nl-be"):
        assert moment_words(HALF_PAST_ONE, style) == dutch
    with translation.override("en"):
        assert moment_words(HALF_PAST_ONE, style) == english


def test_a_day_has_no_time():
    assert moment_words(TUESDAY) == "di 14 april"
    assert day_words(TUESDAY, "long") == "dinsdag 14 april"


def test_march_is_short_as_people_write_it():
    assert day_words(date(2026, 3, 3), "short") == "3 mrt"


@pytest.mark.parametrize(
    ("minutes", "clock", "spoken"),
    [
        (120, "2:00 uur", "2 uur"),
        (17, "0:17 uur", "17 minuten"),
        (75, "1:15 uur", "1 uur en 15 minuten"),
        (1, "0:01 uur", "1 minuut"),
    ],
)
def test_a_length_in_words(minutes, clock, spoken):
    assert clock_words(timedelta(minutes=minutes)) == clock
    assert spoken_length(timedelta(minutes=minutes)) == spoken


def test_less_than_nothing_keeps_its_sign():
    assert clock_words(timedelta(minutes=-30)) == "-0:30 uur"


def test_no_moment_shows_nothing(draw):
    assert draw("{% moment at %}", at=None) == ""
    assert draw("{% moment at %}", at=HALF_PAST_ONE) == (
        '<time datetime="2026-04-14T11:30+00:00">di 14 april, 13:30</time>'
    )
