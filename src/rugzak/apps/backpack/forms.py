"""Input about the bag."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.backpack.words import (
    BODY_LENGTH,
    QUERY_LENGTH,
    QUESTION_LENGTH,
    REPLY_LENGTH,
    TITLE_LENGTH,
    BagKind,
)
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
        help_text=_("Noem geen namen."),
        max_length=BODY_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class QuestionForm(RugForm):
    """To whom, and what."""

    programme = forms.ChoiceField(label=_("Aan alle coaches van"))
    words = forms.CharField(
        label=_("Heeft iemand dit eerder meegemaakt?"),
        help_text=_("Vertel kort wat er gebeurde. Geen namen, ook niet van een team."),
        max_length=QUESTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schrijf op wat je meemaakte.")},
    )

    def __init__(self, *args: Any, programmes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("programme", programmes)
        if len(programmes) == 1:
            self.fields["programme"].widget = forms.HiddenInput()
            self.fields["programme"].initial = programmes[0][0]


class ReplyForm(RugForm):
    keyed = False
    words = forms.CharField(
        label=_("Wat deed jij toen?"),
        max_length=REPLY_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat jij deed, of kies: nee, niet meegemaakt.")},
    )


class SearchForm(RugForm):
    """Words to look for; sent by POST, so they stand in no address."""

    keyed = False
    words = forms.CharField(label=_("Zoek in rugzak en bibliotheek"), max_length=QUERY_LENGTH, required=False)
