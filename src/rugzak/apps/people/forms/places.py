"""Where work is done."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.forms.rows import RowField
from rugzak.apps.people.models import Location, Region, Team
from rugzak.apps.people.queries import locations_for, regions_for
from rugzak.apps.people.words import TeamKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.ui.forms import OneChip, RugForm, Switch


class DegreesField(forms.DecimalField):
    """Degrees as people paste them: with a comma or a point, and with more digits than we keep."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if isinstance(value, str):
            value = value.strip().replace(",", ".").removesuffix("°")
        degrees = super().to_python(value)
        return round(degrees, 5) if degrees is not None and degrees.is_finite() else degrees


class RegionForm(RugForm):
    name = forms.CharField(label=_("Naam"), max_length=60)


class LocationForm(RugForm):
    """A place of care, with coordinates when somebody knows them: travel times come from them."""

    name = forms.CharField(label=_("Naam"), max_length=80)
    region = RowField(label=_("Regio"), queryset=Region.objects.none())
    street = forms.CharField(label=_("Straat en nummer"), max_length=120, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=10, required=False)
    town = forms.CharField(label=_("Plaats"), max_length=60)
    latitude = DegreesField(
        label=_("Breedtegraad"),
        required=False,
        min_value=Decimal(-90),
        max_value=Decimal(90),
        help_text=_("Bijvoorbeeld: 52,545. Hiermee rekenen we reistijd uit."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    longitude = DegreesField(
        label=_("Lengtegraad"),
        required=False,
        min_value=Decimal(-180),
        max_value=Decimal(180),
        help_text=_("Bijvoorbeeld: 4,669"),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    has_reception = forms.BooleanField(
        label=_("Telefoon heeft hier bereik"), required=False, initial=True, widget=Switch
    )

    def __init__(self, *args: Any, person: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions_for(person)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        pair = [values.get("latitude"), values.get("longitude")]
        fine = "latitude" not in self.errors and "longitude" not in self.errors
        if fine and (pair[0] is None) != (pair[1] is None):
            raise ValidationError(
                {"latitude": _("Vul breedtegraad en lengtegraad allebei in, of geen van beide.")}
            )
        return values

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in LOCATION_FIELDS}

    @staticmethod
    def told(location: Location) -> dict[str, Any]:
        return {name: getattr(location, name) for name in LOCATION_FIELDS}


class TeamForm(RugForm):
    name = forms.CharField(label=_("Naam"), max_length=80)
    location = RowField(label=_("Locatie"), queryset=Location.objects.none())
    kind = forms.ChoiceField(
        label=_("Wanneer werkt dit team meestal?"),
        choices=TeamKind.choices,
        initial=TeamKind.DAY,
        widget=OneChip,
    )

    def __init__(self, *args: Any, person: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["location"].queryset = locations_for(person).filter(  # type: ignore[attr-defined]
            closed_on=None
        )

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in TEAM_FIELDS}

    @staticmethod
    def told(team: Team) -> dict[str, Any]:
        return {name: getattr(team, name) for name in TEAM_FIELDS}


TEAM_FIELDS = ("name", "location", "kind")
LOCATION_FIELDS = (
    *("region", "name", "street", "postcode", "town"),
    *("latitude", "longitude", "has_reception"),
)
