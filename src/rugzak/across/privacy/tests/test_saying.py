"""Whoever reads what is kept about them reads words: no column names, no brackets of a machine."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import Range

from rugzak.across.privacy.export import SHOWN
from rugzak.across.privacy.register import model_of, personal_tables
from rugzak.across.privacy.saying import has_label, in_choices, said
from rugzak.apps.agenda.models import Availability
from rugzak.apps.support.models import SupportRequest

AT = datetime(2027, 4, 14, 11, 30, tzinfo=UTC)

COLUMNS = [
    pytest.param(field, id=f"{label}.{field.name}")
    for label, kept in personal_tables().items()
    for field in model_of(label)._meta.concrete_fields
    if kept.classes.get(field.name) in SHOWN
]


@pytest.mark.parametrize("field", COLUMNS)
def test_every_column_that_a_person_reads_has_a_name_for_people(field):
    assert has_label(field), f"{field.name} has no words in privacy.words.FIELD_WORDS"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "ja"),
        (False, "nee"),
        (time(7, 5), "07:05"),
        (date(2027, 4, 14), "14 april 2027"),
        (timedelta(minutes=90), "1:30 uur"),
        (Decimal("28.0"), "28.0"),
        ([date(2027, 4, 14), date(2027, 4, 21)], "14 april 2027, 21 april 2027"),
        ([], "geen"),
        (Range(date(2027, 4, 1), None), "1 april 2027 tot …"),
        (Range(empty=True), "geen"),
        ("07:00", "07:00"),
    ],
)
def test_a_value_is_said_as_people_say_it(value, words):
    assert said(value) == words


def test_a_moment_is_said_on_the_clock_of_here():
    assert said(AT).endswith("13:30")
    assert said(Range(AT, AT + timedelta(hours=1))).endswith("14:30")


def test_a_stored_choice_is_said_by_its_words():
    field = SupportRequest._meta.get_field("dayparts")
    key, words = field.base_field.flatchoices[0]
    assert in_choices(field, [key]) == [str(words)]


def test_half_days_are_said_as_days():
    assert Availability(halves=[7, 0]).get_halves_display() == "maandag ochtend, woensdag middag"
