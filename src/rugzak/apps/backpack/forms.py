"""Input about the bag."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.backpack.words import BODY_LENGTH, QUERY_LENGTH, TITLE_LENGTH, BagKind
from rugzak.ground.ui.forms import ChipField, RugForm


class ItemForm(RugForm):
    kind = ChipField(label=_("Wat stop je in je rugzak?"), choices=BagKind.choices)
    title = forms.CharField(
        label=_("Hoe noem je het?"),
        max_length=TITLE_LENGTH,
        error_messages={"required": _("Geef het een naam.")},
    )
    body = forms.CharField(
        label=_("Wat is het?"),
        help_text=_("Hoeft niet. Noem geen namen."),
        max_length=BODY_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class SearchForm(RugForm):
    """Words to look for; sent by POST, so they stand in no address."""

    keyed = False
    words = forms.CharField(label=_("Zoek in rugzak en bibliotheek"), max_length=QUERY_LENGTH, required=False)
