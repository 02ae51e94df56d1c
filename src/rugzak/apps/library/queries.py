"""Reads of the library. Whoever works here may read all of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet

from rugzak.apps.library.models import Piece, Version
from rugzak.apps.library.words import PieceKind
from rugzak.ground.accounts.models import Member

__all__ = ["Piece", "Version", "current_version", "found_pieces", "pieces_for", "version_for", "versions_of"]


def pieces_for(person: Member, kind: str = "") -> QuerySet[Version]:
    """The version of each piece that counts now, by title."""
    rows = Version.current().order_by("title", "id")
    return rows.filter(piece__kind=kind) if kind in PieceKind.values else rows


def current_version(person: Member, piece_id: UUID) -> Version | None:
    return Version.current().filter(piece=piece_id).first()


def version_for(person: Member, piece_id: UUID, number: int) -> Version | None:
    """One version, also an old one; of a piece that was withdrawn only through what somebody got."""
    rows = Version.objects.select_related("piece").filter(piece__withdrawn_at=None)
    return rows.filter(piece=piece_id, number=number).first()


def versions_of(person: Member, piece_id: UUID) -> QuerySet[Version]:
    rows = Version.objects.filter(piece=piece_id).select_related("piece", "written_by")
    return rows.order_by("-number")


def found_pieces(person: Member, query: str) -> QuerySet[Version]:
    """Pieces that hold what a query for the database asks (see the bridge of the bag)."""
    words = SearchVector("title", "summary", "body", config="dutch")
    rows = Version.current().annotate(words=words)
    return rows.filter(words=SearchQuery(query, config="dutch", search_type="raw"))
