"""Cards as a present, thanks, and colleagues who speak for a card. Nothing here is ever counted."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards.models.decks import Card
from rugzak.apps.cards.words import LINE_LENGTH, AskingState
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class Gift(Owned):
    """A card, or only thanks, from one colleague to another. Nobody but these two reads the sentence."""

    # In the table the giver is the owner, as in every table of things that are somebody's own.
    giver = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+", db_column="owner_id")
    to = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    card = models.ForeignKey(Card, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    sentence = SealedText()
    key = models.UUIDField(editable=False)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "giver", "key"], name="gift_once"),
            models.CheckConstraint(condition=~Q(to=F("giver")), name="gift_to_another"),
        ]
        indexes = [models.Index(fields=["organisation", "to", "-given_at"], name="gift_to")]


class TeamGift(Owned):
    """A card for a whole team: everybody who works there reads the sentence."""

    giver = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey("people.Team", on_delete=models.CASCADE, related_name="card_gifts")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="+")
    sentence = models.CharField(_("een zin erbij"), max_length=LINE_LENGTH)
    key = models.UUIDField(editable=False)
    given_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "giver", "key"], name="team_gift_once")
        ]


class Adoption(Owned):
    """Somebody speaks for a card: colleagues may ask about it, until the advocate stops."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="adoptions")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "card", "member"],
                condition=Q(ended_on=None),
                name="adoption_runs_once",
            )
        ]


class Asking(Owned):
    """A colleague would like to hear about it. Without words: they talk with each other."""

    adoption = models.ForeignKey(Adoption, on_delete=models.CASCADE, related_name="askings")
    asker = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=7, choices=AskingState, default=AskingState.OPEN)
    asked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "adoption", "asker"],
                condition=Q(state=AskingState.OPEN),
                name="asking_open_once",
            )
        ]
