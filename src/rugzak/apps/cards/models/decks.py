"""Decks, cards, and what a card said and says."""

from __future__ import annotations

import re

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards import words
from rugzak.apps.cards.words import Aspect, Audience, DeckKind, Theme
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned

# An opening question and then the deed: "Ben je uit balans? Sta even stil."
OPENING = re.compile(r"^([^.?!:]+\?)\s+(.+)$", re.DOTALL)


class Deck(Owned):
    """A set of cards. ``shipped_version`` is which edition of our own set it follows; 0 is another deck."""

    name = models.CharField(_("naam"), max_length=80)
    kind = models.CharField(max_length=12, choices=DeckKind, default=DeckKind.ORGANISATION)
    team = models.ForeignKey(
        "people.Team", null=True, blank=True, on_delete=models.CASCADE, related_name="decks"
    )
    official_on = models.DateField(_("officieel sinds"), null=True, blank=True)
    source = models.CharField(_("komt van"), max_length=120, blank=True)
    shipped_version = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(kind=DeckKind.STARTER), name="deck_one_starter"
            ),
            models.UniqueConstraint(
                fields=["organisation", "name", "team"],
                nulls_distinct=False,
                name="deck_name_once",
                violation_error_message=_("Er is al een set met deze naam."),
            ),
            models.CheckConstraint(
                condition=Q(kind=DeckKind.TEAM, team__isnull=False)
                | (~Q(kind=DeckKind.TEAM) & Q(team__isnull=True)),
                name="deck_of_team_has_team",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether its cards may be read on paper and by code, without signing in."""
        return self.kind in (DeckKind.STARTER, DeckKind.RECEIVED) or self.official_on is not None


class Card(Owned):
    """One habit, whatever its words are now. ``number`` is unique within the organisation and never changes."""

    deck = models.ForeignKey(Deck, on_delete=models.CASCADE, related_name="cards")
    number = models.PositiveIntegerField(_("nummer"))
    # "H-33" in our own set, "12" of Stichting Ruimbos: what the card is called where it comes from.
    code = models.CharField(max_length=20, blank=True)
    retired_on = models.DateField(_("uit de set"), null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="card_number_once")]
        indexes = [models.Index(fields=["organisation", "deck", "number"], name="card_of_deck")]


class CardVersion(Owned):
    """What a card says from ``since`` on. Words never change: a change is a new version.

    ``changed_by`` is empty for what came with Rugzak or from another organisation.
    """

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveSmallIntegerField(_("versie"), default=1)
    title = models.CharField(_("titel"), max_length=words.TITLE_LENGTH)
    text = models.CharField(_("tekst"), max_length=words.TEXT_LENGTH)
    if_then = models.CharField(_("als ... dan ..."), max_length=words.IF_THEN_LENGTH, blank=True)
    question = models.CharField(_("vraag voor het gesprek"), max_length=words.QUESTION_LENGTH, blank=True)
    theme = models.CharField(_("thema"), max_length=14, choices=Theme)
    # What the organisation calls it; drawing and balance stay those of ``theme``.
    own_theme = models.CharField(_("eigen thema"), max_length=words.OWN_THEME_LENGTH, blank=True)
    audience = models.CharField(_("voor wie"), max_length=25, choices=Audience)
    moment = models.CharField(_("moment"), max_length=words.MOMENT_LENGTH)
    aspects = ArrayField(
        models.CharField(max_length=9, choices=Aspect),
        verbose_name=_("raakt aan"),
        default=list,
        blank=True,
    )
    read_aloud = models.CharField(_("voorlezen"), max_length=words.READ_ALOUD_LENGTH, blank=True)
    origin = models.CharField(_("komt uit"), max_length=words.ORIGIN_LENGTH, blank=True)
    licence = models.CharField(_("licentie"), max_length=20, default=words.LICENCE)
    since = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "card", "version"], name="card_version_once"),
            models.UniqueConstraint(
                fields=["organisation", "card"], condition=Q(replaced_at=None), name="card_version_current"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="card_words_stay",
                fields=[
                    "title",
                    "text",
                    "if_then",
                    "question",
                    "theme",
                    "own_theme",
                    "audience",
                    "moment",
                ],
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def number(self) -> int:
        return self.card.number

    @property
    def theme_word(self) -> str:
        """What people read for the theme: the organisation's own word, or ours."""
        return self.own_theme or str(Theme(self.theme).label)

    @property
    def opening(self) -> str:
        """The question it begins with, when it does: said in a lighter voice."""
        found = OPENING.match(self.text)
        return found.group(1) if found else ""

    @property
    def deed(self) -> str:
        found = OPENING.match(self.text)
        return found.group(2) if found else self.text

    @property
    def spoken(self) -> str:
        """What is read aloud: the card, and then the question."""
        return " ".join(part for part in (self.read_aloud or self.text, self.question) if part)

    @property
    def aspect_words(self) -> list[str]:
        return [str(Aspect(name).label) for name in Aspect.values if name in self.aspects]
