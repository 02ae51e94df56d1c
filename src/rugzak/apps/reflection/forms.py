"""Input about notes."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.reflection.words import BODY_LENGTH, TITLE_LENGTH
from rugzak.ground.trust.words import SHARE_AT_MOST, SHARE_FOR
from rugzak.ground.ui.forms import DayField, RugForm


class NoteForm(RugForm):
    confidential = True
    title = forms.CharField(label=_("Titel"), max_length=TITLE_LENGTH, required=False)
    body = forms.CharField(
        label=_("Jouw notitie"),
        help_text=_("Schrijf zoals je denkt. Je kunt dit later altijd wijzigen."),
        max_length=BODY_LENGTH,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Schrijf eerst iets op.")},
    )


class SearchForm(RugForm):
    """Words to look for in one's own notes; sent by POST, so they stand in no address."""

    keyed, confidential = False, True
    words = forms.CharField(label=_("Zoek in je notities"), max_length=80, required=False)


class ColleagueForm(RugForm):
    """A name to look for."""

    keyed = False
    words = forms.CharField(
        label=_("Met wie wil je dit delen?"),
        help_text=_("Typ een stukje van de naam."),
        max_length=60,
        min_length=2,
        error_messages={
            "required": _("Typ een stukje van de naam van je collega."),
            "min_length": _("Typ ten minste twee letters."),
        },
    )


class ShareForm(RugForm):
    """With whom, and until when."""

    keyed = False
    person = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": _("Kies eerst een collega.")}
    )
    last_day = DayField(
        label=_("Tot en met"),
        help_text=_("Hoogstens een jaar. Je kunt elk moment eerder stoppen."),
    )

    @staticmethod
    def usual_day() -> date:
        """The last day we propose."""
        return timezone.localdate() + SHARE_FOR

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("Deze dag is al voorbij. Kies vandaag of later."))
        if day > today + SHARE_AT_MOST:
            raise forms.ValidationError(_("Delen kan hoogstens een jaar. Kies een eerdere dag."))
        return day
