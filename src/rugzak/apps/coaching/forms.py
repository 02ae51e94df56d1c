"""Input about looking back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.actions.words import DUE_AT_MOST, USUAL_DUE
from rugzak.apps.actions.words import WORDS_LENGTH as ACTION_LENGTH
from rugzak.apps.backpack.queries import Item
from rugzak.apps.coaching.words import SAW_LENGTH, SHORT_LENGTH, WORDS_LENGTH, Deed, Lens, Movement
from rugzak.ground.accounts.models import Member
from rugzak.ground.ui.forms import ChipField, ChipsField, DayField, HoursField, RugForm


class AgreeForm(RugForm):
    """What is agreed, who does it and when. ``people`` are those who were there."""

    what = forms.CharField(
        label=_("Wat spreken jullie af?"),
        max_length=ACTION_LENGTH,
        error_messages={"required": _("Schrijf op wat jullie afspreken.")},
    )
    who = forms.ChoiceField(label=_("Wie doet dat?"))
    when = DayField(label=_("Wanneer?"))

    def __init__(self, *args: Any, people: Sequence[Member], **kwargs: Any) -> None:
        kwargs["initial"] = {"when": timezone.localdate() + USUAL_DUE, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.offer("who", _names(self.people))

    @property
    def owner(self) -> Member:
        return self.people[self.cleaned_data["who"]]

    def clean_when(self) -> date | None:
        day: date | None = self.cleaned_data["when"]
        today = timezone.localdate()
        if day is not None and day < today:
            raise forms.ValidationError(_("Deze dag is al voorbij. Kies vandaag of later."))
        if day is not None and day > today + DUE_AT_MOST:
            raise forms.ValidationError(_("Dit is verder weg dan een jaar. Kies een eerdere dag."))
        return day


class LogForm(AgreeForm):
    """Twenty seconds: ticks, and words only for who wants to. What is agreed may stay empty."""

    deeds = ChipsField(
        label=_("Wat deden jullie?"),
        choices=Deed.choices,
        error_messages={"required": _("Kies ten minste één ding dat jullie deden.")},
    )
    movements = ChipsField(
        label=_("Wat is er in beweging?"),
        help_text=_("Beweging mag klein zijn."),
        choices=Movement.choices,
        required=False,
    )
    words = forms.CharField(
        label=_("Wil je er iets bij zeggen?"),
        help_text=_("Noem geen namen."),
        max_length=WORDS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    bag = ChipsField(
        label=_("Wat haalde je uit je rugzak?"),
        help_text=_("Je collega krijgt een kopie."),
        required=False,
    )
    length = HoursField(
        label=_("Hoelang was het echt?"),
        help_text=_("Verander dit alleen als het anders liep."),
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self, *args: Any, bag: Sequence[Item] = (), planned: timedelta | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"length": planned, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.items = {str(one.pk): one for one in bag}
        self.offer("bag", [(key, one.title) for key, one in self.items.items()])
        for name, is_asked in (("bag", bool(bag)), ("length", planned is not None)):
            if not is_asked:
                del self.fields[name]
        for name in ("what", "who", "when"):
            self.fields[name].required = False
        self.fields["what"].help_text = _("Later kan ook.")

    @property
    def real_length(self) -> timedelta | None:
        """How long it really was, when that was asked."""
        return self.cleaned_data.get("length")

    @property
    def from_bag(self) -> list[Item]:
        return [self.items[key] for key in self.cleaned_data.get("bag", ())]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("what"):
            if not values.get("who"):
                self.add_error("who", _("Kies wie dit doet."))
            if not values.get("when") and "when" not in self.errors:
                self.add_error("when", _("Kies een dag."))
        return values


class ObservationForm(RugForm):
    """What somebody saw, what it did, and a question."""

    whom = forms.ChoiceField(label=_("Voor wie is dit?"))
    lens = ChipField(label=_("Hoe kijk je?"), choices=Lens.choices, initial=Lens.CAMERA)
    saw = forms.CharField(
        label=_("Wat zag of hoorde je?"),
        help_text=_("Schrijf op wat een camera zou zien. Geen namen van mensen voor wie jullie zorgen."),
        max_length=SAW_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat je zag of hoorde.")},
    )
    did = forms.CharField(label=_("Wat deed dat?"), max_length=SHORT_LENGTH, required=False)
    question = forms.CharField(
        label=_("Welke vraag wil je stellen?"),
        help_text=_("Een open vraag, geen advies."),
        max_length=SHORT_LENGTH,
        required=False,
    )

    def __init__(self, *args: Any, people: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.offer("whom", _names(self.people))
        if len(self.people) == 1:
            self.fields["whom"].widget = forms.HiddenInput()
            self.fields["whom"].initial = next(iter(self.people))

    @property
    def owner(self) -> Member:
        return self.people[self.cleaned_data["whom"]]

    @property
    def texts(self) -> tuple[str, str, str]:
        values = self.cleaned_data
        return values["saw"].strip(), values["did"].strip(), values["question"].strip()


def _names(people: Mapping[str, Member]) -> list[tuple[str, str]]:
    return [(key, one.display_name) for key, one in people.items()]
