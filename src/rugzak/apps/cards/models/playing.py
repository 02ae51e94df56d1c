"""The spot where a team draws, and what was drawn. Nothing here knows a person."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards import words
from rugzak.apps.cards.models.decks import Card, Deck
from rugzak.apps.cards.words import DayPart, DrawOutcome
from rugzak.ground.tenancy.models import Owned


class Spot(Owned):
    """Where a team draws its cards: the code on its tablet or poster, its deck, and how far it is.

    The token opens one thing, drawing a card for this team. So it is kept as it is: a
    poster must be printable again. ``round`` counts how often the deck went through.
    """

    team = models.OneToOneField("people.Team", on_delete=models.CASCADE, related_name="spot")
    token = models.CharField(max_length=24)
    deck = models.ForeignKey(Deck, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveIntegerField(default=1)
    week_card = models.ForeignKey(Card, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    week_from = models.DateField(null=True, blank=True)
    # When shifts meet, on the clock of the floor: then a card hangs on the wall by itself.
    handovers = ArrayField(models.TimeField(), size=words.HANDOVERS_A_DAY, default=list, blank=True)
    at_weekends = models.BooleanField(_("ook in het weekend"), default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "token"], name="spot_token_once")]


class Draw(Owned):
    """A team drew a card: which one, on which day, in which part of it, and what it chose.

    The key is random: the usual key of a row tells the millisecond in which it was made.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey("people.Team", on_delete=models.CASCADE, related_name="draws")
    deck = models.ForeignKey(Deck, on_delete=models.CASCADE, related_name="+")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="draws")
    round = models.PositiveIntegerField()
    day = models.DateField(_("dag"))
    part = models.CharField(_("deel van de dag"), max_length=9, choices=DayPart)
    outcome = models.CharField(max_length=7, choices=DrawOutcome, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "team", "deck", "round", "card"], name="draw_no_repeat"
            ),
            models.CheckConstraint(condition=Q(outcome__in=["", *DrawOutcome.values]), name="draw_outcome"),
        ]
        indexes = [models.Index(fields=["organisation", "team", "-day"], name="draw_of_team")]
