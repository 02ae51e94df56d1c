"""Writes of the library: a change is a new version, and the old ones stay."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.apps.library.events import PieceWithdrawn, PieceWritten
from rugzak.apps.library.models import Piece, Version
from rugzak.apps.library.words import PieceKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record


@transaction.atomic
def start_piece(*, kind: PieceKind, title: str, summary: str, body: str, key: UUID, by: Member) -> Piece:
    """A new piece in its first version. The same ``key`` twice gives the piece that is there."""
    piece, is_new = Piece.objects.get_or_create(
        key=key, defaults={"kind": kind, "checked_on": timezone.localdate()}
    )
    if is_new:
        _write(piece, title, summary, body, by)
    return piece


@transaction.atomic
def write_version(*, piece: Piece, title: str, summary: str, body: str, by: Member) -> Piece:
    """Saved without a change it counts as looked at; with one it is a new version."""
    fresh = Piece.objects.select_for_update().get(pk=piece.pk)
    now = Version.objects.get(piece=fresh, number=fresh.number)
    fresh.checked_on = timezone.localdate()
    if (now.title, now.summary, now.body) == (title, summary, body):
        fresh.save(update_fields=["checked_on"])
        record(PieceWritten(piece_id=fresh.pk, number=fresh.number, by_id=by.pk))
        return fresh
    fresh.number += 1
    fresh.save(update_fields=["number", "checked_on"])
    _write(fresh, title, summary, body, by)
    return fresh


@transaction.atomic
def withdraw_piece(*, piece: Piece, by: Member) -> None:
    """It no longer shows; who got it keeps what it said."""
    if piece.withdrawn_at is None:
        piece.withdrawn_at = timezone.now()
        piece.save(update_fields=["withdrawn_at"])
        record(PieceWithdrawn(piece_id=piece.pk, by_id=by.pk))


def _write(piece: Piece, title: str, summary: str, body: str, by: Member) -> None:
    Version.objects.create(
        piece=piece, number=piece.number, title=title, summary=summary, body=body, written_by=by
    )
    record(PieceWritten(piece_id=piece.pk, number=piece.number, by_id=by.pk))
