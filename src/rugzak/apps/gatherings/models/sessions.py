"""Series and sessions: one row is the whole state of a room, and the log tells how it came there."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.script import Script, Step, read
from rugzak.apps.gatherings.words import (
    CONGRESS_FROM,
    GATHERING_LIFE,
    LIVE,
    MOST_SEATS,
    MOVES,
    ON_STAGE,
    Asked,
    Deed,
    SeenBy,
    State,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Owned


class Series(Owned):
    """Several sessions with one goal."""

    name = models.CharField(_("naam van de reeks"), max_length=90)
    goal = models.CharField(_("wat willen jullie bereiken"), max_length=300, blank=True)
    owner = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "owner", "key"], name="series_made_once")
        ]

    def __str__(self) -> str:
        return self.name


class Gathering(Owned):
    """A session. What phones, screen and remote show follows from this row and from who looks.

    ``version`` counts the deeds of who leads, also as the number of the log's lines;
    a deed that saw an older version changes nothing. ``remaining_seconds`` is what a
    pause keeps of the time; ``undo`` holds the place before the last move.
    """

    title = models.CharField(_("naam"), max_length=90)
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="gatherings"
    )
    starts_at = models.DateTimeField(_("begint op"))
    location = models.ForeignKey(
        "people.Location", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(_("waar precies"), max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField(_("hoeveel plekken"), default=12)
    # Which set of cards lies in the room; without one our own set.
    deck = models.ForeignKey(
        "cards.Deck",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("set kaarten"),
    )
    script_data = models.JSONField()
    method_name = models.CharField(max_length=90)
    host = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="gatherings")
    cohost = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="gatherings_beside"
    )
    # Whose device leads now: the host or the co-host, never by itself.
    in_charge = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    # Who has the link may sign up; empty while only who leads invites.
    sign_up_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    # Where who is not in the room meets the others: an address of a video call, never a code to come in.
    online = models.URLField(_("adres om online mee te doen"), max_length=300, blank=True)
    name_asked = models.PositiveSmallIntegerField(_("vraagt de kamer een naam"), choices=Asked, default=0)
    name_seen_by = models.PositiveSmallIntegerField(_("wie ziet die naam"), choices=SeenBy, default=0)

    code = models.CharField(max_length=6, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=0)
    step_index = models.SmallIntegerField(default=0)
    step_began_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    remaining_seconds = models.IntegerField(null=True, blank=True)
    is_black = models.BooleanField(default=False)
    shows_code = models.BooleanField(default=False)
    # The piece that lies on the big screen.
    shown_id = models.UUIDField(null=True, blank=True)
    undo = models.JSONField(null=True, blank=True)
    undo_until = models.DateTimeField(null=True, blank=True)
    harvest_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)
    # When who led was asked whether this may stay longer than two years, and until when it then does.
    keep_asked_at = models.DateTimeField(null=True, blank=True)
    kept_until = models.DateTimeField(null=True, blank=True)
    # Head counts, kept when the seats are gone.
    came = models.PositiveSmallIntegerField(null=True, blank=True)
    key = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "host", "key"], name="gathering_made_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="gathering_state"),
            models.CheckConstraint(condition=Q(seats__gte=1, seats__lte=MOST_SEATS), name="gathering_seats"),
            models.CheckConstraint(
                condition=~Q(state__in=LIVE) | ~Q(code=""), name="gathering_live_has_code"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | Q(closed_at__isnull=False),
                name="gathering_closed_has_moment",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-starts_at"], name="gathering_by_day")]
        triggers = [
            pgtrigger.FSM(
                name="gathering_moves",
                field="state",
                transitions=[(a.value, b.value) for a, b in sorted(MOVES)],
            ),
            # Anonymity only ever becomes stricter, whoever asks, once somebody may be inside.
            pgtrigger.Trigger(
                name="gathering_never_looser",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state <> 'draft' AND (NEW.name_asked > OLD.name_asked OR NEW.name_seen_by > OLD.name_seen_by)"
                ),
                func="RAISE EXCEPTION 'anonymity only becomes stricter';",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def script(self) -> Script:
        return read(self.script_data)

    @property
    def step(self) -> Step | None:
        """The step the room is at; None before the start and after the end."""
        return self.script.step(self.step_index) if self.state in ON_STAGE else None

    @property
    def next_step(self) -> Step | None:
        return self.script.step(self.step_index + 1) if self.state in ON_STAGE else self.script.step(0)

    @property
    def ends(self) -> datetime:
        """When it is over, as planned."""
        return self.starts_at + timedelta(minutes=self.script.minutes)

    @property
    def is_congress(self) -> bool:
        return self.seats >= CONGRESS_FROM

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_to_come(self) -> bool:
        """Not begun and not called off: people can still be invited and answer."""
        return self.state in (State.DRAFT, State.OPEN)

    @property
    def is_over(self) -> bool:
        return self.state in (State.CLOSED, State.CANCELLED)

    @property
    def spoken_code(self) -> str:
        """In two halves, as one reads it aloud: "K7M 4RD"."""
        return f"{self.code[:3]} {self.code[3:]}" if self.code else ""

    @property
    def round_number(self) -> int:
        """How many times tables were to be made up to this step."""
        return sum(step.rotate for step in self.script.steps[: self.step_index + 1])

    @property
    def goes_at(self) -> datetime:
        """When it is erased by the clock."""
        return self.kept_until or self.starts_at + GATHERING_LIFE

    @property
    def where(self) -> str:
        return ", ".join(part for part in (self.place, self.location.name if self.location else "") if part)


class LogLine(Owned):
    """One deed of who leads. The number is taken under the session's lock, so commit order is number order."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="log")
    number = models.PositiveIntegerField()
    deed = models.CharField(max_length=12, choices=Deed)
    step_key = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="log_number_once"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="log_only_grows",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.number <> NEW.number OR OLD.deed <> NEW.deed OR OLD.at <> NEW.at"
                    " OR OLD.step_key <> NEW.step_key"
                ),
            )
        ]
        ordering = ["number"]
