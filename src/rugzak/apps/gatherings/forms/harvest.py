"""After the last step: the report, and what came on paper."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.words import MOST_SEATS, PAPER_KINDS, Circle
from rugzak.ground.ui.forms import RugForm


class ReportForm(RugForm):
    """The words of who leads around the report, and head counts: practice and organisers apart."""

    keyed = False
    title = forms.CharField(label=_("Titel"), max_length=120)
    opening = forms.CharField(
        label=_("Openingszin"), widget=forms.Textarea(attrs={"rows": 3}), max_length=600, required=False
    )
    practice = forms.IntegerField(
        label=_("Mensen uit de praktijk"), min_value=0, max_value=MOST_SEATS, required=False
    )
    leaders = forms.IntegerField(
        label=_("Leidinggevenden en bestuur"), min_value=0, max_value=MOST_SEATS, required=False
    )
    guests = forms.IntegerField(
        label=_("Gasten: cliënten, naasten, raad"), min_value=0, max_value=MOST_SEATS, required=False
    )
    organisers = forms.IntegerField(label=_("Begeleiders"), min_value=0, max_value=50)


class PaperForm(RugForm):
    """One paper card, typed in afterwards with what its maker ticked."""

    kind = forms.ChoiceField(
        label=_("Wat is het?"), choices=[(kind.value, kind.label) for kind in PAPER_KINDS]
    )
    body = forms.CharField(
        label=_("Wat staat er op de kaart?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
    circle = forms.TypedChoiceField(
        label=_("Wat kruiste de maker aan?"), choices=Circle.choices, coerce=lambda value: Circle(int(value))
    )
