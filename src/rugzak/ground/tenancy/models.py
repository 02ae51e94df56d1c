"""Organisation, the base of every row that belongs to one, and the doors that lead to it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rugzak.ground.kernel.history import remembered
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import current_organisation_id
from rugzak.ground.tenancy.words import (
    COHORT_FLOOR,
    NOUNS,
    PROMISE_WORKING_DAYS,
    PROMISE_WORKING_DAYS_LIMITS,
    PULSE_FLOOR,
    Country,
    DoorPurpose,
    Language,
    ProposalKind,
    Word,
)


@remembered(
    "name", "slug", "country", "language", "words", "promise_working_days", "pulse_floor", "cohort_floor",
    "confidentiality_text", "contact_line", "brand_colour", "logo_digest",
)  # fmt: skip
class Organisation(models.Model):
    """A care organisation: the legal or working entity that uses Rugzak."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("naam"), max_length=120)
    slug = models.SlugField(_("adres"), max_length=40)
    country = models.CharField(_("land"), max_length=2, choices=Country, default=Country.NETHERLANDS)
    language = models.CharField(_("taal"), max_length=5, choices=Language, default=Language.DUTCH)
    # {"coach": {"nl": {"one": ..., "many": ..., "article": ...}}}: only what differs from NOUNS.
    words = models.JSONField(_("woorden"), default=dict, blank=True)
    promise_working_days = models.PositiveSmallIntegerField(
        _("eerste antwoord binnen (werkdagen)"),
        default=PROMISE_WORKING_DAYS,
        validators=[
            MinValueValidator(PROMISE_WORKING_DAYS_LIMITS[0]),
            MaxValueValidator(PROMISE_WORKING_DAYS_LIMITS[1]),
        ],
    )
    pulse_floor = models.PositiveSmallIntegerField(
        _("kleinste groep bij een peiling"), default=PULSE_FLOOR, validators=[MinValueValidator(PULSE_FLOOR)]
    )
    cohort_floor = models.PositiveSmallIntegerField(
        _("kleinste groep bij een vergelijking"),
        default=COHORT_FLOOR,
        validators=[MinValueValidator(COHORT_FLOOR)],
    )
    confidentiality_text = models.TextField(_("waar vertrouwelijkheid ophoudt"), max_length=2000, blank=True)
    # With whom somebody can talk whom something touched, in one line.
    contact_line = models.CharField(_("met wie je kunt praten"), max_length=160, blank=True)
    brand_colour = models.CharField(
        _("kleur"), max_length=7, blank=True, validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")]
    )
    # Here, not only with the logo itself: every page asks for it.
    logo_digest = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="organisation_slug_once"),
            models.CheckConstraint(
                condition=models.Q(pulse_floor__gte=PULSE_FLOOR), name="organisation_pulse_floor"
            ),
            models.CheckConstraint(
                condition=models.Q(cohort_floor__gte=COHORT_FLOOR), name="organisation_cohort_floor"
            ),
            models.CheckConstraint(
                condition=models.Q(promise_working_days__range=PROMISE_WORKING_DAYS_LIMITS),
                name="organisation_promise_days",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def word(self, noun: str, language: str | None = None) -> Word:
        """The organisation's own noun in the reader's language; KeyError for a noun we do not know."""
        language = (language or get_language() or self.language).lower()
        language = language if language in Language.values else language.split("-")[0]
        if language == Language.DUTCH and self.country == Country.BELGIUM:
            language = Language.FLEMISH
        chosen = self.words.get(noun, {}).get(language)
        return Word(**chosen) if chosen else NOUNS[noun].get(language, NOUNS[noun]["nl"])

    @property
    def logo_url(self) -> str:
        """Where the logo is served; its digest is in it, so a browser may keep it for ever."""
        return reverse("office:logo", args=[self.logo_digest]) if self.logo_digest else ""

    @property
    def style_url(self) -> str:
        """The little stylesheet with the organisation's own colour."""
        return (
            reverse("office:style", args=[self.brand_colour.lstrip("#").lower()]) if self.brand_colour else ""
        )


O = TypeVar("O", bound="Owned")  # noqa: E741


class OwnedQuerySet(models.QuerySet[O]):
    """Fills in the organisation for bulk writes too."""

    def bulk_create(self, objs: Iterable[O], *args: Any, **kwargs: Any) -> list[O]:
        rows = list(objs)
        for row in rows:
            row.fill_organisation()
        return super().bulk_create(rows, *args, **kwargs)


class Owned(models.Model):
    """A row of one organisation, which is filled in from the context and never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # No index of its own: the composite key (organisation, id) of Isolate begins with it.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", editable=False, db_index=False
    )

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    def fill_organisation(self) -> None:
        if not self.organisation_id:
            self.organisation_id = current_organisation_id()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_organisation()
        super().save(*args, **kwargs)

    def _get_FIELD_display(self, field: Any) -> Any:  # noqa: N802 (Django's own name)
        """The word of a choice. Django's own way translates all of them each time, to look up one."""
        value = getattr(self, field.attname)
        return force_str(_words_of(field).get(value, value), strings_only=True)


@cache
def _words_of(field: Any) -> dict[Any, Any]:
    return dict(field.flatchoices)


class Logo(Owned):
    """The organisation's picture, small enough to live in the database and be backed up with it."""

    image = models.BinaryField(_("logo"))
    media_type = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="logo_once")]


class Proposal(Owned):
    """One person asks for a deed that needs two; it waits for the second.

    Ids and numbers only. ``values`` is what will be done: {"pulse_floor": 6}.
    """

    kind = models.CharField(max_length=14, choices=ProposalKind)
    about_id = models.UUIDField(null=True)
    values = models.JSONField(default=dict)
    asked_by_id = models.UUIDField()
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "about_id"],
                condition=models.Q(decided_at=None),
                nulls_distinct=False,
                name="proposal_waits_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(accepted=True)
                | (models.Q(decided_by_id__isnull=False) & ~models.Q(decided_by_id=models.F("asked_by_id"))),
                name="proposal_two_people",
            ),
        ]


class Door(models.Model):
    """What may be read before an organisation is known: a token's hash, and where it leads.

    Not fenced, on purpose: it holds no name and nothing that can be guessed back.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token_hash = models.BinaryField(max_length=32)
    purpose = models.CharField(max_length=12, choices=DoorPurpose)
    organisation_id = models.UUIDField()
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "token_hash", "organisation_id"], name="door_once_per_organisation"
            )
        ]
        indexes = [models.Index(fields=["organisation_id"], name="door_organisation")]
