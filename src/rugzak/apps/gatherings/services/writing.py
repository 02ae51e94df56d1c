"""What people in the room write: stored once, editable until the harvest is over, taken back at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.models import Gathering, Piece, Seat, TellingTurn
from rugzak.apps.gatherings.services.placing import move_along
from rugzak.apps.gatherings.services.showing import off_the_screen
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.services.tables import around
from rugzak.apps.gatherings.words import (
    ASPECT_KEYS,
    LIVE,
    PIECE_LIMITS,
    PIECES_PER_SEAT,
    WITH_FILE,
    Circle,
    Telling,
)
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.kernel.kept import kept
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust import vault


class RoomIsClosed(Refusal):
    sentence = _("De sessie is gesloten. Je tekst staat nog op dit apparaat.")


class TooLong(Refusal):
    sentence = _("Deze tekst is te lang. Maak hem korter en verstuur hem opnieuw.")
    field = "body"


class TooMuch(Refusal):
    sentence = _("Je hebt al heel veel verstuurd. Haal eerst iets terug.")


class NotYours(Refusal):
    sentence = _("Dit stukje hoort bij een andere telefoon.")


class NothingStored(Refusal):
    sentence = _("Bij deze sessie wordt niets van de inhoud bewaard.")


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a phone sends. ``piece_id`` and ``revision`` are the phone's own: sending again changes nothing."""

    piece_id: UUID
    kind: str
    step_key: str
    body: str = ""
    revision: int = 1
    aspects: tuple[str, ...] = ()
    turn_id: UUID | None = None
    is_offered: bool = False
    extra: dict[str, str] = field(default_factory=dict)


def mark_of(token: str, piece_id: UUID) -> bytes:
    """What ties a piece to a cookie when the seats are gone. Without the cookie it tells nothing."""
    return hashlib.sha256(f"{token}|{piece_id}".encode()).digest()


@transaction.atomic
def write(*, gathering: Gathering, seat: Seat, token: str, words: Words) -> Piece:
    """Store these words once; the highest revision wins. A late text is marked, never refused.

    Raises RoomIsClosed, TooLong, TooMuch, NotYours, and NothingStored in a silent script.
    """
    if gathering.state not in LIVE:
        raise RoomIsClosed
    if gathering.script.silent and words.kind != PieceKind.PASS:
        raise NothingStored
    body = words.body.strip()
    if len(body) > PIECE_LIMITS[words.kind]:
        raise TooLong
    piece = _stored(gathering, seat, words.piece_id)
    if piece is None and words.kind in WITH_FILE:
        raise NotYours  # a photo or a voice comes with its file; here only its words change
    if piece is None:
        piece = _first_time(gathering, seat, token, words, body)
    if piece.revision < words.revision:
        _again(gathering, piece, words, body)
    piece.body = body
    _tell_of(gathering, piece)
    return piece


@transaction.atomic
def take_back(*, gathering: Gathering, piece: Piece) -> None:
    """Gone at once: from the screen, the harvest and the database."""
    off_the_screen(gathering, piece)
    piece.delete()


@transaction.atomic
def offer(*, gathering: Gathering, piece: Piece, offered: bool) -> None:
    """Put one's own words, photo or voice up for the screen, or not any more: then it is off at once."""
    piece.is_offered = offered
    piece.save(update_fields=["is_offered"])
    off_the_screen(gathering, piece)


def _tell_of(gathering: Gathering, piece: Piece) -> None:
    """A word for a teller is read there first: no other phone needs to look, until the words lie open."""
    turn = piece.turn
    if turn is None:
        tell_room(gathering, News.TALLY)
    elif turn.state == Telling.TURNED:
        tell_room(gathering, News.OWN, to=around(gathering, turn))
    else:
        tell_room(gathering, News.OWN, to=[turn.seat_id])


def aspects_in(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for key in ASPECT_KEYS if key in set(values))


def _stored(gathering: Gathering, seat: Seat, piece_id: UUID) -> Piece | None:
    """This seat's piece with that id, locked; None when it is new. Raises TooMuch."""
    sent = {piece.pk for piece in _sent(seat_id=seat.pk)}
    if piece_id in sent:
        return Piece.objects.select_for_update().get(pk=piece_id)
    if len(sent) >= PIECES_PER_SEAT:
        raise TooMuch
    return None


@kept
def _sent(seat_id: UUID) -> QuerySet[Piece]:
    return Piece.objects.filter(seat_id=seat_id).only("pk")


def _first_time(gathering: Gathering, seat: Seat, token: str, words: Words, body: str) -> Piece:
    step = gathering.step
    turn = (
        TellingTurn.objects.filter(gathering=gathering, pk=words.turn_id).first() if words.turn_id else None
    )
    piece = Piece(
        pk=words.piece_id,
        gathering=gathering,
        seat=seat,
        mark=mark_of(token, words.piece_id),
        step_key=words.step_key,
        kind=words.kind,
        aspects=list(aspects_in(words.aspects)),
        turn=turn,
        theme=words.extra.get("theme", ""),
        is_offered=words.is_offered,
        revision=words.revision,
        is_late=step is None or step.key != words.step_key,
    )
    _seal(gathering, piece, body)
    try:
        with transaction.atomic():
            piece.save(force_insert=True)
    except IntegrityError as error:  # the same piece, sent twice at once
        there = Piece.objects.select_for_update().filter(pk=words.piece_id, seat=seat).first()
        if there is None:
            raise NotYours from error
        return there
    return piece


def _again(gathering: Gathering, piece: Piece, words: Words, body: str) -> None:
    """Other words: a wider circle was given to the old ones, so these begin in the room again."""
    piece.circle, piece.agreed_revision, piece.agreed_at = Circle.ROOM, None, None
    piece.revision, piece.shared, piece.read_by = words.revision, "", []
    piece.aspects, piece.is_offered = list(aspects_in(words.aspects)), words.is_offered
    _seal(gathering, piece, body)
    move_along(gathering, piece, Circle.ROOM)
    piece.save(
        update_fields=[
            "sealed", "shared", "read_by", "has_words", "revision", "aspects", "is_offered", "circle",
            "agreed_revision", "agreed_at",
        ]
    )  # fmt: skip


def give_words(gathering: Gathering, piece: Piece, circle: Circle, body: str) -> None:
    """Put the words where they belong: with the report when they go further, else sealed in the room."""
    if circle == Circle.ROOM:
        piece.shared = ""
        _seal(gathering, piece, body)
    else:
        piece.shared, piece.sealed = body, None
    move_along(gathering, piece, circle)
    piece.circle = circle


def _seal(gathering: Gathering, piece: Piece, body: str) -> None:
    piece.has_words = bool(body)
    piece.sealed = vault.key_to_seal(gathering.host_id).seal(piece, "sealed", body) if body else None
