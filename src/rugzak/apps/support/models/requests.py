"""SupportRequest and what people do with it: Engagement, Preference, Passing, Closing, Withdrawal."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.words import (
    CONFIRM_DAYS,
    LOOKS,
    MOVES,
    OVER,
    REOPEN_DAYS,
    RUNNING,
    UNANSWERED,
    CoachWish,
    Daypart,
    Haste,
    Helped,
    RequestState,
    Theme,
    Weekday,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.history import remembered
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


@remembered("organisation", "team", "programme", "region", "state", "promised_on", who=False)
class SupportRequest(Owned):
    """Somebody asks for a coach beside them.

    Without ``team`` it is personal: until a coach accepts, coaches of the programme
    in the region see theme and region, and nobody else knows that it exists.
    ``words`` only open with the asker's key. ``location`` is where the asker works.
    """

    asker = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="support_requests")
    team = models.ForeignKey(
        "people.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="support_requests"
    )
    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, related_name="support_requests"
    )
    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="support_requests")
    location = models.ForeignKey(
        "people.Location", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    theme = models.CharField(_("waarover"), max_length=17, choices=Theme)
    setting = models.CharField(_("wat voor moment"), max_length=11, choices=Setting)
    haste = models.CharField(_("hoe snel"), max_length=11, choices=Haste)
    weekdays = ArrayField(
        models.PositiveSmallIntegerField(choices=Weekday),
        verbose_name=_("welke dagen"),
        default=list,
        blank=True,
    )
    dayparts = ArrayField(
        models.CharField(max_length=9, choices=Daypart),
        verbose_name=_("welk deel van de dag"),
        default=list,
        blank=True,
    )
    words = SealedText(_("in eigen woorden"), null=True, blank=True)
    state = models.CharField(max_length=9, choices=RequestState, default=RequestState.OPEN)
    promised_on = models.DateField(_("antwoord uiterlijk op"))
    # It came back to the coaches: the promise starts anew, and the first one stays what it was.
    renewed_on = models.DateField(_("opnieuw antwoord uiterlijk op"), null=True, blank=True)
    outside_team = models.BooleanField(_("liever iemand die mijn team niet kent"), default=False)
    sent_at = models.DateTimeField(default=timezone.now)
    first_answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Made by the asker's form: pressing twice sends once.
    key = models.UUIDField(editable=False)

    # What lies on the table, where ``running_requests_of`` looked it up.
    offer_id: UUID | None

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "asker", "key"], name="request_sent_once"),
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="request_state"),
            models.CheckConstraint(
                condition=Q(state__in=OVER, closed_at__isnull=False)
                | (~Q(state__in=OVER) & Q(closed_at__isnull=True)),
                name="request_closed_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(first_answered_at__isnull=False)
                | Q(state__in=[RequestState.DRAFT, *UNANSWERED, RequestState.WITHDRAWN]),
                name="request_answered_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(first_answered_at=None) | Q(first_answered_at__gte=F("sent_at")),
                name="request_answered_after_sent",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "region", "programme", "sent_at"],
                name="request_unanswered",
                condition=Q(state__in=UNANSWERED),
            ),
            models.Index(fields=["organisation", "asker", "-sent_at"], name="request_of_asker"),
            models.Index(
                fields=["organisation", "team", "-sent_at"],
                name="request_of_team",
                condition=Q(team__isnull=False),
            ),
            # The programme manager's list of all teams is read from its newest end.
            models.Index(
                fields=["organisation", "-sent_at"],
                name="request_of_teams",
                condition=Q(team__isnull=False),
            ),
            # Every home asks what runs; of years of requests that is a handful.
            models.Index(
                fields=["organisation", "sent_at"], name="request_running", condition=Q(state__in=RUNNING)
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="request_moves", field="state", transitions=[(a.value, b.value) for a, b in MOVES]
            )
        ]

    @property
    def is_personal(self) -> bool:
        return self.team_id is None

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def is_unanswered(self) -> bool:
        return self.state in UNANSWERED

    @property
    def due_on(self) -> date:
        """The day by which somebody answers."""
        return self.renewed_on or self.promised_on

    @property
    def can_reopen(self) -> bool:
        if self.state != RequestState.CLOSED or self.closed_at is None:
            return False
        return timezone.now() < self.closed_at + timedelta(days=REOPEN_DAYS)

    @property
    def shown_state(self) -> str:
        return LOOKS[RequestState(self.state)]

    @property
    def coach(self) -> Member | None:
        """Who took it up; needs ``engagement__appointment__member`` at hand."""
        engagement = self.engagement_or_none
        return engagement.appointment.member if engagement else None

    @property
    def engagement_or_none(self) -> Engagement | None:
        return getattr(self, "engagement", None)

    @property
    def weekday_words(self) -> list[str]:
        return [str(Weekday(day).label) for day in sorted(self.weekdays)]

    @property
    def daypart_words(self) -> list[str]:
        return [str(Daypart(part).label) for part in Daypart.values if part in self.dayparts]


class Engagement(Owned):
    """A coach has taken a request up."""

    request = models.OneToOneField(SupportRequest, on_delete=models.CASCADE, related_name="engagement")
    appointment = models.ForeignKey(
        "programmes.Appointment", on_delete=models.PROTECT, related_name="engagements"
    )
    accepted_at = models.DateTimeField(default=timezone.now)
    # The coach says it is done; the asker has the last word.
    rounded_off_at = models.DateTimeField(null=True, blank=True)

    @property
    def closes_on(self) -> date | None:
        """The day on which it closes by itself when the asker says nothing."""
        if self.rounded_off_at is None:
            return None
        return timezone.localtime(self.rounded_off_at).date() + timedelta(days=CONFIRM_DAYS)


class EngagementVisit(Owned):
    """A visit that belongs to an engagement: here, and only here, it is known what a visit is about."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="meetings")
    visit = models.OneToOneField("agenda.Visit", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["visit__during"]


class Preference(Owned):
    """Which coach the asker likes best, or rather not. Only the asker and this program know."""

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="preferences")
    coach = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    wish = models.CharField(max_length=6, choices=CoachWish)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "request", "coach"], name="preference_once_per_coach"
            ),
            models.CheckConstraint(condition=Q(wish__in=CoachWish.values), name="preference_kind"),
        ]


class Passing(Owned):
    """A coach leaves a request to others, or to one named colleague coach. Nobody asks why."""

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="passings")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    to = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "request", "by"], name="passing_once_per_coach"),
            models.CheckConstraint(condition=~Q(to=F("by")), name="passing_to_another"),
        ]


class Closing(Owned):
    """The asker looks back: did it help? ``words`` are for the coach, and for nobody else."""

    request = models.OneToOneField(SupportRequest, on_delete=models.CASCADE, related_name="closing")
    helped = models.CharField(_("hielp het?"), max_length=4, choices=Helped)
    words = SealedText(_("wil je er iets bij zeggen?"), null=True, blank=True)
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class Withdrawal(Owned):
    """The asker takes the request back. Nobody asks why."""

    request = models.OneToOneField(SupportRequest, on_delete=models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
