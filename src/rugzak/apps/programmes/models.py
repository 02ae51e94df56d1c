"""Programme, and the appointment that makes somebody a coach in it."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from rugzak.apps.programmes.words import (
    MAY_ASSESS,
    MOST_VISITS_LIMITS,
    RELEASED_MINUTES_LIMITS,
    TAKES_REQUESTS,
    TASK_LIMIT,
    Competence,
    ProgrammeKind,
    Scope,
    TravelMeans,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.history import remembered
from rugzak.ground.kernel.ranges import only
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.tenancy.words import PROMISE_WORKING_DAYS_LIMITS


@remembered(
    "organisation", "kind", "name", "tasks", "may_assess", "is_on", "promise_working_days"
)  # fmt: skip
class Programme(Owned):
    """One way of coaching in this organisation. While it is off it is invisible everywhere.

    ``promise_working_days`` overrules the organisation's own promise when it is given.
    """

    kind = models.CharField(_("soort"), max_length=15, choices=ProgrammeKind)
    name = models.CharField(_("naam"), max_length=60)
    coach_one = models.CharField(_("hoe heet wie komt helpen?"), max_length=40)
    coach_many = models.CharField(_("en als het er meer zijn?"), max_length=40)
    coach_article = models.CharField(_("de of het"), max_length=5, blank=True, default="de")
    vision = models.TextField(_("waar staat dit voor?"), max_length=1000, blank=True)
    tasks = ArrayField(
        models.CharField(max_length=TASK_LIMIT), verbose_name=_("wat hoort erbij?"), default=list, blank=True
    )
    may_assess = models.BooleanField(_("met toetsen van studenten"), default=False)
    is_on = models.BooleanField(_("staat aan"), default=False)
    promise_working_days = models.PositiveSmallIntegerField(
        _("eerste antwoord binnen (werkdagen)"),
        null=True,
        blank=True,
        validators=[
            MinValueValidator(PROMISE_WORKING_DAYS_LIMITS[0]),
            MaxValueValidator(PROMISE_WORKING_DAYS_LIMITS[1]),
        ],
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="programme_name_once",
                violation_error_message=_("Er is al een programma met deze naam."),
            ),
            models.CheckConstraint(
                condition=Q(may_assess=False) | Q(kind__in=MAY_ASSESS),
                name="programme_assesses_students_only",
                violation_error_message=_("Beoordelen hoort alleen bij werkbegeleiders."),
            ),
            models.CheckConstraint(
                condition=Q(promise_working_days=None)
                | Q(promise_working_days__range=PROMISE_WORKING_DAYS_LIMITS),
                name="programme_promise_days",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def takes_requests(self) -> bool:
        return self.kind in TAKES_REQUESTS

    @property
    def promise_days(self) -> int:
        """Working days within which the first answer comes."""
        return self.promise_working_days or self.organisation.promise_working_days


@remembered(
    "organisation", "member", "programme", "region", "released_minutes_per_week", "starts_on", "ends_on",
    "is_external", "competences", "scope",
)  # fmt: skip
class Appointment(Owned):
    """Somebody coaches in a region, from ``starts_on`` through ``ends_on``, some released minutes a week."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="appointments")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="appointments")
    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="appointments")
    released_minutes_per_week = models.PositiveSmallIntegerField(
        _("vrijgestelde minuten per week"),
        validators=[
            MinValueValidator(RELEASED_MINUTES_LIMITS[0]),
            MaxValueValidator(RELEASED_MINUTES_LIMITS[1]),
        ],
    )
    # Of who does this of free will; the planning proposes no more visits than this in any four weeks.
    most_visits_in_four_weeks = models.PositiveSmallIntegerField(
        _("hoogstens zoveel bezoeken in vier weken"), null=True, blank=True
    )
    starts_on = models.DateField(_("begint op"))
    ends_on = models.DateField(_("laatste dag"), null=True, blank=True)
    is_external = models.BooleanField(_("komt van buiten"), default=False)
    competences = ArrayField(
        models.CharField(max_length=11, choices=Competence),
        verbose_name=_("brengt mee"),
        default=list,
        blank=True,
    )
    scope = ArrayField(
        models.CharField(max_length=8, choices=Scope), verbose_name=_("komt voor"), default=list, blank=True
    )
    travels_by = models.CharField(_("reist"), max_length=4, choices=TravelMeans, default=TravelMeans.CAR)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="appointment_span",
                violation_error_message=_("De laatste dag ligt voor de begindatum."),
            ),
            models.CheckConstraint(
                condition=Q(released_minutes_per_week__range=RELEASED_MINUTES_LIMITS),
                name="appointment_released_minutes",
                violation_error_message=_("Kies tussen een kwartier en 40 uur per week."),
            ),
            models.CheckConstraint(
                condition=Q(most_visits_in_four_weeks=None)
                | Q(most_visits_in_four_weeks__range=MOST_VISITS_LIMITS),
                name="appointment_most_visits",
                violation_error_message=_("Kies tussen 1 en 40 bezoeken in vier weken."),
            ),
            models.CheckConstraint(
                condition=Q(travels_by__in=TravelMeans.values), name="appointment_travels_by"
            ),
            ExclusionConstraint(
                name="appointment_once_at_a_time",
                expressions=[
                    (only("organisation"), "="),
                    (only("member"), "="),
                    (only("programme"), "="),
                    (only("region"), "="),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                violation_error_message=_("Deze collega is in die tijd al aangesteld in deze regio."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "member"], name="appointment_of_member")]

    def runs_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    @property
    def competence_words(self) -> list[str]:
        return [str(one.label) for one in Competence if one in self.competences]

    @property
    def scope_words(self) -> list[str]:
        return [str(one.label) for one in Scope if one in self.scope]

    @property
    def released(self) -> timedelta:
        """Released time per ISO week."""
        return timedelta(minutes=self.released_minutes_per_week)


class FixedCoach(Owned):
    """Somebody's own coach, for as long as both work here. Given by the programme, changed by the colleague.

    Only who it is now: nobody looks up who it was before, or how often somebody chose another.
    """

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["organisation", "appointment"], name="fixed_coach_of_appointment")]
