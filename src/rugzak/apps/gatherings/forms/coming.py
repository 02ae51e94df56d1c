"""Who comes: a place for a guest, and an answer to an invitation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.ground.ui.forms import RugForm, Switch


class GuestForm(RugForm):
    """A place for somebody without an account."""

    label = forms.CharField(
        label=_("Wie komt er?"),
        max_length=40,
        help_text=_("Bijvoorbeeld: cliëntenraad, of een naaste. Liever geen naam."),
    )


class AnswerForm(RugForm):
    """Coming, with or without being released from a shift."""

    wants_release = forms.BooleanField(
        label=_("Vraag mijn leidinggevende om mij vrij te maken"),
        help_text=_("Dan pas hoort je leidinggevende dat je komt."),
        widget=Switch,
        required=False,
    )
