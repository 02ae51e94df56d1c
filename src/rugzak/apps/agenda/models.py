"""Visits, who is taken when, available half-days and feeds. What a visit is about lives in the app that booked it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import (
    AHEAD,
    HALVES_PER_WEEK,
    LOOKS,
    MOVES,
    TRAVEL_MINUTES_LIMITS,
    OverReason,
    Part,
    Setting,
    VisitState,
)
from rugzak.apps.programmes.words import TravelMeans
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.history import remembered
from rugzak.ground.kernel.ranges import only
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.ui.dates import day_words, moment_words


@remembered("organisation", "appointment", "during", "location", "team", "state")
class Visit(Owned):
    """A coach somewhere at some time.

    ``during`` is in UTC and half-open, so visits may touch. ``team`` is set when
    the visit is for a whole team: that team then sees time and place.
    """

    appointment = models.ForeignKey("programmes.Appointment", on_delete=models.PROTECT, related_name="visits")
    during = DateTimeRangeField(_("wanneer"))
    location = models.ForeignKey(
        "people.Location", null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    place = models.CharField(_("plek in eigen woorden"), max_length=120, blank=True)
    team = models.ForeignKey(
        "people.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    setting = models.CharField(_("wat voor moment"), max_length=11, choices=Setting)
    state = models.CharField(max_length=9, choices=VisitState, default=VisitState.CONFIRMED)
    booked_at = models.DateTimeField(default=timezone.now)
    # How often time, place or state changed, and when: calendars elsewhere follow by these two.
    revision = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(location__isnull=False) | ~Q(place=""),
                name="visit_has_place",
                violation_error_message=_("Vul in waar het is."),
            ),
            models.CheckConstraint(condition=Q(state__in=VisitState.values), name="visit_state"),
            models.CheckConstraint(
                condition=Q(during__isempty=False, during__lower_inf=False, during__upper_inf=False),
                name="visit_has_start_and_end",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="visit_moves", field="state", transitions=[(a.value, b.value) for a, b in MOVES]
            )
        ]

    @property
    def start(self) -> datetime:
        moment: datetime = self.during.lower
        return moment

    @property
    def end(self) -> datetime:
        moment: datetime = self.during.upper
        return moment

    @property
    def length(self) -> timedelta:
        """Real time: nine hours for the night on which the clock goes back."""
        return self.end - self.start

    @property
    def week(self) -> Week:
        """A visit counts in the week in which it starts."""
        return Week.of(self.start)

    @property
    def coach(self) -> Member:
        return self.appointment.member

    @property
    def where(self) -> str:
        """The place in one line: the house, its town, and the room."""
        return ", ".join(part for part in (self.house, self.place) if part)

    @property
    def house(self) -> str:
        """The house and its town, without the room in somebody's own words: those may name a colleague."""
        return f"{self.location.name}, {self.location.town}" if self.location else ""

    @property
    def is_ahead(self) -> bool:
        return self.state in AHEAD and self.start > timezone.now()

    @property
    def begins(self) -> str:
        return moment_words(self.start, "time")

    @property
    def bead_state(self) -> str:
        """How it hangs on the thread of a day."""
        return "done" if self.state == VisitState.DONE else "open"

    @property
    def shown_state(self) -> str:
        return LOOKS[VisitState(self.state)]


class Occupation(Owned):
    """Somebody is taken during a span. One constraint keeps everybody from being in two places.

    The row of a colleague is only for that colleague and the coach to read.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="occupations")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="occupations")
    part = models.CharField(max_length=9, choices=Part)
    during = DateTimeRangeField()
    is_standing = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "visit", "member"], name="occupation_once"),
            ExclusionConstraint(
                name="occupation_one_place_at_a_time",
                expressions=[(only("organisation"), "="), (only("member"), "="), (F("during"), "&&")],
                condition=Q(is_standing=True),
                violation_error_message=_("Op dit moment is er al iets anders."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "member"], name="occupation_of_member")]


class Cancellation(Owned):
    """Who called a visit off, and when. Nobody asks why."""

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="cancellation")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class Relocation(Owned):
    """The last time a visit was moved: from when, by whom. It is what the undoing goes back to."""

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="relocation")
    before = DateTimeRangeField()
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)


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


class Away(Owned):
    """Days on which somebody cannot coach, both included. Nobody asks why."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    first_day = models.DateField(_("eerste dag"))
    last_day = models.DateField(_("laatste dag"))

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


class TravelTime(Owned):
    """Measured minutes between two locations, when the organisation has them: they go before our sum."""

    origin = models.ForeignKey("people.Location", on_delete=models.CASCADE, related_name="+")
    destination = models.ForeignKey("people.Location", on_delete=models.CASCADE, related_name="+")
    means = models.CharField(max_length=4, choices=TravelMeans)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "origin", "destination", "means"], name="travel_time_once"
            ),
            models.CheckConstraint(condition=Q(means__in=TravelMeans.values), name="travel_time_means"),
            models.CheckConstraint(
                condition=Q(minutes__range=TRAVEL_MINUTES_LIMITS), name="travel_time_minutes"
            ),
        ]


class Feed(Owned):
    """Somebody's own calendar address. Only a hash is kept: whoever lost the address makes a new one."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(max_length=32)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "member"], name="feed_once")]
