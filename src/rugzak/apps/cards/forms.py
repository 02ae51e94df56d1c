"""Input about cards to clean values."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards import words
from rugzak.apps.cards.models import CardVersion, Deck, Idea, Spot, Trial
from rugzak.apps.cards.services import Words
from rugzak.apps.cards.words import Aspect, Audience, Theme, TrialState, Went
from rugzak.ground.ui.forms import (
    ChipField,
    ChipsField,
    ChoiceCards,
    DayField,
    DayTimeField,
    RugForm,
    Switch,
    TimeField,
)

NO_NAMES = _("Schrijf geen namen van bewoners op.")
# Words of the floor by which people look for a moment; a moment on a card holds one of them.
MOMENTS = (
    ("", _("Elk moment")),
    ("overdracht", _("Overdracht")),
    ("begin", _("Begin")),
    ("einde", _("Einde van de dienst")),
    ("dienst", _("Tijdens de dienst")),
    ("overleg", _("Overleg")),
    ("gesprek", _("Gesprek")),
    ("pauze", _("Pauze")),
    ("incident", _("Na iets ergs")),
    ("planning", _("Planning")),
)


class FindForm(RugForm):
    """What somebody looks for among the cards; anything odd is left out."""

    keyed = False
    q = forms.CharField(label=_("Zoek een woord of nummer"), max_length=60, required=False)
    thema = forms.ChoiceField(choices=[("", ""), *Theme.choices], required=False)
    eigen = forms.CharField(max_length=words.OWN_THEME_LENGTH, required=False)
    voor = forms.ChoiceField(choices=[("", ""), *Audience.choices], required=False)
    moment = forms.ChoiceField(choices=MOMENTS, required=False)

    def value(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


class DeckForm(RugForm):
    name = forms.CharField(label=_("Hoe heet de set?"), max_length=80)
    team = forms.ChoiceField(
        label=_("Voor wie is de set?"),
        help_text=_("De set van een team zien alleen mensen van dat team."),
        required=False,
    )

    def __init__(self, *args: Any, teams: list[tuple[str, str]], for_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everybody = [("", _("De hele organisatie"))] if for_all else []
        self.offer("team", [*everybody, *teams])
        if for_all and not teams:
            del self.fields["team"]


class CardForm(RugForm):
    """Everything on a card. ``long`` tells that it may ask more than one thing; it refuses nothing."""

    text = forms.CharField(
        label=_("Wat staat er op de kaart?"),
        help_text=_("Eén ding dat je morgen kunt doen, in hoogstens 140 tekens."),
        max_length=words.TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    title = forms.CharField(label=_("Titel in een paar woorden"), max_length=words.TITLE_LENGTH)
    if_then = forms.CharField(
        label=_("Als ..., dan ..."),
        help_text=_("Koppel het aan een moment dat er al is: als we de overdracht beginnen, dan ..."),
        max_length=words.IF_THEN_LENGTH,
        required=False,
    )
    question = forms.CharField(
        label=_("Vraag voor het gesprek"), max_length=words.QUESTION_LENGTH, required=False
    )
    theme = ChipField(
        label=_("Thema"), choices=Theme, help_text=_("Hieruit komt de tekening. Zo blijft een set in balans.")
    )
    own_theme = forms.CharField(
        label=_("Eigen woord voor het thema"),
        help_text=_("Mag leeg blijven. Bijvoorbeeld: rust, of samen eten. Dan staat dat op de kaart."),
        max_length=words.OWN_THEME_LENGTH,
        required=False,
    )
    audience = ChipField(label=_("Voor wie?"), choices=Audience)
    moment = forms.CharField(
        label=_("Wanneer past het?"),
        help_text=_("Bijvoorbeeld: bij de overdracht."),
        max_length=words.MOMENT_LENGTH,
    )
    aspects = ChipsField(label=_("Raakt aan"), choices=Aspect, required=False)
    read_aloud = forms.CharField(
        label=_("Zo lees je het voor"),
        help_text=_("Mag leeg blijven. Dan wordt de kaart zelf voorgelezen."),
        max_length=words.READ_ALOUD_LENGTH,
        required=False,
    )
    origin = forms.CharField(
        label=_("Waar komt het vandaan?"), max_length=words.ORIGIN_LENGTH, required=False
    )
    licence = forms.ChoiceField(
        label=_("Mag je het delen?"),
        help_text=_("CC BY 4.0: iedereen mag het gebruiken en noemt de bron."),
        choices=[(name, name) for name in words.LICENCES],
        initial=words.LICENCE,
    )

    @property
    def words(self) -> Words:
        values = {name: value for name, value in self.cleaned_data.items() if name != "sleutel"}
        return Words(**values)

    @staticmethod
    def told(version: CardVersion) -> dict[str, Any]:
        return {name: getattr(version, name) for name in CardForm.base_fields if name != "sleutel"}

    @staticmethod
    def thought(idea: Idea) -> dict[str, Any]:
        names = ("text", "if_then", "theme", "audience", "moment", "aspects", "origin")
        return {name: getattr(idea, name) for name in names}


class IdeaForm(RugForm):
    text = forms.CharField(
        label=_("Jouw gewoonte, in één of twee zinnen"),
        help_text=_("Eén ding dat je morgen kunt doen. Niemand is te herkennen."),
        max_length=words.TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    if_then = forms.CharField(label=_("Als ..., dan ..."), max_length=words.IF_THEN_LENGTH, required=False)
    moment = forms.CharField(label=_("Wanneer past het?"), max_length=words.MOMENT_LENGTH, required=False)
    named = forms.BooleanField(label=_("Mijn naam mag erbij"), widget=Switch, required=False)


class CheckForm(RugForm):
    """The five questions of the checklist, and a sentence when one of them is answered with no."""

    QUESTIONS = ("one_deed", "nobody", "plain", "licence", "source")
    one_deed = forms.BooleanField(label=_("Er staat één ding op dat je kunt doen."), required=False)
    nobody = forms.BooleanField(label=_("Niemand is te herkennen."), required=False)
    plain = forms.BooleanField(label=_("Het is gewone taal."), required=False)
    licence = forms.BooleanField(label=_("De licentie klopt."), required=False)
    source = forms.BooleanField(label=_("Er staat bij waar het vandaan komt."), required=False)
    answer = forms.CharField(
        label=_("Jouw antwoord in één zin"),
        help_text=_("Nodig als iets niet klopt. De bedenker leest het."),
        max_length=words.LINE_LENGTH,
        required=False,
    )

    @property
    def answers(self) -> dict[str, bool]:
        return {name: self.cleaned_data[name] for name in self.QUESTIONS}


class TrialForm(RugForm):
    own_words = forms.CharField(
        label=_("Hoe doen jullie het?"),
        help_text=_("Mag leeg blijven. Bijvoorbeeld: een hand op de deurpost."),
        max_length=words.IF_THEN_LENGTH,
        required=False,
    )
    ends_on = DayField(label=_("Tot en met"), help_text=_("Twee weken is gewoon. Korter of langer mag ook."))

    @staticmethod
    def usual() -> dict[str, date]:
        return {"ends_on": timezone.localdate() + timedelta(days=words.TRIAL_DAYS - 1)}

    @staticmethod
    def told(trial: Trial) -> dict[str, Any]:
        return {"own_words": trial.own_words, "ends_on": trial.ends_on}


class LookForm(RugForm):
    keyed = False
    went = forms.ChoiceField(
        label=_("Is het deze week gelukt?"),
        choices=Went,
        widget=ChoiceCards(),
        error_messages={"required": _("Kies wat het best past. Niet is ook een goed antwoord.")},
    )
    saw = forms.CharField(
        label=_("Wat zagen jullie?"), help_text=NO_NAMES, max_length=words.LINE_LENGTH, required=False
    )


class EndForm(RugForm):
    keyed = False
    state = forms.ChoiceField(
        label=_("Wat doen jullie met deze kaart?"),
        choices=[(state.value, state.label.capitalize()) for state in words.ENDINGS],
        widget=ChoiceCards(
            about={
                TrialState.KEPT: ("target", _("Dit blijven we doen.")),
                TrialState.CHANGED: ("route", _("We doen het op onze eigen manier.")),
                TrialState.LEARNED: ("sprout", _("We weten nu iets dat we eerst niet wisten.")),
            }
        ),
        error_messages={"required": _("Kies wat het best past. Alle drie zijn een goede afloop.")},
    )
    why = forms.CharField(
        label=_("Wat leerden jullie?"), help_text=NO_NAMES, max_length=words.LINE_LENGTH, required=False
    )
    now = forms.CharField(
        label=_("Zo doen we het nu"),
        help_text=_("Als jullie het anders doen dan op de kaart staat."),
        max_length=words.IF_THEN_LENGTH,
        required=False,
    )
    shared = forms.BooleanField(
        label=_("Andere teams mogen deze zin lezen"),
        help_text=_("Zonder de naam van jullie team."),
        widget=Switch,
        required=False,
    )


class SentenceForm(RugForm):
    """One sentence with a present."""

    sentence = forms.CharField(
        label=_("Jouw zin erbij"),
        max_length=words.LINE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf er één zin bij. Daar gaat het om.")},
    )


class PledgeForm(RugForm):
    if_then = forms.CharField(
        label=_("Als ..., dan ..."),
        help_text=_("Koppel het aan een moment dat er al is. Alleen jij leest dit."),
        max_length=words.IF_THEN_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf eerst je zin op.")},
    )
    remind_at = DayTimeField(
        label=_("Eén keer herinneren op"),
        help_text=_("Mag leeg blijven. Dan hoor je er niets meer van."),
        required=False,
    )


class OwnCardForm(RugForm):
    text = forms.CharField(
        label=_("Een kaart in je eigen woorden"),
        help_text=_("Alleen jij leest dit."),
        max_length=words.TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf eerst iets op de kaart.")},
    )


class SpyForm(RugForm):
    keyed = False
    seen = forms.CharField(
        label=_("Wat ging goed?"),
        help_text=_("Alleen jij leest dit. In het overleg vertel je het."),
        max_length=words.SEEN_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class BundleForm(RugForm):
    keyed = False
    file = forms.FileField(
        label=_("Het bestand dat je kreeg"), error_messages={"required": _("Kies eerst een bestand.")}
    )


class HandoversForm(RugForm):
    """When shifts meet; up to three times a day."""

    keyed = False
    first = TimeField(
        label=_("Overdracht om"), help_text=_("Bijvoorbeeld 14:45. Mag leeg blijven."), required=False
    )
    second = TimeField(label=_("En om"), required=False)
    third = TimeField(label=_("En om"), required=False)
    at_weekends = forms.BooleanField(label=_("Ook in het weekend"), widget=Switch, required=False)

    @property
    def handovers(self) -> list[time]:
        times = [self.cleaned_data[name] for name in ("first", "second", "third")]
        return [one for one in times if one is not None]

    @staticmethod
    def told(spot: Spot) -> dict[str, Any]:
        return {
            **dict(zip(("first", "second", "third"), spot.handovers, strict=False)),
            "at_weekends": spot.at_weekends,
        }


class OwnDeckForm(RugForm):
    name = forms.CharField(
        label=_("Hoe heet de stapel?"),
        help_text=_("Bijvoorbeeld: voor als het druk is. Alleen jij leest dit."),
        max_length=words.OWN_DECK_NAME_LENGTH,
        error_messages={"required": _("Geef de stapel een naam.")},
    )


class SpotDeckForm(RugForm):
    keyed = False
    deck = forms.ChoiceField(label=_("Uit welke set trekken jullie?"))

    def __init__(self, *args: Any, decks: list[Deck], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("deck", [(str(deck.pk), deck.name) for deck in decks])
