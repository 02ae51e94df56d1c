"""What an organisation can set."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rugzak.across.office.words import CONFIDENTIALITY_LIMIT, FLOOR_LIMIT, NO_COLOUR
from rugzak.ground.tenancy.models import Organisation
from rugzak.ground.tenancy.words import (
    COHORT_FLOOR,
    DUTCH_ARTICLES,
    ENGLISH_ARTICLE,
    NOUN_LABELS,
    NOUNS,
    PROMISE_WORKING_DAYS_LIMITS,
    PULSE_FLOOR,
    WORD_LENGTH_LIMIT,
    Language,
    Word,
)
from rugzak.ground.ui.forms import RugForm, Switch

COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")
LEAST_DAYS, MOST_DAYS = PROMISE_WORKING_DAYS_LIMITS


class OrganisationForm(RugForm):
    name = forms.CharField(label=_("Naam van de organisatie"), max_length=120)
    language = forms.ChoiceField(
        label=_("Taal"),
        choices=Language.choices,
        help_text=_("Iedereen kan zelf een andere taal kiezen."),
    )
    own_colour = forms.BooleanField(label=_("Gebruik een eigen kleur"), required=False, widget=Switch)
    brand_colour = forms.CharField(
        label=_("Kleur"),
        required=False,
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text=_("We maken de kleur donkerder of lichter als de letters anders niet te lezen zijn."),
    )

    def clean_brand_colour(self) -> str:
        colour: str = self.cleaned_data["brand_colour"]
        if colour and not COLOUR.match(colour):
            raise ValidationError(_("Kies een kleur, of schrijf die als #0b6b61."))
        return colour.lower()

    @property
    def values(self) -> dict[str, Any]:
        chosen = self.cleaned_data["brand_colour"] if self.cleaned_data["own_colour"] else ""
        return {
            "name": self.cleaned_data["name"],
            "language": self.cleaned_data["language"],
            "brand_colour": chosen,
        }

    @staticmethod
    def told(organisation: Organisation) -> dict[str, Any]:
        return {
            "name": organisation.name,
            "language": organisation.language,
            "own_colour": bool(organisation.brand_colour),
            "brand_colour": organisation.brand_colour or NO_COLOUR,
        }


class WordsForm(RugForm):
    """The nouns of one language: three fields each (two in English, which has one article)."""

    def __init__(self, *args: Any, organisation: Organisation, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        for noun in NOUN_LABELS:
            word = _now(organisation, noun, language)
            ours = NOUNS[noun].get(language, NOUNS[noun]["nl"])
            self._add(f"{noun}_one", _("Eén (zoals: %(word)s)") % {"word": ours.one}, word.one)
            self._add(f"{noun}_many", _("Meer (zoals: %(word)s)") % {"word": ours.many}, word.many)
            if language != Language.ENGLISH:
                self.fields[f"{noun}_article"] = forms.ChoiceField(
                    label=_("De of het (zoals: %(word)s)") % {"word": ours.the},
                    choices=[(article, article) for article in DUTCH_ARTICLES],
                    initial=word.article,
                )

    def _add(self, name: str, label: str, initial: str) -> None:
        self.fields[name] = forms.CharField(label=label, max_length=WORD_LENGTH_LIMIT, initial=initial)

    @property
    def words(self) -> dict[str, Word]:
        return {noun: self._word(noun, self.cleaned_data) for noun in NOUNS}

    def typed_so_far(self) -> dict[str, Word]:
        """For the example sentence: what is right by now, else what was there."""
        initial = {name: field.initial for name, field in self.fields.items()}
        typed = self.cleaned_data if self.is_bound and (self.is_valid() or self.errors) else {}
        return {noun: self._word(noun, initial | typed) for noun in NOUNS}

    def _word(self, noun: str, values: dict[str, Any]) -> Word:
        article = values.get(f"{noun}_article", ENGLISH_ARTICLE)
        return Word(values[f"{noun}_one"], values[f"{noun}_many"], article)

    @property
    def groups(self) -> list[tuple[Any, list[Any]]]:
        """The fields of each noun together, for the page."""
        parts = ("one", "many", "article")
        return [
            (NOUN_LABELS[noun], [self[f"{noun}_{part}"] for part in parts if f"{noun}_{part}" in self.fields])
            for noun in NOUNS
        ]


class PromisesForm(RugForm):
    """How soon an answer comes, and how small a group in figures may be."""

    promise_working_days = forms.IntegerField(
        label=_("Eerste antwoord binnen (werkdagen)"), min_value=LEAST_DAYS, max_value=MOST_DAYS
    )
    pulse_floor = forms.IntegerField(
        label=_("Kleinste groep bij een peiling"),
        min_value=PULSE_FLOOR,
        max_value=FLOOR_LIMIT,
        help_text=_("Nooit minder dan 5. Kleiner maken vraagt twee mensen."),
    )
    cohort_floor = forms.IntegerField(
        label=_("Kleinste groep bij een vergelijking"),
        min_value=COHORT_FLOOR,
        max_value=FLOOR_LIMIT,
        help_text=_("Nooit minder dan 10. Kleiner maken vraagt twee mensen."),
    )

    @staticmethod
    def told(organisation: Organisation) -> dict[str, Any]:
        return {name: getattr(organisation, name) for name in PromisesForm.base_fields}


class ConfidentialityForm(RugForm):
    confidentiality_text = forms.CharField(
        label=_("Waar houdt vertrouwelijkheid op?"),
        max_length=CONFIDENTIALITY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("Noem ook de weg buiten Rugzak: bij wie, en op welk nummer."),
    )
    contact_line = forms.CharField(
        label=_("Met wie kun je praten als iets je raakt?"),
        max_length=160,
        required=False,
        help_text=_("Eén regel, met een nummer. Mensen lezen hem bij een pauze in een sessie."),
    )


class LogoForm(RugForm):
    image = forms.FileField(
        label=_("Logo"),
        help_text=_("Een png, jpg of webp van hoogstens 200 kB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )


def _now(organisation: Organisation, noun: str, language: str) -> Word:
    """The word in exactly this language, as it is set or as we begin."""
    chosen = organisation.words.get(noun, {}).get(language)
    return Word(**chosen) if chosen else NOUNS[noun].get(language, NOUNS[noun]["nl"])
