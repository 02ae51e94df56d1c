"""Input about programmes to clean values."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.programmes.words import RELEASED_MINUTES_LIMITS, ProgrammeKind, TravelMeans
from rugzak.ground.ui.forms import DayField, HoursField, RugForm, Switch


class StartForm(RugForm):
    kind = forms.ChoiceField(choices=ProgrammeKind)


class AppointmentForm(RugForm):
    """Who, where, how many hours, from when. ``member`` and ``region`` offer only what the view found."""

    member = forms.ChoiceField(
        label=_("Wie?"), error_messages={"required": _("Zoek een collega en kies die.")}
    )
    region = forms.ChoiceField(label=_("Waar?"))
    hours = HoursField(
        label=_("Vrijgestelde uren per week"),
        help_text=_("Bijvoorbeeld: 8 uur, of 7:30."),
        initial=timedelta(hours=8),
    )
    starts_on = DayField(label=_("Begint op"), initial=timezone.localdate)
    ends_on = DayField(label=_("Laatste dag"), required=False, help_text=_("Leeg laten mag."))
    travels_by = forms.ChoiceField(
        label=_("Reist"),
        choices=TravelMeans,
        required=False,
        initial=TravelMeans.CAR,
        widget=forms.RadioSelect,
    )
    is_external = forms.BooleanField(label=_("Komt van buiten de organisatie"), required=False, widget=Switch)

    def __init__(
        self, *args: Any, people: list[tuple[str, str]], regions: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = people  # type: ignore[attr-defined]
        self.fields["member"].widget = forms.RadioSelect(choices=people)
        self.fields["region"].choices = regions  # type: ignore[attr-defined]

    def clean_hours(self) -> timedelta:
        hours: timedelta = self.cleaned_data["hours"]
        least, most = RELEASED_MINUTES_LIMITS
        if not timedelta(minutes=least) <= hours <= timedelta(minutes=most):
            raise forms.ValidationError(_("Kies tussen een kwartier en 40 uur per week."))
        return hours

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("De laatste dag ligt voor de begindatum. Kies een latere dag."))
        return values


class LastDayForm(RugForm):
    last_day = DayField(label=_("Laatste dag als coach"), initial=timezone.localdate)
