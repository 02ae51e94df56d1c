"""From an idea to everybody: ideas, what two people checked, and the signed files between organisations."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards import words
from rugzak.apps.cards.models.decks import Card, CardVersion, Deck
from rugzak.apps.cards.models.trials import Trial
from rugzak.apps.cards.words import Aspect, Audience, IdeaState, NominationState, Theme
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned


class Idea(Owned):
    """A habit somebody thought of, alone or in a session. ``by`` stays empty when nobody has to be named."""

    text = models.CharField(_("tekst"), max_length=words.TEXT_LENGTH)
    if_then = models.CharField(_("als ... dan ..."), max_length=words.IF_THEN_LENGTH, blank=True)
    theme = models.CharField(_("thema"), max_length=14, choices=Theme, blank=True)
    audience = models.CharField(_("voor wie"), max_length=25, choices=Audience, blank=True)
    moment = models.CharField(_("moment"), max_length=words.MOMENT_LENGTH, blank=True)
    aspects = ArrayField(models.CharField(max_length=9, choices=Aspect), default=list, blank=True)
    origin = models.CharField(_("komt uit"), max_length=words.ORIGIN_LENGTH, blank=True)
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=5, choices=IdeaState, default=IdeaState.NEW)
    card = models.ForeignKey(Card, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    key = models.UUIDField(editable=False)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="idea_sent_once")]


class Nomination(Owned):
    """A team kept a habit and offers the card to everybody. Two people look at it, within fourteen days."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="nominations")
    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    proposed_on = models.DateField()
    answer_by = models.DateField(_("antwoord uiterlijk op"))
    state = models.CharField(max_length=9, choices=NominationState, default=NominationState.OPEN)
    answer = models.CharField(_("antwoord"), max_length=words.LINE_LENGTH, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    # When who looks after the sets heard that the promised day had passed.
    late_told_on = models.DateField(null=True, blank=True)

    # Looked up by ``queries.named``: what the card says now.
    words: CardVersion

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "card"],
                condition=Q(state=NominationState.OPEN),
                name="nomination_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state=NominationState.OPEN, answered_on__isnull=True)
                | (~Q(state=NominationState.OPEN) & Q(answered_on__isnull=False)),
                name="nomination_answered_has_day",
            ),
        ]


class Check(Owned):
    """One person's look at a nomination, with the same five questions every time."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="checks")
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    one_deed = models.BooleanField(_("Er staat één ding op dat je kunt doen."))
    nobody = models.BooleanField(_("Niemand is te herkennen."))
    plain = models.BooleanField(_("Het is gewone taal."))
    licence = models.BooleanField(_("De licentie klopt."))
    source = models.BooleanField(_("Er staat bij waar het vandaan komt."))
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "nomination", "by"], name="check_once_per_person")
        ]

    @property
    def is_yes(self) -> bool:
        return all((self.one_deed, self.nobody, self.plain, self.licence, self.source))


class SigningKey(Owned):
    """With which this organisation signs its bundles. The private half is wrapped by the master key."""

    public = models.BinaryField(max_length=32)
    wrapped = models.BinaryField()
    master_key = models.CharField(max_length=40)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="signing_key_once")]


class Bundle(Owned):
    """A signed file of cards that went out or came in. ``counts_along``: the sender may know that we use it."""

    deck = models.ForeignKey(Deck, on_delete=models.CASCADE, related_name="bundles")
    # The same in the file: by it a receipt finds its way back.
    number = models.UUIDField()
    sender = models.CharField(_("afzender"), max_length=120)
    public = models.BinaryField(max_length=32)
    came_in = models.BooleanField()
    counts_along = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number", "came_in"], name="bundle_once")
        ]


class Receipt(Owned):
    """Another organisation lets us know that it uses a bundle of ours: its key, and nothing else."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="receipts")
    public = models.BinaryField(max_length=32)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "bundle", "public"], name="card_receipt_once")
        ]
