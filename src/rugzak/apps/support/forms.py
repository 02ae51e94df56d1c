"""Input about requests to clean values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.words import (
    LENGTHS,
    MOST_MOMENTS,
    WORDS_LIMIT,
    Daypart,
    Haste,
    Helped,
    Theme,
    Weekday,
    Whom,
)
from rugzak.ground.tenancy.nouns import Words
from rugzak.ground.ui.forms import (
    ChipsField,
    ChoiceCards,
    DayField,
    HoursField,
    ManyChoiceCards,
    RugForm,
    Switch,
    TimeField,
)
from rugzak.ground.ui.forms.sentences import speak_plainly

Offered = list[tuple[str, str]]
# With one coach a wish would choose nobody, or everybody.
LEAST_TO_CHOOSE_FROM = 2
NUMBERS = range(1, MOST_MOMENTS + 1)
YES, NO = "ja", "nee"
MOMENT_FIELDS = ("day", "time", "length", "setting")


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
    prefer = forms.ChoiceField(label=_("Wie komt het liefst?"), required=False)
    avoid = ChipsField(
        label=_("Wie liever niet?"),
        help_text=_("Wie je hier kiest, ziet je vraag niet en hoort dit nooit."),
        choices=(),
        required=False,
    )
    outside = forms.BooleanField(
        label=_("Liever iemand die mijn team niet kent"), widget=Switch, required=False
    )
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
        coaches: Offered,
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
        self._offer_coaches(coaches)

    def _offer_coaches(self, coaches: Offered) -> None:
        """Wishes about coaches exist only where there is somebody to choose from."""
        if len(coaches) < LEAST_TO_CHOOSE_FROM:
            for name in ("prefer", "avoid"):
                del self.fields[name]
            return
        self._offer("prefer", [("", str(_("Maakt niet uit"))), *coaches])
        self._offer("avoid", coaches)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("prefer") and values["prefer"] in values.get("avoid", []):
            self.add_error("avoid", _("Je koos deze persoon ook als liefst. Kies één van de twee."))
        return values

    def clean_weekdays(self) -> list[int]:
        return [int(day) for day in self.cleaned_data["weekdays"]]

    def _offer(self, name: str, offered: Any) -> None:
        self.offer(name, offered)

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
        self.offer("location", [("", home), *locations])


class ProposeForm(RugForm):
    """One to three moments for the asker to choose from. ``day_1`` to ``setting_3``; the place is shared."""

    location = forms.ChoiceField(label=_("Waar?"), required=False)
    place = forms.CharField(label=_("Welke kamer of afdeling?"), max_length=120, required=False)

    def __init__(self, *args: Any, locations: Offered, home: str, setting: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("location", [("", home), *locations])
        for number in NUMBERS:
            for name, field in _moment_fields(setting, is_first=number == 1).items():
                speak_plainly(field)
                self.fields[f"{name}_{number}"] = field

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The fields of each moment, for the page."""
        return [
            {"number": number, **{name: self[f"{name}_{number}"] for name in MOMENT_FIELDS}}
            for number in NUMBERS
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["moments"] = []
        for number in NUMBERS:
            one = {name: values.get(f"{name}_{number}") for name in MOMENT_FIELDS}
            if number > 1 and not one["day"] and not one["time"] and not self._is_wrong(number):
                continue
            for name in ("day", "time", "length"):
                if not one[name] and f"{name}_{number}" not in self.errors:
                    self.add_error(f"{name}_{number}", _("Vul dit ook in, of laat dit moment leeg."))
            values["moments"].append(one)
        return values

    def _is_wrong(self, number: int) -> bool:
        return any(f"{name}_{number}" in self.errors for name in ("day", "time"))


def _moment_fields(setting: str, *, is_first: bool) -> dict[str, forms.Field]:
    return {
        "day": DayField(label=_("Datum"), required=is_first),
        "time": TimeField(label=_("Hoe laat?"), required=is_first),
        "length": HoursField(
            label=_("Hoe lang?"),
            required=is_first,
            initial=LENGTHS[setting],
            help_text=_("Bijvoorbeeld: 1:30 of 90 min."),
        ),
        "setting": forms.ChoiceField(
            label=_("Wat voor moment?"), choices=Setting, initial=setting, required=is_first
        ),
    }


class AnswerForm(RugForm):
    """The asker chooses from what was proposed: one moment, or more."""

    moments = forms.MultipleChoiceField(
        label=_("Welk moment past?"),
        widget=ManyChoiceCards,
        error_messages={"required": _("Kies eerst een moment.")},
    )

    def __init__(
        self, *args: Any, moments: Offered, about: dict[str, tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["moments"].widget = ManyChoiceCards(about=about, choices=moments)
        self.offer("moments", moments)


class PassOnForm(RugForm):
    """To the others, or to one of them by name."""

    to = forms.ChoiceField(label=_("Aan wie geef je het door?"), required=False)

    def __init__(self, *args: Any, coaches: Offered, nobody: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("to", [("", nobody), *coaches])


class YesOrNoForm(RugForm):
    """Her yes or no to what somebody thought of; the buttons stand in the page."""

    antwoord = forms.ChoiceField(choices=[(YES, _("ja")), (NO, _("nee"))], initial=YES)


class ThoughtForm(RugForm):
    """What might help a colleague. The words are for her, and for nobody else."""

    theme = forms.ChoiceField(label=_("Waar zou iemand %(name)s bij kunnen helpen?"), choices=Theme)
    setting = forms.ChoiceField(label=_("Waar zou dat helpen?"), choices=Setting, initial=Setting.FLOOR)
    haste = forms.ChoiceField(label=_("Hoe snel?"), choices=Haste, initial=Haste.THREE_WEEKS)
    words = forms.CharField(
        label=_("Wat wil je tegen %(name)s zeggen?"),
        help_text=_("Noem geen namen van %(clients)s."),
        max_length=WORDS_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, name: str, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("theme", [("", _("Kies wat het meest past")), *Theme.choices])
        for field in ("theme", "words"):
            self.fields[field].label = str(self.fields[field].label) % {"name": name}
        _speak_of_clients(self, words)


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
