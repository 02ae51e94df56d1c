"""A team tries a card: two weeks, one question in between, and an end that is always good."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards.models.decks import Card, CardVersion
from rugzak.apps.cards.words import (
    ENDINGS,
    IF_THEN_LENGTH,
    LINE_LENGTH,
    LOOK_AFTER_DAYS,
    RUNNING,
    TrialState,
    Went,
)
from rugzak.ground.tenancy.models import Owned


class Trial(Owned):
    """``own_words`` is how this team does it: "een hand op de deurpost". Nobody is named who began it."""

    team = models.ForeignKey("people.Team", on_delete=models.CASCADE, related_name="trials")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="trials")
    own_words = models.CharField(_("zo doen wij het"), max_length=IF_THEN_LENGTH, blank=True)
    state = models.CharField(max_length=7, choices=TrialState, default=TrialState.TRYING)
    starts_on = models.DateField(_("begint op"))
    ends_on = models.DateField(_("tot en met"))
    paused_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    # Made by the form: pressing twice begins once.
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "team", "key"], name="trial_begun_once"),
            models.UniqueConstraint(
                fields=["organisation", "team", "card"],
                condition=Q(state__in=RUNNING),
                name="trial_runs_once",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="trial_span"),
            models.CheckConstraint(
                condition=Q(state__in=RUNNING, ended_on__isnull=True)
                | Q(state__in=ENDINGS, ended_on__isnull=False),
                name="trial_ended_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state=TrialState.PAUSED, paused_on__isnull=False)
                | (~Q(state=TrialState.PAUSED) & Q(paused_on__isnull=True)),
                name="trial_paused_has_day",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "team", "-starts_on"], name="trial_of_team")]

    # Looked up by ``queries.trials.with_words``: what the card says now.
    words: CardVersion

    @property
    def runs(self) -> bool:
        return self.state in RUNNING

    @property
    def is_paused(self) -> bool:
        return self.state == TrialState.PAUSED

    @property
    def looks_on(self) -> date:
        """The day on which the one question is asked."""
        return self.starts_on + timedelta(days=LOOK_AFTER_DAYS)

    @property
    def is_due(self) -> bool:
        return self.state == TrialState.TRYING and self.ends_on < timezone.localdate()

    @property
    def days(self) -> int:
        """How long it was tried, both days included."""
        return ((self.ended_on or timezone.localdate()) - self.starts_on).days + 1


class Look(Owned):
    """A week later: did it work, and what did you see? Once per trial."""

    trial = models.OneToOneField(Trial, on_delete=models.CASCADE, related_name="look")
    went = models.CharField(_("is het gelukt?"), max_length=5, choices=Went)
    saw = models.CharField(_("wat zagen jullie?"), max_length=LINE_LENGTH, blank=True)
    on = models.DateField()


class Ending(Owned):
    """What a team takes from it. ``shared`` lets the sentence be read under the card, without the team's name."""

    trial = models.OneToOneField(Trial, on_delete=models.CASCADE, related_name="ending")
    why = models.CharField(_("wat leerden jullie?"), max_length=LINE_LENGTH, blank=True)
    now = models.CharField(_("zo doen we het nu"), max_length=IF_THEN_LENGTH, blank=True)
    shared = models.BooleanField(_("anderen mogen deze zin lezen"), default=False)
