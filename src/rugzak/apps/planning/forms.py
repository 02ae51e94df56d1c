"""Input about plans to clean values."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import Setting
from rugzak.apps.planning.words import PRICES
from rugzak.apps.programmes.words import Competence
from rugzak.ground.ui.forms import ChoiceCards, DayField, RugForm, TimeField

NEED = "nodig-"
# A conversation of two asks nothing: what it would ask tells what it is about.
TEAM_SETTINGS = tuple(setting for setting in Setting if setting != Setting.ONE_TO_ONE)


class PricesForm(RugForm):
    """A number per weight, with its meaning beside it; and what each kind of moment of a team asks."""

    keyed = False

    def __init__(self, *args: Any, weights: dict[str, int], needs: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for price in PRICES:
            self.fields[price.name] = forms.IntegerField(
                label=str(price.label),
                help_text=str(price.hint),
                min_value=0,
                max_value=price.most,
                initial=weights[price.name],
            )
        for setting in TEAM_SETTINGS:
            self.fields[f"{NEED}{setting}"] = forms.ChoiceField(
                label=str(setting.label),
                choices=[("", _("Niets bijzonders")), *Competence.choices],
                initial=needs.get(setting, ""),
                required=False,
            )

    @property
    def price_fields(self) -> list[forms.BoundField]:
        return [self[price.name] for price in PRICES]

    @property
    def need_fields(self) -> list[forms.BoundField]:
        return [self[f"{NEED}{setting}"] for setting in TEAM_SETTINGS]

    @property
    def weights(self) -> dict[str, int]:
        return {price.name: self.cleaned_data[price.name] for price in PRICES}

    @property
    def needs(self) -> dict[str, str]:
        asked = {str(setting): self.cleaned_data[f"{NEED}{setting}"] for setting in TEAM_SETTINGS}
        return {setting: need for setting, need in asked.items() if need}


class AwayForm(RugForm):
    """Who is not there, from when until when. There is no field for why."""

    keyed = False
    coach = forms.ChoiceField(label=_("Wie is er niet?"))
    first_day = DayField(label=_("Eerste dag"))
    last_day = DayField(label=_("Laatste dag"), required=False, help_text=_("Leeg is één dag."))

    def __init__(self, *args: Any, coaches: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("coach", coaches)


class HoursForm(RugForm):
    """What somebody expects of a year; the numbers of the vacancy are filled in."""

    keyed = False
    requests = forms.IntegerField(label=_("Vragen per week"), min_value=1, max_value=60)
    coaches = forms.IntegerField(min_value=1, max_value=200)
    hours = forms.DecimalField(min_value=1, max_value=40, max_digits=4, decimal_places=2)
    away = forms.IntegerField(
        label=_("Verlof en afwezig, in procenten"),
        help_text=_("Een groepscijfer. Een oorzaak hoort hier niet."),
        min_value=0,
        max_value=60,
    )
    own = forms.DecimalField(
        label=_("Eigen intervisie, uren per week"), min_value=0, max_value=8, max_digits=4, decimal_places=2
    )

    def __init__(self, *args: Any, noun: tuple[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one, many = noun
        self.fields["coaches"].label = capfirst(many)
        self.fields["hours"].label = _("Uren per %(one)s per week") % {"one": one}

    @staticmethod
    def usual(hours: Sequence[float] = ()) -> dict[str, Any]:
        """Where somebody starts: who coaches now, with the hours of each; else the numbers of the vacancy.

        Fourteen requests a week fill twenty coaches of eight hours well; others start in that measure.
        """
        coaches = len(hours) or 20
        mean = sum(hours) / coaches if hours else 8.0
        requests = min(60, max(1, round(14 * coaches * mean / 160)))
        return {
            "requests": requests,
            "coaches": min(200, coaches),
            "hours": max(Decimal(1), round(Decimal(mean), 1)),
            "away": 17,
            "own": Decimal("0.75"),
        }


class MoveForm(RugForm):
    """A place from the list, or a coach and a moment of one's own."""

    keyed = False
    place = forms.ChoiceField(label=_("Waar past het?"), required=False, widget=ChoiceCards)
    coach = forms.ChoiceField(label=_("Of kies zelf wie er komt"), required=False)
    day = DayField(label=_("Dag"), required=False)
    time = TimeField(label=_("Tijd"), required=False)

    def __init__(
        self,
        *args: Any,
        places: list[tuple[str, str]],
        about: dict[str, tuple[str, str]],
        coaches: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("place", places)
        self.fields["place"].widget.about = about
        self.offer("coach", [("", _("Kies een naam")), *coaches])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        own = [values.get(name) for name in ("coach", "day", "time")]
        if not values.get("place") and not all(own):
            raise forms.ValidationError(
                _("Kies een plek uit de lijst, of kies wie er komt, een dag en een tijd.")
            )
        return values


def split_place(value: str) -> tuple[UUID, datetime] | None:
    """A choice of the list, back as coach and moment."""
    coach, _at, moment = value.partition("@")
    with contextlib.suppress(ValueError):
        parsed = parse_datetime(moment)
        return (UUID(coach), parsed) if parsed else None
    return None


def whole(text: str, *, least: int, most: int, usual: int) -> int:
    """A number behind the question mark; nonsense is the usual one."""
    return min(max(int(text), least), most) if text.isascii() and text.isdigit() else usual
