"""Input about visits to clean values: plan one, ask relief, say at which times a team likes it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import OverReason, ReachBy, Rhythm, Setting, WindowKind
from rugzak.ground.ui.dates import names
from rugzak.ground.ui.forms import (
    ChipField,
    ChipsField,
    ChoiceCards,
    DayField,
    HoursField,
    RugForm,
    Switch,
    TimeField,
)

TEAM, COLLEAGUE = "team", "collega"
Choices = Sequence[tuple[str, Any]]


class PlanForm(RugForm):
    """A visit by a coach's own hand, once or in a rhythm.

    ``anyway`` and ``skipped`` are filled in by the press that chooses so on purpose.
    """

    appointment = forms.ChoiceField(label=_("Waarvoor?"))
    whom = forms.ChoiceField(label=_("Voor wie?"), required=False)
    location = forms.ChoiceField(label=_("Waar?"), required=False)
    place = forms.CharField(
        label=_("Welke ruimte?"), max_length=120, required=False, help_text=_("Geen namen van cliënten.")
    )
    setting = ChipField(label=_("Wat voor moment?"), choices=Setting)
    length = HoursField(label=_("Hoelang?"), help_text=_("Bijvoorbeeld 1:30"))
    day = DayField(label=_("Datum"))
    time = TimeField(label=_("Hoe laat?"))
    rhythm = ChipField(
        label=_("Komt het terug?"), choices=[("", _("eenmalig")), *Rhythm.choices], required=False
    )
    last_day = DayField(label=_("Tot en met"), required=False, help_text=_("Alleen als het terugkomt."))
    relief = forms.BooleanField(
        label=_("Vraag opvang voor de groep"),
        help_text=_("Wie het team leidt, hoort tijd en plaats."),
        widget=Switch,
        required=False,
    )
    reason = forms.ChoiceField(
        label=_("Waarom zijn er meer uren nodig?"), choices=OverReason, widget=ChoiceCards, required=False
    )
    anyway = forms.BooleanField(widget=forms.HiddenInput, required=False)
    skipped = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        appointments: Choices,
        whom: Choices,
        locations: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = {"appointment": appointments, "whom": whom, "location": locations}
        for name, values in choices.items():
            self.offer(name, values)
        if len(appointments) == 1:
            self.fields["appointment"].widget = forms.HiddenInput()
            self.fields["appointment"].initial = appointments[0][0]

    def clean_skipped(self) -> frozenset[date]:
        try:
            return frozenset(
                date.fromisoformat(one) for one in self.cleaned_data["skipped"].split(",") if one
            )
        except ValueError:
            return frozenset()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not values.get("location") and not values.get("place"):
            self.add_error("location", _("Kies waar het is, of vul een ruimte in."))
        if values.get("rhythm") and not values.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Vul in tot wanneer het terugkomt."))
        if values.get("last_day") and values.get("day") and values["last_day"] < values["day"]:
            self.add_error("last_day", _("De laatste dag ligt voor de eerste. Kies een latere dag."))
        return values

    def of(self, kind: str) -> UUID | None:
        """The team or the colleague that was chosen, as an id."""
        found, _colon, chosen = self.cleaned_data.get("whom", "").partition(":")
        return UUID(chosen) if found == kind else None


class ReliefForm(RugForm):
    """Which team has to be covered, and whether the colleague is named."""

    keyed = False
    team = forms.ChoiceField(label=_("Welk team?"))
    with_name = forms.BooleanField(
        label=_("Noem mijn naam erbij"),
        help_text=_("Anders leest je teamleider alleen tijd, plaats en team."),
        widget=Switch,
        required=False,
    )

    def __init__(self, *args: Any, teams: Choices, may_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("team", teams)
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.fields["team"].initial = teams[0][0]
        if not may_name:
            del self.fields["with_name"]


class CoverForm(RugForm):
    """Who covers the group."""

    keyed = False
    wie = forms.CharField(max_length=60, required=False)


class WindowForm(RugForm):
    """A time of the week at which a coach is welcome."""

    kind = ChipField(label=_("Wat is het?"), choices=WindowKind, initial=WindowKind.SHIFT)
    weekdays = ChipsField(label=_("Op welke dagen?"))
    starts = TimeField(label=_("Van"))
    ends = TimeField(label=_("Tot"), help_text=_("Eerder dan het begin? Dan is het de volgende ochtend."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = [(str(number), name) for number, name in enumerate(names().weekdays)]
        self.offer("weekdays", days)

    def clean_weekdays(self) -> list[int]:
        return [int(one) for one in self.cleaned_data["weekdays"]]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("starts") and values.get("starts") == values.get("ends"):
            raise ValidationError({"ends": _("Begin en einde zijn gelijk. Kies een ander einde.")})
        return values


ABOUT_REACHING: dict[str, tuple[str, Any]] = {
    ReachBy.CALL: ("phone", ""),
    ReachBy.TEXT: ("message-circle", ""),
    ReachBy.MAIL: ("mail", ""),
    ReachBy.APP: ("lock", _("Niemand ziet je nummer bij een bezoek")),
}


class ReachingForm(RugForm):
    keyed = False
    by = forms.ChoiceField(
        label=_("Hoe bereikt iemand je over een bezoek?"),
        choices=ReachBy,
        widget=ChoiceCards(about=ABOUT_REACHING),
    )
