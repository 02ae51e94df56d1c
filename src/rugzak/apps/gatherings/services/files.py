"""Photos and voice notes in the harvest: taken in once, never of clients, and gone with their piece."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings import pictures, sounds
from rugzak.apps.gatherings.models import Gathering, Piece, PieceFile, Seat
from rugzak.apps.gatherings.recognising import points_at_a_client
from rugzak.apps.gatherings.services.harvest import ClientCanBeTold
from rugzak.apps.gatherings.services.joining import paper_seat
from rugzak.apps.gatherings.services.placing import lay
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.services.writing import (
    NothingStored,
    NotYours,
    RoomIsClosed,
    give_words,
    mark_of,
)
from rugzak.apps.gatherings.words import FILE_STEP, FILES_PER_ROOM, FILES_PER_SEAT, LIVE, Circle
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.kernel.refusal import Refusal


class EnoughFiles(Refusal):
    sentence = _("Dit is genoeg voor één sessie. Haal eerst een foto of een stem terug.")


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody gives: the file as it came, and in words what is to be seen or heard in it."""

    piece_id: UUID
    kind: PieceKind
    content: bytes
    about: str


@transaction.atomic
def add_file(*, gathering: Gathering, seat: Seat, token: str, given: Given) -> Piece:
    """Keep a photo or a voice note, in the room. The same id twice is once.

    Raises RoomIsClosed, NothingStored, NotYours, EnoughFiles, and what ``pictures`` and
    ``sounds`` raise of a file they do not know.
    """
    if gathering.state not in LIVE:
        raise RoomIsClosed
    if gathering.script.silent:
        raise NothingStored
    there = Piece.objects.filter(pk=given.piece_id).first()
    if there is not None:
        return _the_same(there, gathering, seat)
    _refuse_too_many(gathering, seat)
    content, media_type = _taken_in(given)
    try:
        with transaction.atomic():
            piece = _new_piece(gathering, seat, token, given)
            _new_file(gathering, piece, content, media_type)
    except IntegrityError:  # the same file, sent twice at once
        return _the_same(Piece.objects.get(pk=given.piece_id), gathering, seat)
    tell_room(gathering, News.TALLY)
    return piece


@transaction.atomic
def photo_of_paper(*, gathering: Gathering, given: Given, circle: Circle) -> Piece:
    """A sheet of paper cards, photographed by who leads, as far as its makers ticked. Raises ClientCanBeTold."""
    if circle != Circle.ROOM and points_at_a_client(given.about):
        raise ClientCanBeTold
    seat, token = paper_seat(gathering)
    piece = add_file(gathering=gathering, seat=seat, token=token, given=given)
    if circle != Circle.ROOM and piece.circle == Circle.ROOM:
        give_words(gathering, piece, circle, given.about.strip())
        piece.agreed_revision, piece.agreed_at = piece.revision, timezone.now()
    piece.is_paper = True
    piece.save(update_fields=["is_paper", "circle", "sealed", "shared", "agreed_revision", "agreed_at"])
    return piece


@transaction.atomic
def hide(*, gathering: Gathering, piece: Piece, hidden: bool) -> None:
    """Who leads takes it off the wall and out of the report, or puts it back. Its maker still has it."""
    piece.is_hidden = hidden
    piece.save(update_fields=["is_hidden"])
    tell_room(gathering, News.TALLY)


def _taken_in(given: Given) -> tuple[bytes, str]:
    if given.kind == PieceKind.PHOTO:
        return pictures.made_anew(given.content), pictures.MEDIA_TYPE
    return sounds.cleaned(given.content)


def _the_same(there: Piece, gathering: Gathering, seat: Seat) -> Piece:
    if there.seat_id != seat.pk or there.gathering_id != gathering.pk:
        raise NotYours
    return there


def _refuse_too_many(gathering: Gathering, seat: Seat) -> None:
    rows = PieceFile.objects.filter(piece__gathering=gathering)
    # Who leads photographs for everybody: only the room's own limit holds there.
    is_full = not seat.is_paper and rows.filter(piece__seat=seat).count() >= FILES_PER_SEAT
    if is_full or rows.count() >= FILES_PER_ROOM:
        raise EnoughFiles


def _new_piece(gathering: Gathering, seat: Seat, token: str, given: Given) -> Piece:
    piece = Piece(
        pk=given.piece_id,
        gathering=gathering,
        seat=seat,
        mark=mark_of(token, given.piece_id),
        step_key=FILE_STEP,
        kind=given.kind,
    )
    give_words(gathering, piece, Circle.ROOM, given.about.strip())
    piece.save(force_insert=True)
    return piece


def _new_file(gathering: Gathering, piece: Piece, content: bytes, media_type: str) -> None:
    digest = hashlib.sha256(content).hexdigest()
    file = PieceFile(piece=piece, media_type=media_type, size=len(content), digest=digest)
    lay(gathering, file, Circle.ROOM, content)
    file.save(force_insert=True)
