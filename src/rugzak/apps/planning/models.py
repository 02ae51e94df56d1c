"""Plan, its proposals, and what things weigh. Nothing here tells who asked or what it is about."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.planning.words import (
    BUSY,
    SILENCE,
    USUAL_WEEKS,
    WEEKS_LIMITS,
    Halt,
    PlanState,
    ProposalState,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.tenancy.models import Owned


class Plan(Owned):
    """The one plan of a programme in a region: which weeks, how far the computing is, and what it found.

    ``version`` goes up with every change, so that a second planner never writes over what the first one did.
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="+")
    region = models.ForeignKey("people.Region", on_delete=models.CASCADE, related_name="+")
    first_day = models.DateField(_("eerste maandag"))
    weeks = models.PositiveSmallIntegerField(_("aantal weken"), default=USUAL_WEEKS)
    state = models.CharField(max_length=7, choices=PlanState, default=PlanState.IDLE)
    version = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    halt = models.CharField(max_length=4, choices=Halt, default=Halt.NONE, blank=True)
    # Seconds, cost and proven limit, as the computing went.
    progress = models.JSONField(default=list)
    outcome = models.JSONField(default=dict)
    undo = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme", "region"], name="plan_once_per_region"
            ),
            models.CheckConstraint(condition=Q(weeks__range=WEEKS_LIMITS), name="plan_weeks"),
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="plan_state"),
            models.CheckConstraint(condition=Q(halt__in=Halt.values), name="plan_halt"),
        ]

    @property
    def week(self) -> Week:
        return Week.of(self.first_day)

    @property
    def is_busy(self) -> bool:
        """Somebody computes now; a plan that says nothing for long has lost its worker."""
        return self.state in BUSY and not self.is_silent

    @property
    def is_silent(self) -> bool:
        return self.state in BUSY and self.changed_at < timezone.now() - SILENCE


class Proposal(Owned):
    """What the plan says about a request, or a visit whose coach is away: this coach then, or no place and why.

    ``why`` holds only what may be shown: counts, minutes and ids of coaches.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="proposals")
    # None when it comes instead of a visit that was booked without one.
    request = models.ForeignKey(
        "support.SupportRequest", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    appointment = models.ForeignKey(
        "programmes.Appointment", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    start = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()
    location = models.ForeignKey(
        "people.Location", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    # The visit that it comes instead of, when its coach cannot come.
    moves = models.ForeignKey(
        "agenda.Visit", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(max_length=8, choices=ProposalState, default=ProposalState.PROPOSED)
    is_pinned = models.BooleanField(default=False)
    # A planner chose it, the computing did not.
    by_hand = models.BooleanField(default=False)
    why = models.JSONField(default=dict)
    before = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "plan", "request", "moves"],
                nulls_distinct=False,
                name="proposal_once",
            ),
            models.CheckConstraint(
                condition=Q(request__isnull=False) | Q(moves__isnull=False), name="proposal_of_something"
            ),
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="proposal_state"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.LEFT_OUT, appointment=None, start=None)
                | (~Q(state=ProposalState.LEFT_OUT) & Q(appointment__isnull=False, start__isnull=False)),
                name="proposal_has_a_place",
            ),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="proposal_has_length"),
        ]
        ordering = ["start", "pk"]

    @property
    def ask_id(self) -> UUID:
        """Of the question that this answers: the visit it comes instead of, else the request."""
        key = self.moves_id or self.request_id
        assert key is not None
        return key

    @property
    def end(self) -> datetime:
        assert self.start is not None
        return self.start + timedelta(minutes=self.minutes)

    @property
    def is_open(self) -> bool:
        """Still to be agreed or changed by a planner."""
        return self.state in (ProposalState.PROPOSED, ProposalState.AGREED)


class Prices(Owned):
    """What things weigh against each other in a programme, and what a moment asks of a coach."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="+")
    weights = models.JSONField(default=dict)
    # Per kind of moment of a team what a coach has to bring; what is not in it asks nothing.
    needs = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "programme"], name="prices_once"),
        ]
