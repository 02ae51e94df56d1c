"""Photos and voice notes: which of them lie on the wall, and who may open which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from rugzak.apps.gatherings.models import Gathering, Piece, PieceFile, ReportBlock
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.queries.pieces import shown
from rugzak.apps.gatherings.services.writing import mark_of
from rugzak.apps.gatherings.words import WITH_FILE, Circle, ReportState
from rugzak.apps.gatherings.words import Piece as PieceKind

BLOCK_OF = {PieceKind.PHOTO: "photos", PieceKind.VOICE: "voices"}


def has_a_wall(gathering: Gathering) -> bool:
    """While the room lives everybody in it sees them. In a hall nobody reads along with a photo: no wall there."""
    return gathering.is_live and not gathering.is_congress


def files_on_the_wall(gathering: Gathering) -> list[Piece]:
    """Photos and voices with their words, newest first."""
    if not has_a_wall(gathering):
        return []
    rows = Piece.objects.filter(gathering=gathering, kind__in=WITH_FILE, is_hidden=False)
    return opened(gathering, rows.order_by("-written_at", "pk"))


def files_for_leader(gathering: Gathering) -> list[Piece]:
    """What who leads can hide: what everybody in the room sees or may get to see, and what goes to the report."""
    rows = Piece.objects.filter(_of_leader(gathering), gathering=gathering, kind__in=WITH_FILE)
    return opened(gathering, rows.order_by("-written_at", "pk"))


def file_for_leader(gathering: Gathering, piece_id: UUID) -> PieceFile | None:
    pieces = Piece.objects.filter(_of_leader(gathering), gathering=gathering, pk=piece_id)
    return PieceFile.objects.filter(piece__in=pieces).select_related("piece").first()


def file_in_room(gathering: Gathering, piece_id: UUID, tokens: Sequence[str]) -> PieceFile | None:
    """For who has the code: one's own, what lies on the wall now, and what the report shows."""
    mine = Q(piece__mark__in=[mark_of(token, piece_id) for token in tokens])
    may = mine
    if has_a_wall(gathering):
        may |= Q(piece__is_hidden=False)
    shown = [kind for kind, key in BLOCK_OF.items() if key in _blocks_shown(gathering)]
    may |= Q(piece__is_hidden=False, piece__circle__gte=Circle.REPORT, piece__kind__in=shown)
    rows = PieceFile.objects.filter(may, piece__gathering=gathering, piece_id=piece_id)
    return rows.select_related("piece").first()


def file_on_screen(gathering: Gathering, piece_id: UUID) -> PieceFile | None:
    """The photo or the voice that lies on the big screen now; a moment later perhaps no more."""
    return PieceFile.objects.filter(piece__in=shown(gathering), piece_id=piece_id).first()


def photos_in(gathering: Gathering, piece_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """The photos that a report shows, for a file of it."""
    rows = PieceFile.objects.filter(
        piece__gathering=gathering, piece_id__in=list(piece_ids), piece__circle__gte=Circle.REPORT
    )
    return {file.piece_id: bytes(file.content) for file in rows if file.content is not None}


def _of_leader(gathering: Gathering) -> Q:
    """Of a live room all; in a hall, where nobody else sees them, what its maker put up for the screen."""
    if has_a_wall(gathering):
        return Q()
    given = Q(circle__gte=Circle.REPORT)
    return given | Q(is_offered=True) if gathering.is_live else given


def _blocks_shown(gathering: Gathering) -> set[str]:
    """The parts of a report that everybody who was there reads now."""
    readable = (ReportState.PREVIEW, ReportState.FINAL)
    rows = ReportBlock.objects.filter(
        report__gathering=gathering, report__state__in=readable, is_hidden=False, key__in=BLOCK_OF.values()
    )
    return set(rows.values_list("key", flat=True))
