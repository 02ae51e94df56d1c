"""Input about programmes to clean values."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.programmes.models import Programme
from rugzak.apps.programmes.queries import CoachFilter
from rugzak.apps.programmes.words import (
    MAY_ASSESS,
    MOST_TASKS,
    MOST_VISITS_LIMITS,
    RELEASED_MINUTES_LIMITS,
    TASK_LIMIT,
    Competence,
    ProgrammeKind,
    Scope,
    TravelMeans,
)
from rugzak.ground.ui.forms import ChipsField, DayField, HoursField, RugForm, RugFormMixin, Switch


class StartForm(RugForm):
    kind = forms.ChoiceField(choices=ProgrammeKind)


class ProgrammeForm(RugFormMixin, forms.ModelForm):
    """How the organisation speaks of a programme. Assessing is offered only where a student is assessed."""

    tasks = forms.CharField(
        label=_("Wat hoort erbij?"),
        help_text=_("Eén taak per regel."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    class Meta:
        model = Programme
        fields = (
            "name", "coach_one", "coach_many", "coach_article", "vision", "tasks", "promise_working_days",
            "may_assess",
        )  # fmt: skip
        labels = {
            "name": _("Hoe heet dit programma?"),
            "coach_one": _("Hoe heet wie komt helpen?"),
            "coach_many": _("En als het er meer zijn?"),
            "coach_article": _("Zeg je ‘de’ of ‘het’?"),
            "vision": _("Waar staat dit voor?"),
            "promise_working_days": _("Binnen hoeveel werkdagen komt het eerste antwoord?"),
            "may_assess": _("Hier worden studenten getoetst"),
        }
        help_texts = {
            "promise_working_days": _("Leeg laten mag. Dan geldt de belofte van de organisatie."),
            "vision": _("Iedereen leest dit."),
        }
        widgets = {
            "vision": forms.Textarea(attrs={"rows": 5}),
            "coach_article": forms.RadioSelect(choices=[("de", "de"), ("het", "het")]),
            "may_assess": Switch,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["tasks"] = "\n".join(self.instance.tasks)
        if self.instance.kind not in MAY_ASSESS:
            del self.fields["may_assess"]

    def clean_tasks(self) -> list[str]:
        tasks = [line.strip(" \t-•") for line in self.cleaned_data["tasks"].splitlines()]
        tasks = [task for task in tasks if task]
        if len(tasks) > MOST_TASKS:
            raise forms.ValidationError(_("Noem er hoogstens twintig. Wat hoort er echt bij?"))
        if any(len(task) > TASK_LIMIT for task in tasks):
            raise forms.ValidationError(_("Houd elke taak korter dan 120 tekens."))
        return tasks


class CoachFilterForm(forms.Form):
    """Choices that are no choice of ours are left out, not refused: an address may be old."""

    regio = forms.UUIDField(required=False)
    brengt = forms.ChoiceField(choices=Competence, required=False)
    wanneer = forms.ChoiceField(choices=[("ended", ""), ("all", "")], required=False)
    extern = forms.BooleanField(required=False)

    def wanted(self, words: str) -> CoachFilter:
        self.is_valid()
        values = self.cleaned_data
        return CoachFilter(
            words=words,
            region=values.get("regio"),
            when=values.get("wanneer", ""),
            competence=values.get("brengt", ""),
            external=bool(values.get("extern")),
        )


class BringsForm(RugForm):
    """What a coach brings, for whom, and for how many hours."""

    hours = HoursField(
        label=_("Vrijgestelde uren per week"),
        help_text=_("Bijvoorbeeld: 8 uur, of 7:30."),
        initial=timedelta(hours=8),
    )
    competences = ChipsField(
        label=_("Wat brengt deze collega mee?"),
        help_text=_("Een weg om te groeien, nooit een cijfer. Leeg laten mag."),
        choices=Competence,
        required=False,
    )
    scope = ChipsField(
        label=_("Voor wie komt deze collega?"),
        help_text=_("Kies je niets, dan is het voor iedereen."),
        choices=Scope,
        required=False,
    )
    most = forms.IntegerField(
        label=_("Hoogstens zoveel bezoeken in vier weken"),
        help_text=_(
            "Voor wie het vrijwillig doet, zoals een ambassadeur. Twee is gewoon. De planning stelt niet meer voor."
        ),
        min_value=MOST_VISITS_LIMITS[0],
        max_value=MOST_VISITS_LIMITS[1],
        required=False,
    )
    travels_by = forms.ChoiceField(
        label=_("Reist"),
        choices=TravelMeans,
        required=False,
        initial=TravelMeans.CAR,
        widget=forms.RadioSelect,
    )
    is_external = forms.BooleanField(label=_("Komt van buiten de organisatie"), required=False, widget=Switch)

    def clean_hours(self) -> timedelta:
        hours: timedelta = self.cleaned_data["hours"]
        least, most = RELEASED_MINUTES_LIMITS
        if not timedelta(minutes=least) <= hours <= timedelta(minutes=most):
            raise forms.ValidationError(_("Kies tussen een kwartier en 40 uur per week."))
        return hours

    @property
    def described(self) -> dict[str, Any]:
        """The values as ``services`` wants them."""
        values = self.cleaned_data
        return {
            "released_minutes_per_week": _minutes(values["hours"]),
            "most_visits_in_four_weeks": values["most"],
            "competences": values["competences"],
            "scope": values["scope"],
            "is_external": values["is_external"],
            "travels_by": TravelMeans(values["travels_by"] or TravelMeans.CAR),
        }


def _minutes(length: timedelta) -> int:
    return round(length.total_seconds() / 60)


class AppointmentForm(BringsForm):
    """Who, where, how many hours, from when. ``member`` and ``region`` offer only what the view found."""

    field_order = ("member", "region", "hours", "starts_on", "ends_on")
    member = forms.ChoiceField(
        label=_("Wie?"), error_messages={"required": _("Zoek een collega en kies die.")}
    )
    region = forms.ChoiceField(label=_("Waar?"))
    starts_on = DayField(label=_("Begint op"), initial=timezone.localdate)
    ends_on = DayField(label=_("Laatste dag"), required=False, help_text=_("Leeg laten mag."))

    def __init__(
        self, *args: Any, people: list[tuple[str, str]], regions: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("member", people)
        self.fields["member"].widget = forms.RadioSelect(choices=people)
        self.offer("region", regions)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("De laatste dag ligt voor de begindatum. Kies een latere dag."))
        return values


class LastDayForm(RugForm):
    last_day = DayField(label=_("Laatste dag als coach"), initial=timezone.localdate)
