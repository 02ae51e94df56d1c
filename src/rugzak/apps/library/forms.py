"""Input of the library."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.library.words import BODY_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH, PieceKind
from rugzak.ground.ui.forms import ChipField, RugForm


class PieceForm(RugForm):
    kind = ChipField(label=_("Wat is het?"), choices=PieceKind.choices, initial=PieceKind.THEME)
    title = forms.CharField(label=_("Titel"), max_length=TITLE_LENGTH)
    summary = forms.CharField(
        label=_("In het kort"), help_text=_("Eén of twee zinnen."), max_length=SUMMARY_LENGTH
    )
    body = forms.CharField(
        label=_("Tekst"),
        help_text=_("Een lege regel begint een nieuwe alinea."),
        max_length=BODY_LENGTH,
        widget=forms.Textarea(attrs={"rows": 14}),
    )


class VersionForm(PieceForm):
    """A change of what is there; the kind stays."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["kind"]
