"""When coaching suits: half-days, days away, weeks with more hours, the times of a team, and how to be reached."""

from __future__ import annotations

from datetime import time

from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import HALVES_PER_DAY, HALVES_PER_WEEK, Half, OverReason, ReachBy, WindowKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.ui.dates import day_words, names


class Availability(Owned):
    """The half-days of the week on which somebody can coach. No row: nothing was said about it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    halves = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "member"], name="availability_once"),
            models.CheckConstraint(
                condition=Q(halves__contained_by=list(range(HALVES_PER_WEEK))), name="availability_halves"
            ),
        ]

    def get_halves_display(self) -> str:
        """The half-days as people say them: "maandag ochtend, woensdag middag"."""
        places = (divmod(half, HALVES_PER_DAY) for half in sorted(self.halves))
        return ", ".join(f"{names().weekdays[day]} {Half(half).label}" for day, half in places)


class Away(Owned):
    """Days on which somebody cannot coach, both included. Nobody asks why."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    first_day = models.DateField(_("eerste dag"))
    last_day = models.DateField(_("laatste dag"))
    stand_in = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="away_span",
                violation_error_message=_("De laatste dag ligt voor de eerste dag."),
            )
        ]
        indexes = [models.Index(fields=["organisation", "member"], name="away_of_member")]

    @property
    def words(self) -> str:
        first, last = (day_words(day) for day in (self.first_day, self.last_day))
        return first if self.first_day == self.last_day else f"{first} – {last}"


class Overrun(Owned):
    """In this ISO week the coach may go over the released hours, and why: a fixed choice about the work."""

    appointment = models.ForeignKey(
        "programmes.Appointment", on_delete=models.CASCADE, related_name="overruns"
    )
    year = models.PositiveSmallIntegerField()
    week = models.PositiveSmallIntegerField()
    reason = models.CharField(_("waarom"), max_length=13, choices=OverReason)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "appointment", "year", "week"], name="overrun_once_a_week"
            ),
            models.CheckConstraint(condition=Q(reason__in=OverReason.values), name="overrun_reason"),
            models.CheckConstraint(condition=Q(week__range=(1, 53)), name="overrun_week"),
        ]


class TeamWindow(Owned):
    """Times of the week, on the wall clock, at which a team wants a coach to be there.

    ``ends`` before ``starts`` is the next morning. A team without windows has no bounds.
    """

    team = models.ForeignKey("people.Team", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("wat is het"), max_length=8, choices=WindowKind)
    weekdays = ArrayField(models.PositiveSmallIntegerField())
    starts = models.TimeField(_("van"))
    ends = models.TimeField(_("tot"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=WindowKind.values), name="team_window_kind"),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=list(range(7)), weekdays__len__gt=0),
                name="team_window_weekdays",
            ),
            models.CheckConstraint(condition=~Q(starts=F("ends")), name="team_window_lasts"),
        ]
        indexes = [models.Index(fields=["organisation", "team"], name="team_window_of_team")]

    @property
    def words(self) -> str:
        """ "ma, di, wo 07:00 – 15:30"."""
        return f"{', '.join(names().short_weekdays[day] for day in self.weekdays)} {self.clock}"

    @property
    def clock(self) -> str:
        return f"{_hour(self.starts)} – {_hour(self.ends)}"


class Reaching(Owned):
    """How somebody likes to be reached about a visit, by whom they meet. No row: by phone, then by mail."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="reaching")
    by = models.CharField(_("hoe"), max_length=5, choices=ReachBy)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(by__in=ReachBy.values), name="reaching_by")]


def _hour(at: time) -> str:
    return f"{at:%H:%M}"


class Shift(Owned):
    """When somebody works, as the roster program has it. Comes in by file; the newest file wins."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    during = DateTimeRangeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "member", "during"], name="shift_once"),
            models.CheckConstraint(
                condition=Q(during__isempty=False, during__lower_inf=False, during__upper_inf=False),
                name="shift_has_start_and_end",
            ),
        ]
