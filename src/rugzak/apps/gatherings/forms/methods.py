"""Writing a way of working: its words, its steps and their minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.script import TEXT_LIMIT, TITLE_LIMIT, Script, Step, new_key
from rugzak.apps.gatherings.words import MINUTES_LIMITS, StepKind
from rugzak.ground.ui.forms import RugForm, Switch


class MethodForm(RugForm):
    """What a method is called and for whom it is."""

    keyed = False
    name = forms.CharField(label=_("Naam"), max_length=90)
    summary = forms.CharField(label=_("Waar is het voor?"), max_length=300, required=False)
    not_for = forms.CharField(label=_("Wanneer niet?"), max_length=300, required=False)
    is_shared = forms.BooleanField(
        label=_("Anderen hier mogen dit gebruiken en kopiëren"), widget=Switch, required=False
    )


class ScriptFileForm(RugForm):
    """A method somebody saved in another house."""

    file = forms.FileField(
        label=_("Bestand met een draaiboek"),
        help_text=_("Een bestand dat in Rugzak is opgeslagen met Neem mee als bestand."),
        widget=forms.FileInput(attrs={"accept": "application/json,.json"}),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg.")},
    )


class StepForm(RugForm):
    """One step of a script."""

    keyed = False
    kind = forms.ChoiceField(label=_("Soort stap"), choices=StepKind.choices)
    part = forms.CharField(
        label=_("Onderdeel"), max_length=40, required=False, help_text=_("Bijvoorbeeld: Ronde 1.")
    )
    title = forms.CharField(label=_("Wat staat er groot op het doek?"), max_length=TITLE_LIMIT)
    text = forms.CharField(
        label=_("Uitleg eronder"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=TEXT_LIMIT,
        required=False,
    )
    minutes = forms.IntegerField(label=_("Minuten"), min_value=MINUTES_LIMITS[0], max_value=MINUTES_LIMITS[1])
    rotate = forms.BooleanField(label=_("Maak nieuwe tafels bij deze stap"), widget=Switch, required=False)
    note = forms.CharField(
        label=_("Notitie voor wie begeleidt"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=TEXT_LIMIT,
        required=False,
        help_text=_("Alleen zichtbaar op de regie."),
    )

    def step(self, key: str = "", phone: str = "") -> Step:
        names = ("kind", "part", "title", "text", "minutes", "rotate", "note")
        return Step(**{name: self.cleaned_data[name] for name in names}, key=key or new_key(), phone=phone)


class MinutesForm(RugForm):
    """The lengths of all steps at once, so that the clock times move together."""

    keyed = False

    def __init__(self, *args: Any, script: Script, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step in script.steps:
            self.fields[f"m-{step.key}"] = forms.IntegerField(
                label=step.title,
                min_value=MINUTES_LIMITS[0],
                max_value=MINUTES_LIMITS[1],
                initial=step.minutes,
            )

    @property
    def minutes(self) -> dict[str, int]:
        return {name.removeprefix("m-"): value for name, value in self.cleaned_data.items()}
