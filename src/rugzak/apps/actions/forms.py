"""Input about actions."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.actions.words import DUE_AT_MOST, WORDS_LENGTH
from rugzak.ground.ui.forms import DayField, RugForm


def clean_due_day(day: date) -> date:
    """From today on, and not years ahead. Raises ValidationError."""
    today = timezone.localdate()
    if day < today:
        raise forms.ValidationError(_("Deze dag is al voorbij. Kies vandaag of later."))
    if day > today + DUE_AT_MOST:
        raise forms.ValidationError(_("Dit is verder weg dan een jaar. Kies een eerdere dag."))
    return day


class MoveForm(RugForm):
    """Another day."""

    keyed = False
    due_on = DayField(label=_("Wanneer wel?"))

    def clean_due_on(self) -> date:
        return clean_due_day(self.cleaned_data["due_on"])


class ActionForm(RugForm):
    """Something for oneself."""

    words = forms.CharField(
        label=_("Wat ga je doen?"),
        max_length=WORDS_LENGTH,
        error_messages={"required": _("Schrijf op wat je gaat doen.")},
    )
    due_on = DayField(label=_("Wanneer?"))

    def clean_due_on(self) -> date:
        return clean_due_day(self.cleaned_data["due_on"])
