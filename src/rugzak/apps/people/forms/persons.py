"""Who somebody is, what the work is, and when it ends. Asks nothing we have no use for."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.forms.rows import RowField
from rugzak.apps.people.models import Employment, Team
from rugzak.apps.people.queries import team_choices
from rugzak.apps.people.services import Details, Work
from rugzak.apps.people.words import EARLIEST_YEAR, EMPLOYMENT_HOURS_LIMIT, YEARS_AHEAD, EmploymentKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.ui.forms import DayField, OneChip, RugForm

PHONE = re.compile(r"^\+?[0-9][0-9 ()./-]{5,18}$")
STAFF_NUMBER = re.compile(r"^[0-9A-Za-z][0-9A-Za-z._-]*$")


class PersonForm(RugForm):
    """How somebody is called and reached."""

    first_name = forms.CharField(label=_("Voornaam"), max_length=60)
    prefix = forms.CharField(  # type: ignore[assignment]  # our word; Django has another use for it
        label=_("Tussenvoegsel"), max_length=20, required=False, help_text=_("Bijvoorbeeld: van der")
    )
    last_name = forms.CharField(label=_("Achternaam"), max_length=80)
    staff_number = forms.CharField(
        label=_("Personeelsnummer"),
        max_length=20,
        help_text=_("Hiermee logt deze collega de eerste keer in."),
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        max_length=254,
        help_text=_("Geen e-mail op het werk? Laat dit leeg. Inloggen kan ook met een code op papier."),
    )
    phone = forms.CharField(
        label=_("Telefoonnummer"), max_length=20, required=False, help_text=_("Collega's zien dit nummer.")
    )

    def clean_staff_number(self) -> str:
        number: str = self.cleaned_data["staff_number"]
        if not STAFF_NUMBER.match(number):
            raise ValidationError(
                _("Gebruik alleen letters, cijfers, punt en streepje. Bijvoorbeeld: 04512.")
            )
        return number

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and not PHONE.match(phone):
            raise ValidationError(_("Dit is geen telefoonnummer. Bijvoorbeeld: 06 12 34 56 78."))
        return phone

    @property
    def details(self) -> Details:
        return Details(**{name: self.cleaned_data[name] for name in Details.__dataclass_fields__})

    @staticmethod
    def told(member: Member) -> dict[str, Any]:
        """The values a form about ``member`` starts with."""
        return {name: getattr(member, name) for name in Details.__dataclass_fields__}


class WorkFields(forms.Form):
    """What somebody does here, and from when."""

    job_title = forms.CharField(
        label=_("Functie"), max_length=80, help_text=_("Bijvoorbeeld: verzorgende IG")
    )
    kind = forms.ChoiceField(
        label=_("Hoe werkt deze collega hier?"),
        choices=EmploymentKind.choices,
        initial=EmploymentKind.STAFF,
        widget=OneChip,
    )
    hours_per_week = forms.DecimalField(
        label=_("Uren per week"),
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(EMPLOYMENT_HOURS_LIMIT),
        max_digits=4,
        decimal_places=1,
        localize=True,
    )
    starts_on = DayField(label=_("Eerste werkdag"))
    ends_on = DayField(
        label=_("Laatste werkdag"), required=False, help_text=_("Alleen als die al vaststaat.")
    )

    def clean_starts_on(self) -> date:
        return believable(self.cleaned_data["starts_on"])

    def clean_ends_on(self) -> date | None:
        day = self.cleaned_data["ends_on"]
        return believable(day, years_ahead=50) if day else None

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("De laatste dag ligt voor de eerste werkdag. Kies een latere dag."))
        return values

    @property
    def work(self) -> Work:
        return Work(**{name: self.cleaned_data[name] for name in Work.__dataclass_fields__})


class EmploymentForm(WorkFields, RugForm):
    """One employment."""

    field_order = ["job_title", "kind", "hours_per_week", "starts_on", "ends_on"]

    @staticmethod
    def told(employment: Employment) -> dict[str, Any]:
        return {name: getattr(employment, name) for name in Work.__dataclass_fields__}


class AddPersonForm(WorkFields, PersonForm):
    """Somebody new, with the first team and the first employment."""

    team = RowField(
        label=_("Team"),
        queryset=Team.objects.none(),
        required=False,
        empty_label=_("Nog geen team"),
    )
    field_order = [
        *["first_name", "prefix", "last_name", "staff_number", "email", "phone"],
        *["team", "job_title", "kind", "hours_per_week", "starts_on", "ends_on"],
    ]

    def __init__(self, *args: Any, person: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = team_choices(person)  # type: ignore[attr-defined]


class LastDayForm(RugForm):
    """The last day of somebody's work, here or in one team."""

    last_day = DayField(label=_("Laatste dag"))

    def clean_last_day(self) -> date:
        return believable(self.cleaned_data["last_day"])


def believable(day: date, *, years_ahead: int = YEARS_AHEAD) -> date:
    """The day, unless it is surely a typing error."""
    if day.year < EARLIEST_YEAR or day > timezone.localdate() + timedelta(days=366 * years_ahead):
        raise ValidationError(_("Deze datum ligt te ver weg. Kijk het jaar na."))
    return day
