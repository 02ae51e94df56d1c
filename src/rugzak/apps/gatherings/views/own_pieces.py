"""One's own words: up for reading aloud, gone, or further than this room."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rugzak.apps.gatherings import recognising
from rugzak.apps.gatherings.entering import RoomRequest, in_room
from rugzak.apps.gatherings.models import Gathering, Piece, PieceFile
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.services import harvest, writing
from rugzak.apps.gatherings.views.answering import IN_THE_ROOM, answer, gone
from rugzak.apps.gatherings.words import PIECE_LIMITS, Circle
from rugzak.ground.accounts.access import access
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def offer(request: RoomRequest, room: Gathering, piece_id: UUID) -> HttpResponse:
    """Put one's own words, photo or voice up for the screen, or not any more."""
    piece = _own_piece(request, room, piece_id)
    if piece is None:
        return gone(request)
    writing.offer(gathering=room, piece=piece, offered=request.POST.get("aan") == "1")
    if request.POST.get("terug") == "muur":
        return redirect("gatherings:wall", code=room.code)
    return answer(request, room, {"ok": True})


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def take_back(request: RoomRequest, room: Gathering, piece_id: UUID) -> HttpResponse:
    """ "Niet bewaren": gone at once, also out of the database."""
    piece = _own_piece(request, room, piece_id)
    if piece is None:
        return gone(request)
    writing.take_back(gathering=room, piece=piece)
    return answer(request, room, {"ok": True})


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL, methods=("GET", "POST"))
@in_room
def circle(request: RoomRequest, room: Gathering, piece_id: UUID, circle: int) -> HttpResponse:
    """How far a piece may go; wider is asked again, with the exact words."""
    piece = _own_piece(request, room, piece_id)
    if piece is None or circle not in Circle.values:
        return redirect("gatherings:room", code=room.code)
    no: Refusal | None = None
    if request.method == "POST":
        agreed = request.POST.get("tekst", "").replace("\r\n", "\n")
        try:
            harvest.choose_circle(
                gathering=room,
                piece=piece,
                circle=Circle(circle),
                agreed_text=agreed,
                agreed_file=request.POST.get("bestand", ""),
            )
            return redirect("gatherings:room", code=room.code)
        except Refusal as refusal:
            no = refusal
    found = recognising.finds(piece.body)
    wider = circle > piece.circle
    context = {
        "room": room,
        "piece": piece,
        "circle": circle,
        "wider": wider,
        "same": circle == piece.circle,
        "found": found,
        "locked": wider and (piece.names_a_client or any(find.is_client for find in found)),
        "may_edit": room.is_live,
        "limit": PIECE_LIMITS[piece.kind],
        "no": no,
        "file": PieceFile.objects.filter(piece=piece).defer("content", "sealed").first(),
    }
    return render(request, "gatherings/room/circle.html", context, status=422 if no else 200)


def _own_piece(request: RoomRequest, room: Gathering, piece_id: UUID) -> Piece | None:
    """This phone's piece: by its seat, or by the cookie alone when the seats are gone."""
    marks = [writing.mark_of(token, piece_id) for token in request.tokens]
    rows = Piece.objects.filter(pk=piece_id, gathering=room, mark__in=marks)
    return next(iter(opened(room, rows)), None)
