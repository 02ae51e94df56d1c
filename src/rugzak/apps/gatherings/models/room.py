"""What is in a room while it lives. Seats go at the close; text that may not leave, a day later."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from rugzak.apps.gatherings.models.sessions import Gathering
from rugzak.apps.gatherings.words import WITH_FILE, Circle, Part, Telling
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.tenancy.models import Owned
from rugzak.ground.trust.sealed import SealedText


class Seat(Owned):
    """A place in the room: a phone, or somebody without one whom who leads added.

    ``token_hash`` belongs to a cookie for this session only. ``alias`` is the number
    of a word, a shape and a colour. Nothing says who it is, unless a name was given.
    ``is_online`` is who takes part from elsewhere; ``part`` is said by the phone itself, or by
    who leads, and only mixes tables and counts heads.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="places")
    token_hash = models.BinaryField(max_length=32)
    words_hash = models.BinaryField(max_length=32, null=True)
    alias = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40, blank=True)
    part = models.CharField(max_length=8, choices=Part, default=Part.PRACTICE)
    is_paper = models.BooleanField(default=False)
    is_online = models.BooleanField(default=False)
    has_left = models.BooleanField(default=False)
    came_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "alias"], name="seat_alias_once"),
            models.UniqueConstraint(fields=["gathering", "token_hash"], name="seat_token_once"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="seat_part"),
        ]


class Table(Owned):
    """The tables of one round: made when its step begins, from who met whom before.

    From number ``online_from`` on they are in the video call; without it all are in the room.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="tables")
    round = models.PositiveSmallIntegerField()
    # What the rotation says of itself: how many pairs met before, and how few that could have been.
    repeats = models.PositiveIntegerField(default=0)
    minimum = models.PositiveIntegerField(default=0)
    online_from = models.PositiveSmallIntegerField(null=True, blank=True)
    # False when who was in could not sit as who leads asked: together or apart.
    keeps_wishes = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "round"], name="table_round_once")]

    def is_online(self, number: int) -> bool:
        """Whether the table of this number is one in the call."""
        return self.online_from is not None and number >= self.online_from


class Seating(Owned):
    """Who sits at which table in a round."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="seatings")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="seatings")
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "seat"], name="seating_once")]


class TellingTurn(Owned):
    """One teller's turn: telling, getting words back, and turning them over for the table."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="turns")
    step_key = models.CharField(max_length=20)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="turns")
    table = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=7, choices=Telling, default=Telling.TELLING)
    began_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "step_key", "table"],
                condition=~Q(state=Telling.DONE),
                name="one_teller_at_a_table",
            )
        ]


class Piece(Owned):
    """Something that somebody in the room wrote. The id is made on the phone, so sending twice is once.

    ``mark`` lets whoever holds the cookie take it back after the seats are gone:
    a hash of the cookie with this id, of no use to anybody else. ``circle`` is how far
    it may go, and only its maker makes that wider.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="pieces")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="pieces")
    mark = models.BinaryField(max_length=32)
    step_key = models.CharField(max_length=20)
    kind = models.CharField(max_length=8, choices=PieceKind)
    turn = models.ForeignKey(
        TellingTurn, null=True, blank=True, on_delete=models.SET_NULL, related_name="pieces"
    )
    # Sealed with the key of who leads: no dump and no backup holds what stays in a room.
    sealed = SealedText(null=True)
    # Words that were given to a wider circle. They belong to the report: they stay when who led is erased.
    shared = models.TextField(blank=True)
    has_words = models.BooleanField(default=False)
    aspects = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    theme = models.CharField(max_length=14, blank=True)
    # For whom a habit is, as the group says: one word of ``words.Audience``, or nothing yet.
    audience = models.CharField(max_length=25, blank=True)
    revision = models.PositiveIntegerField(default=1)
    circle = models.PositiveSmallIntegerField(choices=Circle, default=Circle.ROOM)
    # The revision to which a wider circle was given; other words need another yes.
    agreed_revision = models.PositiveIntegerField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    # Offered to be read aloud, or waiting for the screen.
    is_offered = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)
    # Who of those who lead read it, in a hall.
    read_by = ArrayField(models.UUIDField(), default=list, blank=True)
    names_a_client = models.BooleanField(default=False)
    is_late = models.BooleanField(default=False)
    # Typed in afterwards, from paper.
    is_paper = models.BooleanField(default=False)
    # A habit that lies with those who look after the sets of cards.
    is_proposed = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged"
    )
    written_at = models.DateTimeField(default=timezone.now)

    # The words, after ``queries.opened``; never loaded by themselves.
    body: str = ""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(circle__in=Circle.values), name="piece_circle"),
            models.CheckConstraint(
                condition=Q(circle=Circle.ROOM) | Q(agreed_revision=F("revision")),
                name="piece_agreed_to_these_words",
            ),
            models.CheckConstraint(
                condition=Q(circle=Circle.ROOM, shared="")
                | (~Q(circle=Circle.ROOM) & Q(sealed__isnull=True)),
                name="piece_in_one_place",
            ),
            models.CheckConstraint(
                condition=Q(circle=Circle.ROOM) | Q(names_a_client=False), name="piece_of_a_client_stays"
            ),
        ]
        indexes = [models.Index(fields=["gathering", "step_key", "kind"], name="piece_of_step")]

    def __repr__(self) -> str:
        return f"<Piece {self.pk}>"

    @property
    def has_file(self) -> bool:
        """Whether its words are about a photo or a voice beside it."""
        return self.kind in WITH_FILE


class PageDraw(Owned):
    """Which page lies before whom: one page per person as long as pages last, then a second copy."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="page_draws")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="page_draws")
    page = models.PositiveSmallIntegerField()
    copy = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "seat"], name="page_one_each"),
            models.UniqueConstraint(fields=["gathering", "page", "copy"], name="page_copy_once"),
        ]
