"""Visits, who is taken when, and what can happen to a visit. What it is about lives in the app that booked it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import AHEAD, LOOKS, MOVES, Part, Setting, VisitState
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.history import remembered
from rugzak.ground.kernel.ranges import only
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.ui.dates import moment_words

if TYPE_CHECKING:
    from rugzak.apps.agenda.models.arranging import StandInOffer


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
    series = models.ForeignKey(
        "agenda.Series", null=True, blank=True, on_delete=models.SET_NULL, related_name="visits"
    )
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
    def house_or_elsewhere(self) -> str:
        """For whoever reads time and place only."""
        return self.house or str(_("Op een andere plek"))

    @property
    def is_ahead(self) -> bool:
        return self.state in AHEAD and self.start > timezone.now()

    @property
    def is_passed_by(self) -> bool:
        """Planned and begun: time to say whether it took place."""
        return self.state == VisitState.CONFIRMED and self.start <= timezone.now()

    @property
    def asked(self) -> StandInOffer | None:
        """Who is asked to go instead; read with the visit's offers at hand."""
        return next((one for one in self.stand_in_offers.all() if one.is_open), None)

    @property
    def is_asked_in_vain(self) -> bool:
        """Who was asked last to go instead, does not; read with the visit's offers at hand."""
        latest = max(self.stand_in_offers.all(), key=lambda one: one.asked_at, default=None)
        return latest is not None and latest.is_refused

    @property
    def begins(self) -> str:
        return moment_words(self.start, "time")

    @property
    def ends(self) -> str:
        return moment_words(self.end, "time")

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
    """Who called a visit off or said that it did not take place, and when. Nobody asks why."""

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="cancellation")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class Relocation(Owned):
    """The last time a visit was moved: from when, by whom. It is what the undoing goes back to."""

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="relocation")
    before = DateTimeRangeField()
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Visits that moved in one deed (running late, a whole series) go back in one.
    together = models.UUIDField(null=True)
