"""What is somebody's own, sealed and behind the wall of the database: cards, pledges, and a spy's notes."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from rugzak.apps.cards.models.decks import Card
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class OwnDeck(Owned):
    """A pile of somebody's own, beside the first one that has no name. What it is called nobody else reads."""

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    name = SealedText()
    key = models.UUIDField(editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    thrown_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "owner", "key"], name="own_deck_once")]


class OwnCard(Owned):
    """A card in a personal deck: one from a set, or one in own words that nobody else reads."""

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    card = models.ForeignKey(Card, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    text = SealedText(null=True)
    deck = models.ForeignKey(OwnDeck, null=True, blank=True, on_delete=models.SET_NULL, related_name="cards")
    key = models.UUIDField(editable=False)
    kept_at = models.DateTimeField(default=timezone.now)
    thrown_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "owner", "key"], name="own_card_once"),
            models.CheckConstraint(
                condition=Q(card__isnull=False, text__isnull=True) | Q(card__isnull=True, text__isnull=False),
                name="own_card_is_one_thing",
            ),
        ]


class Pledge(Owned):
    """ "Als ..., dan ...": a promise to oneself, with at most one reminder and only when asked for."""

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    card = models.ForeignKey(Card, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    if_then = SealedText()
    key = models.UUIDField(editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    remind_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    thrown_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "owner", "key"], name="pledge_once")]
        indexes = [
            models.Index(
                fields=["organisation", "remind_at"],
                name="pledge_to_remind",
                condition=Q(reminded_at=None, remind_at__isnull=False),
            )
        ]


class SpyTurn(Owned):
    """Somebody secretly looks for what goes well in the team, for one month. Only the spy knows who."""

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey("people.Team", on_delete=models.CASCADE, related_name="+")
    month = models.DateField()
    seen = SealedText(null=True)
    thrown_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "team", "month"], name="spy_one_a_month")
        ]
