"""Input about times: when coaching suits, more hours, another moment."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import HALVES_PER_DAY, Half, OverReason
from rugzak.apps.programmes.words import TravelMeans
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

WEEKDAYS = range(7)


class HalvesField(ChipsField):
    """Any of the half-days of a day; none is an answer too, not something left out."""

    def validate(self, value: list[str]) -> None:
        if value:
            super().validate(value)


class AvailabilityForm(RugForm):
    """A row of chips per day of the week, and how somebody travels."""

    keyed = False
    travels_by = ChipField(label=_("Hoe reis je van bezoek naar bezoek?"), choices=TravelMeans)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday in WEEKDAYS:
            self.fields[f"day_{weekday}"] = HalvesField(
                label=names().weekdays[weekday].capitalize(), choices=Half
            )

    @staticmethod
    def initial_of(halves: frozenset[int] | None, means: str) -> dict[str, Any]:
        """Somebody who said nothing finds every half-day chosen."""
        suiting = {
            f"day_{weekday}": [
                half.value for half in Half if halves is None or weekday * HALVES_PER_DAY + half in halves
            ]
            for weekday in WEEKDAYS
        }
        return {"travels_by": means, **suiting}

    @property
    def halves(self) -> set[int]:
        return {
            weekday * HALVES_PER_DAY + int(half)
            for weekday in WEEKDAYS
            for half in self.cleaned_data[f"day_{weekday}"]
        }


class AwayForm(RugForm):
    """Days away, and who may be asked to stand in. There is no field for why."""

    first_day = DayField(label=_("Eerste dag"))
    last_day = DayField(
        label=_("Laatste dag"), required=False, help_text=_("Leeg laten mag: dan is het één dag.")
    )


class LeaveForm(AwayForm):
    stand_in = forms.ChoiceField(label=_("Wie kan invallen?"), required=False)

    def __init__(self, *args: Any, stand_ins: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("stand_in", [("", _("Nog niemand")), *stand_ins])


ABOUT_REASONS: dict[str, tuple[str, Any]] = {
    OverReason.URGENT: ("clock-4", ""),
    OverReason.LONGER: ("hourglass", ""),
    OverReason.GROUP: ("users", ""),
    OverReason.FOR_COLLEAGUE: ("arrow-right-left", ""),
    OverReason.LATER_LESS: ("coffee", ""),
}


class OverrunForm(RugForm):
    reason = forms.ChoiceField(
        label=_("Waarom zijn er meer uren nodig?"),
        choices=OverReason,
        widget=ChoiceCards(about=ABOUT_REASONS),
        error_messages={"required": _("Kies wat het beste past.")},
    )


class LengthForm(RugForm):
    """How long it really was; empty is as planned."""

    keyed = False
    length = HoursField(label=_("Hoelang was het echt?"), required=False)


class MoveForm(RugForm):
    """Another day and time; ``anyway`` is the press that plans outside the times of the team on purpose."""

    day = DayField(label=_("Datum"))
    time = TimeField(label=_("Hoe laat?"))
    following = forms.BooleanField(label=_("Ook alle keren hierna"), widget=Switch, required=False)
    anyway = forms.BooleanField(widget=forms.HiddenInput, required=False)
