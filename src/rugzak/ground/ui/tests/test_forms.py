"""Forms speak plainly, keep what was typed, and understand how people write days and times."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from django import forms
from django.utils import timezone

from rugzak.ground.ui.forms import (
    ChipsField,
    ChoiceCards,
    DayField,
    DayTimeField,
    HoursField,
    RugForm,
    TimeField,
)
from rugzak.ground.ui.forms.typed import read_day, read_moment, read_time


class VisitForm(RugForm):
    place = forms.CharField(label="Waar is het?", max_length=5, help_text="Naam van het huis")
    day = DayField(label="Datum")
    start = TimeField(label="Van", required=False)
    length = HoursField(label="Hoe lang?", required=False)
    who = forms.ChoiceField(
        label="Voor wie?",
        choices=[("me", "Voor mij")],
        widget=ChoiceCards(about={"me": ("lock", "Alleen jij")}),
    )
    days = ChipsField(label="Dagen", choices=[("di", "dinsdag")], required=False)


@pytest.mark.parametrize(
    "typed",
    ["2027-03-03", "3-3-2027", "03/03/2027", "3 maart 2027", "wo 3 mrt 2027", "3.3.27", "3 March 2027"],
)
def test_a_day_is_read_as_people_write_it(typed):
    assert read_day(typed) == date(2027, 3, 3)


@pytest.mark.parametrize(
    "typed", ["", "morgen", "31 februari 2027", "3 maart", "2027", "99-99-2027", "3 foobar 2027", "1" * 500]
)
def test_what_is_no_day_is_not_guessed(typed):
    assert read_day(typed) is None


CLOCKS = {
    "13:30": (13, 30),
    "13.30": (13, 30),
    "9 uur": (9, 0),
    "9u30": (9, 30),
    "0905": (9, 5),
    "13:30:00": (13, 30),
}


@pytest.mark.parametrize(("typed", "clock"), CLOCKS.items())
def test_a_time_is_read_as_people_write_it(typed, clock):
    assert read_time(typed) == time(*clock)


@pytest.mark.parametrize("typed", ["", "25:00", "12:60", "straks", "1:2:3:4"])
def test_what_is_no_time_is_not_guessed(typed):
    assert read_time(typed) is None


@pytest.mark.parametrize(
    "typed", ["2027-03-03T13:30", "3-3-2027 13.30", "3 maart 2027 om 13:30", "3 maart 2027, 13:30"]
)
def test_a_moment_is_read_as_people_write_it(typed):
    assert read_moment(typed) == datetime(2027, 3, 3, 13, 30)  # noqa: DTZ001


def test_a_moment_gets_the_clock_of_the_organisation():
    with timezone.override("Europe/Amsterdam"):
        assert DayTimeField().clean("3-3-2027 13:30").isoformat() == "2027-03-03T13:30:00+01:00"


@pytest.mark.parametrize(
    ("typed", "minutes"), [("1:30", 90), ("1,5", 90), ("2 uur", 120), ("90 min", 90), ("0.25", 15)]
)
def test_a_length_is_read_as_people_write_it(typed, minutes):
    assert HoursField().clean(typed) == timedelta(minutes=minutes)


@pytest.mark.parametrize("typed", ["lang", "1:75", "-2", "nan", "1e9", "9" * 11])
def test_what_is_no_length_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        HoursField().clean(typed)


def test_errors_are_plain_sentences():
    form = VisitForm({"place": "Egmonderhof", "day": "31 februari 2027", "start": "straks", "length": "lang"})
    assert {name: errors[0] for name, errors in form.errors.items()} == {
        "place": "Dit is te lang: 11 tekens. Er passen er 5.",
        "day": "Deze datum kennen we niet. Bijvoorbeeld: 3 maart 2027.",
        "start": "Deze tijd kennen we niet. Bijvoorbeeld: 13:30.",
        "length": "Vul een tijd in. Bijvoorbeeld: 1:30 of 1,5.",
        "who": "Kies er één.",
    }


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (forms.CharField(), "", "Vul dit nog in."),
        (forms.CharField(min_length=3), "a", "Dit is te kort. Gebruik minstens 3 tekens."),
        (
            forms.CharField(),
            "a\x00b",
            "Er staat een teken in dat we niet kunnen bewaren. Typ de tekst opnieuw.",
        ),
        (forms.EmailField(), "wietske", "Dit is geen e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl."),
        (
            forms.URLField(assume_scheme="https"),
            "geen adres",
            "Dit is geen webadres. Bijvoorbeeld: https://www.voorbeeld.nl.",
        ),
        (forms.IntegerField(), "vier", "Vul een heel getal in. Bijvoorbeeld: 4."),
        (forms.IntegerField(max_value=8), "9", "Dit is te veel. Kies 8 of minder."),
        (forms.IntegerField(min_value=1), "0", "Dit is te weinig. Kies 1 of meer."),
        (forms.DecimalField(decimal_places=1), "1.25", "Gebruik hoogstens 1 cijfers achter de komma."),
        (forms.BooleanField(), "", "Zet hier een vinkje als je verder wilt."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Deze keuze bestaat niet meer. Kies opnieuw."),
        (forms.MultipleChoiceField(choices=[("a", "A")]), [], "Kies er minstens één."),
        (DayField(), "", "Vul een datum in. Bijvoorbeeld: 3 maart 2027."),
        (DayTimeField(), "x", "Deze dag en tijd kennen we niet. Bijvoorbeeld: 3 maart 2027 om 13:30."),
        (
            forms.CharField(error_messages={"required": "Zeg hoe het huis heet."}),
            "",
            "Zeg hoe het huis heet.",
        ),
    ],
)
def test_each_kind_of_error_has_a_plain_sentence(field, typed, sentence):
    form = type("OneForm", (RugForm,), {"it": field})({"it": typed})
    assert form.errors["it"] == [sentence]


def test_what_was_typed_is_kept_even_in_a_native_field():
    html = str(VisitForm({"day": "31 februari 2027"}))
    assert 'type="text" name="day" value="31 februari 2027"' in html
    assert 'type="date" name="day"' in str(VisitForm({"day": "2027-03-03"}))


def test_a_field_is_tied_to_its_hint_and_error():
    html = str(VisitForm({"place": "te lang"})["place"].as_field_group())
    assert 'aria-describedby="id_place-h id_place-e0"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_place-e0"' in html


def test_the_summary_links_to_each_field():
    html = str(VisitForm({}))
    assert '<a href="#id_day">Datum: Vul een datum in.' in html
    assert '<a href="#id_who_0">Voor wie? Kies er één.</a>' in html


def test_choice_cards_say_who_sees_it():
    assert "<small>Alleen jij</small>" in str(VisitForm())


def test_a_form_has_a_key_that_survives_an_error():
    key = VisitForm()["sleutel"].value()
    again = VisitForm({"sleutel": key})
    assert not again.is_valid()
    assert f'name="sleutel" value="{key}"' in str(again)
    assert again.cleaned_data["sleutel"] == UUID(key)


@pytest.mark.parametrize("key", [None, "", "onzin"])
def test_a_broken_key_is_replaced_not_blamed(key):
    form = VisitForm({"sleutel": key} if key is not None else {})
    form.is_valid()
    assert isinstance(form.cleaned_data["sleutel"], UUID)
    assert "sleutel" not in form.errors


def test_a_form_that_creates_nothing_has_no_key():
    assert "sleutel" not in type("SearchForm", (RugForm,), {"keyed": False})().fields


def test_the_browser_proposes_nothing_that_was_said_in_confidence():
    class Words(RugForm):
        name = forms.CharField()
        words = forms.CharField(widget=forms.Textarea)
        own = forms.CharField(widget=forms.Textarea(attrs={"autocomplete": "street-address"}))

    class Confided(Words):
        confidential = True

    def said(form):
        return [form.fields[name].widget.attrs.get("autocomplete") for name in ("name", "words", "own")]

    assert said(Words()) == [None, "off", "street-address"]
    assert said(Confided()) == ["off", "off", "street-address"]
