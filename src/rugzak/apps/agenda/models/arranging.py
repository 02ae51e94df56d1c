"""What is arranged around a visit: a rhythm in which it comes back, somebody who stands in, relief for the group."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.models.visits import Visit
from rugzak.apps.agenda.words import RELIEF_LOOKS, SERIES_MINUTES_LIMITS, ReliefState, Rhythm
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned


class Series(Owned):
    """Visits that come back at one time on the wall clock, from ``first_day`` through ``last_day``.

    Each visit is a row of its own, so the constraint that keeps people from being in two
    places holds for all of them. ``skipped`` are the days that were left out.
    """

    appointment = models.ForeignKey("programmes.Appointment", on_delete=models.CASCADE, related_name="+")
    rhythm = models.CharField(_("hoe vaak"), max_length=9, choices=Rhythm)
    first_day = models.DateField(_("eerste keer"))
    last_day = models.DateField(_("tot en met"))
    at = models.TimeField(_("hoe laat"))
    minutes = models.PositiveSmallIntegerField(_("hoelang"))
    skipped = ArrayField(models.DateField(), default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="series_rhythm"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="series_span"),
            models.CheckConstraint(condition=Q(minutes__range=SERIES_MINUTES_LIMITS), name="series_minutes"),
        ]

    def leaves_out(self, day: date) -> bool:
        return day in self.skipped


class StandInOffer(Owned):
    """Somebody else is asked to go to a visit. It goes over once everybody whose visit it is has said yes.

    Of a visit to one colleague, that colleague is asked as well: until both said yes
    the stand-in sees time and place, and no name. None is: not said yet.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="stand_in_offers")
    to = models.ForeignKey("programmes.Appointment", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    stand_in_says = models.BooleanField(null=True)
    colleague_says = models.BooleanField(null=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "visit"],
                condition=Q(settled_at=None),
                name="stand_in_asked_once",
                violation_error_message=_("Voor dit bezoek is al iemand gevraagd."),
            )
        ]

    @property
    def is_open(self) -> bool:
        return self.settled_at is None

    @property
    def is_refused(self) -> bool:
        """Either of the two said no; which of them is nobody's business."""
        return False in (self.stand_in_says, self.colleague_says)


class Relief(Owned):
    """Who covers the group while a colleague is with the coach: asked, and answered by who leads the team.

    ``with_name`` is the colleague's own yes to being named; without it the lead reads
    time, place and team. ``covered_by`` are words of who arranged it.
    """

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="relief")
    team = models.ForeignKey("people.Team", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=ReliefState, default=ReliefState.ASKED)
    asked_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    with_name = models.BooleanField(_("met mijn naam"), default=False)
    answered_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    covered_by = models.CharField(_("wie neemt de groep over"), max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReliefState.values), name="relief_state"),
            models.CheckConstraint(
                condition=Q(state=ReliefState.ASKED) | Q(answered_at__isnull=False),
                name="relief_answered_has_moment",
            ),
        ]

    @property
    def shown_state(self) -> str:
        return RELIEF_LOOKS[ReliefState(self.state)]
