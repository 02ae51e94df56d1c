"""Input about requests to clean values."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.words import WORDS_LIMIT, Daypart, Haste, Helped, Theme, Weekday, Whom
from rugzak.ground.tenancy.nouns import Words
from rugzak.ground.ui.forms import ChipsField, ChoiceCards, DayField, HoursField, RugForm, TimeField

LENGTHS: dict[str, timedelta] = {
    Setting.FLOOR: timedelta(minutes=90),
    Setting.CONFERENCE: timedelta(minutes=75),
    Setting.INTERVISION: timedelta(minutes=105),
    Setting.REFRESHER: timedelta(minutes=150),
    Setting.NEW_STAFF: timedelta(minutes=180),
    Setting.ONE_TO_ONE: timedelta(minutes=60),
}
Offered = list[tuple[str, str]]


class AskForm(RugForm):
    """The whole question; the pages before it fill the first three fields.

    ``team``, ``region`` and ``programme`` are there only when there is something to choose.
    """

    theme = forms.ChoiceField(choices=Theme, widget=forms.HiddenInput)
    setting = forms.ChoiceField(choices=Setting, widget=forms.HiddenInput)
    haste = forms.ChoiceField(choices=Haste, widget=forms.HiddenInput)
    whom = forms.ChoiceField(label=_("Voor wie vraag je hulp?"), choices=Whom, initial=Whom.ME)
    team = forms.ChoiceField(label=_("Vanuit welk team?"), required=False)
    region = forms.ChoiceField(label=_("Waar werk je?"), required=False)
    programme = forms.ChoiceField(label=_("Aan wie vraag je het?"), required=False)
    weekdays = ChipsField(label=_("Welke dagen passen?"), choices=Weekday, required=False)
    dayparts = ChipsField(label=_("En wanneer op de dag?"), choices=Daypart, required=False)
    words = forms.CharField(
        label=_("Wil je er iets bij zeggen?"),
        help_text=_("Noem geen namen van %(clients)s."),
        max_length=WORDS_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        teams: Offered,
        regions: Offered,
        programmes: Offered,
        seen: dict[str, tuple[str, Any]],
        words: Words,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _speak_of_clients(self, words)
        whom = Whom.choices if teams else [(Whom.ME.value, Whom.ME.label)]
        self._offer("whom", whom)
        self.fields["whom"].widget = ChoiceCards(about=seen, choices=whom)
        self._offer_or_drop("team", teams, least=2)
        self._offer_or_drop("region", [] if teams else regions, least=1)
        self._offer_or_drop("programme", programmes, least=2)

    def clean_weekdays(self) -> list[int]:
        return [int(day) for day in self.cleaned_data["weekdays"]]

    def _offer(self, name: str, offered: Any) -> None:
        self.fields[name].choices = offered  # type: ignore[attr-defined]

    def _offer_or_drop(self, name: str, offered: Offered, *, least: int) -> None:
        if len(offered) < least:
            del self.fields[name]
            return
        self._offer(name, offered)
        self.fields[name].required = True
        self.fields[name].initial = offered[0][0]


class MomentForm(RugForm):
    """When and where the coach comes. ``location`` offers the open houses of the region."""

    day = DayField(label=_("Datum"))
    time = TimeField(label=_("Hoe laat?"), help_text=_("De tijd op de klok daar."))
    length = HoursField(label=_("Hoe lang?"), help_text=_("Bijvoorbeeld: 1:30 of 90 min."))
    location = forms.ChoiceField(label=_("Waar?"), required=False)
    place = forms.CharField(label=_("Welke kamer of afdeling?"), max_length=120, required=False)

    def __init__(self, *args: Any, locations: Offered, home: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["location"].choices = [("", home), *locations]  # type: ignore[attr-defined]


class ClosingForm(RugForm):
    """Did it help? The words are for the coach."""

    helped = forms.ChoiceField(
        label=_("Hielp het?"),
        choices=Helped,
        widget=ChoiceCards,
        error_messages={"required": _("Kies wat het meest past.")},
    )
    words = forms.CharField(
        label=_("Wil je er iets bij zeggen?"),
        help_text=_("Noem geen namen van %(clients)s."),
        max_length=WORDS_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak_of_clients(self, words)


def _speak_of_clients(form: forms.Form, words: Words) -> None:
    """In the organisation's own word: bewoners, gebruikers, cliënten."""
    form.fields["words"].help_text = str(form.fields["words"].help_text) % {"clients": words.client.many}
