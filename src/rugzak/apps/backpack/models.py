"""Item, Share and Handout: what was handed out stays what it was. And a Question with its Replies."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.backpack.words import BODY_LENGTH, ICONS, PIECE_ICON, TITLE_LENGTH, BagKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class Item(Owned):
    """One thing in somebody's bag; only the owner's until it is shared."""

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("soort"), max_length=10, choices=BagKind)
    title = models.CharField(_("titel"), max_length=TITLE_LENGTH)
    body = models.TextField(_("wat is het"), max_length=BODY_LENGTH, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    thrown_away_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "owner", "key"], name="bag_item_written_once"),
            models.CheckConstraint(condition=Q(kind__in=BagKind.values), name="bag_item_kind"),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "owner", "kind"],
                name="bag_item_of_owner",
                condition=Q(thrown_away_at=None),
            ),
            GinIndex(SearchVector("title", "body", config="dutch"), name="bag_item_words"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def icon(self) -> str:
        return ICONS[BagKind(self.kind)]


class Share(Owned):
    """An item shared with one team, or with one region. Stopping deletes the row: the happening stays."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="shares")
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    region = models.ForeignKey(
        "people.Region", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False, region=None) | Q(team=None, region__isnull=False),
                name="bag_share_one_circle",
            ),
            models.UniqueConstraint(
                fields=["organisation", "item", "team", "region"],
                name="bag_share_once",
                nulls_distinct=False,
            ),
        ]

    @property
    def with_what(self) -> str:
        """Needs team and region at hand."""
        return self.team.name if self.team else self.region.name if self.region else ""


class Handout(Owned):
    """What somebody got at a visit ("kreeg ik mee"): a copy, so that it stays what it was.

    ``owner`` is the colleague, ``team`` the whole team at a team visit.
    """

    visit = models.ForeignKey("agenda.Visit", on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    coach = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    version = models.ForeignKey(
        "library.Version", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=BagKind, blank=True)
    title = models.CharField(_("titel"), max_length=TITLE_LENGTH)
    body = models.TextField(_("wat is het"), blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "visit", "item"], name="handout_item_once"),
            models.UniqueConstraint(fields=["organisation", "visit", "version"], name="handout_version_once"),
        ]

    @property
    def icon(self) -> str:
        return ICONS[BagKind(self.kind)] if self.kind else PIECE_ICON


class Question(Owned):
    """ "Heeft iemand dit eerder meegemaakt?": to all coaches of a programme, and to nobody else."""

    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    words = SealedText(_("wat maakte je mee"))
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "owner", "key"], name="bag_question_once")
        ]
        indexes = [models.Index(fields=["organisation", "programme", "-asked_at"], name="bag_question_asked")]

    def __repr__(self) -> str:
        return f"<Question {self.pk}>"


class Reply(Owned):
    """One coach's answer; without words it says "nee, niet meegemaakt"."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="replies")
    owner = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    words = SealedText(_("wat deed jij toen"), null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "question", "owner"], name="bag_reply_once")
        ]

    def __repr__(self) -> str:
        return f"<Reply {self.pk}>"
