"""What a phone sends: words, turns, pages and cards. Each counts once."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from rugzak.apps.gatherings.entering import RoomRequest, in_room
from rugzak.apps.gatherings.models import Gathering, Seat
from rugzak.apps.gatherings.services import hands, turns, writing
from rugzak.apps.gatherings.services.pages import draw_page
from rugzak.apps.gatherings.views.answering import IN_THE_ROOM, answer, gone
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.access import access
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL, methods=("POST",))
@in_room
def send(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Store what a phone sends, once. Answers what is stored, so the phone knows that it arrived."""
    if request.seat is None:
        return gone(request)
    words = _words(request)
    if words is None:
        return answer(request, room, {"error": "no words"}, 400)
    try:
        piece = writing.write(gathering=room, seat=request.seat, token=request.token, words=words)
    except Refusal as no:
        return answer(request, room, {"error": str(no)}, 422)
    return answer(request, room, {"id": str(piece.pk), "revision": piece.revision, "late": piece.is_late})


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def turn(request: RoomRequest, room: Gathering) -> HttpResponse:
    """ "Ik ben degene die vertelt", and the teller's next press."""
    if request.seat is None:
        return gone(request)
    try:
        if seen := request.POST.get("van"):
            turns.go_on_telling(gathering=room, seat=request.seat, seen=seen[:7])
        else:
            turns.begin_telling(gathering=room, seat=request.seat)
    except Refusal as no:
        return answer(request, room, {"error": str(no)}, 422)
    return answer(request, room, {"ok": True})


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def page(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Choose an image, or be surprised; the page under it is this phone's."""
    number = request.POST.get("bladzijde", "")
    if request.seat is None:
        return gone(request)
    if number == "verras":
        draw_page(gathering=room, seat=request.seat, page=None)
    elif number.isascii() and number.isdigit() and len(number) < 4:
        draw_page(gathering=room, seat=request.seat, page=int(number))
    return answer(request, room, {"ok": True})


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def card(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Draw a card, swap it, say which one of paper it is, or give it away."""
    if request.seat is None:
        return gone(request)
    try:
        _with_card(request, request.seat, room)
    except Refusal as no:
        return answer(request, room, {"error": str(no)}, 422)
    return answer(request, room, {"ok": True})


def _with_card(request: RoomRequest, seat: Seat, room: Gathering) -> None:
    deed, number = request.POST.get("wat", ""), request.POST.get("nummer", "").strip()
    if deed == "ruil":
        hands.swap_card(gathering=room, seat=seat)
    elif deed == "geef":
        try:
            to_id = UUID(request.POST.get("aan", ""))
        except ValueError:
            raise hands.NotAtYourTable from None
        hands.give_card(gathering=room, giver=seat, to_id=to_id)
    elif deed == "papier":
        is_number = number.isascii() and number.isdigit() and len(number) < 6
        hands.take_paper_card(gathering=room, seat=seat, number=int(number) if is_number else -1)
    else:
        hands.draw_card(gathering=room, seat=seat)


def _words(request: RoomRequest) -> writing.Words | None:
    """What was posted, or None when a person could not have sent it."""
    data = request.POST
    try:
        piece_id = UUID(data["id"]) if data.get("id") else new_id()
        turn_id = UUID(data["beurt"]) if data.get("beurt") else None
        revision = min(max(int(data.get("revisie", "1")), 1), 100_000)
    except ValueError:
        return None
    kind = data.get("overslaan") or data.get("soort", "")
    body = data.get("tekst", "").replace("\x00", "").replace("\r\n", "\n")
    if kind not in PieceKind.values or (
        kind != PieceKind.PASS and not body.strip() and not data.getlist("e")
    ):
        return None
    return writing.Words(
        piece_id=piece_id,
        kind=kind,
        step_key=data.get("stap", "")[:20],
        body="" if kind == PieceKind.PASS else body,
        revision=revision,
        aspects=tuple(data.getlist("e")),
        turn_id=turn_id,
        is_offered=data.get("voorlezen") == "1",
    )
