"""The phone: coming in, the current step, and what it sends. Works without script too."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from rugzak.apps.gatherings import queries, recognising
from rugzak.apps.gatherings.aliases import Alias
from rugzak.apps.gatherings.entering import RoomRequest, in_room, new_token, tidy, with_cookie
from rugzak.apps.gatherings.models import Gathering, Piece, Seat
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.own_part import own_part
from rugzak.apps.gatherings.picture import Audience, clock_of, key_of, phone_context, rendered
from rugzak.apps.gatherings.services import hands, harvest, joining, turns, writing
from rugzak.apps.gatherings.services.pages import draw_page
from rugzak.apps.gatherings.words import PIECE_LIMITS, Circle
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.access import access
from rugzak.ground.accounts.throttle import TooManyTries, count_try, too_many
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal

IN_THE_ROOM = "wie in de kamer zit, met de code"


@access(anyone=True, methods=("GET", "POST"))
def door(request: HttpRequest) -> HttpResponse:
    """Type the code from the screen."""
    typed = request.POST.get("code", "") or request.GET.get("code", "")
    code = tidy(typed)
    if code:
        return redirect("gatherings:room", code=code)
    if typed and request.method == "POST":
        try:
            count_try(request)
        except TooManyTries as stop:
            return too_many(request, stop.again_at)
    wrong = bool(typed)
    return render(
        request,
        "gatherings/room/door.html",
        {"typed": typed[:12], "wrong": wrong},
        status=422 if wrong else 200,
    )


@access(anyone=True)
def shouted(request: HttpRequest, code: str) -> HttpResponse:
    """The address as the square holds it, in capitals."""
    return redirect("gatherings:room", code=tidy(code) or code)


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL)
@in_room
def room(request: RoomRequest, room: Gathering) -> HttpResponse:
    """The whole phone: to come in, or the step the room is at."""
    if request.seat is None:
        kept = queries.pieces_behind(room, request.tokens) if room.is_over else []
        template = "gatherings/room/kept.html" if kept else "gatherings/room/join.html"
        return render(request, template, {"room": room, "names": room.name_asked, "kept": kept})
    return render(request, "gatherings/room/phone.html", _whole(request, room))


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def join(request: RoomRequest, room: Gathering) -> HttpResponse:
    token = request.token if request.seat or (request.token and len(request.tokens) > 1) else new_token()
    name = request.POST.get("naam", "").replace("\x00", "")
    try:
        joining.join(gathering=room, token=token, name=name)
    except Refusal as no:
        context = {"room": room, "no": no, "names": room.name_asked, "typed": name[:40]}
        return render(request, "gatherings/room/join.html", context, status=422)
    return with_cookie(redirect("gatherings:room", code=room.code), room, [token, *request.tokens])


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL)
@in_room
def own(request: RoomRequest, room: Gathering) -> HttpResponse:
    """The part that is this phone's alone."""
    if request.seat is None:
        return HttpResponse(status=410)
    context = phone_context(room, own_part(room, request.seat))
    answer = render(request, "gatherings/room/_desk.html", context)
    answer.headers["Room-Key"] = key_of(room)
    answer.headers["Room-Mode"] = context["mode"]
    return answer


@access(anyone=True, relation=IN_THE_ROOM)
@in_room
def state(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Where the room is, for a phone whose stream does not come through."""
    audience = request.GET.get("voor", Audience.PHONE)
    if audience not in (Audience.PHONE, Audience.SCREEN):
        audience = Audience.PHONE
    if request.GET.get("v") == str(room.version) and request.GET.get("sleutel") == key_of(room):
        return JsonResponse({"v": room.version, "clock": clock_of(room, timezone.now())})
    return JsonResponse({**rendered(room, Audience(audience)), "news": "picture"})


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL, methods=("POST",))
@in_room
def send(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Store what a phone sends, once. Answers what is stored, so the phone knows that it arrived."""
    if request.seat is None:
        return _gone(request)
    words = _words(request)
    if words is None:
        return _answer(request, room, {"error": "no words"}, 400)
    try:
        piece = writing.write(gathering=room, seat=request.seat, token=request.token, words=words)
    except Refusal as no:
        return _answer(request, room, {"error": str(no)}, 422)
    return _answer(request, room, {"id": str(piece.pk), "revision": piece.revision, "late": piece.is_late})


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def turn(request: RoomRequest, room: Gathering) -> HttpResponse:
    """ "Ik ben degene die vertelt", and the teller's next press."""
    if request.seat is None:
        return _gone(request)
    try:
        if seen := request.POST.get("van"):
            turns.go_on_telling(gathering=room, seat=request.seat, seen=seen[:7])
        else:
            turns.begin_telling(gathering=room, seat=request.seat)
    except Refusal as no:
        return _answer(request, room, {"error": str(no)}, 422)
    return _answer(request, room, {"ok": True})


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def page(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Choose an image; the page under it is this phone's."""
    number = request.POST.get("bladzijde", "")
    if request.seat is None:
        return _gone(request)
    if number.isascii() and number.isdigit() and len(number) < 4:
        draw_page(gathering=room, seat=request.seat, page=int(number))
    return _answer(request, room, {"ok": True})


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def card(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Draw a card, swap it, say which one of paper it is, or give it away."""
    if request.seat is None:
        return _gone(request)
    try:
        _with_card(request, request.seat, room)
    except Refusal as no:
        return _answer(request, room, {"error": str(no)}, 422)
    return _answer(request, room, {"ok": True})


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def offer(request: RoomRequest, room: Gathering, piece_id: UUID) -> HttpResponse:
    """Put one's own words up for reading aloud, or not any more."""
    piece = _own_piece(request, room, piece_id)
    if piece is None:
        return _gone(request)
    writing.offer(gathering=room, piece=piece, offered=request.POST.get("aan") == "1")
    return _answer(request, room, {"ok": True})


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def take_back(request: RoomRequest, room: Gathering, piece_id: UUID) -> HttpResponse:
    """ "Niet bewaren": gone at once, also out of the database."""
    piece = _own_piece(request, room, piece_id)
    if piece is None:
        return _gone(request)
    writing.take_back(gathering=room, piece=piece)
    return _answer(request, room, {"ok": True})


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
            harvest.choose_circle(gathering=room, piece=piece, circle=Circle(circle), agreed_text=agreed)
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
        "found": found,
        "locked": wider and (piece.names_a_client or any(find.is_client for find in found)),
        "may_edit": room.is_live,
        "limit": PIECE_LIMITS[piece.kind],
        "no": no,
    }
    return render(request, "gatherings/room/circle.html", context, status=422 if no else 200)


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL, methods=("GET", "POST"))
@in_room
def me(request: RoomRequest, room: Gathering) -> HttpResponse:
    """The menu: who I am here, words to come back with, more time, going home."""
    if request.seat is None:
        return redirect("gatherings:room", code=room.code)
    words = ""
    if request.method == "POST":
        deed = request.POST.get("wat", "")
        if deed == "woorden":
            words = joining.give_return_words(seat=request.seat)
        elif deed == "naam":
            joining.rename(
                gathering=room, seat=request.seat, name=request.POST.get("naam", "").replace("\x00", "")
            )
        elif deed == "weg":
            joining.set_presence(gathering=room, seat_id=request.seat.pk, has_left=not request.seat.has_left)
            request.seat.refresh_from_db()
        elif deed == "stoel":
            return _another_chair(request, room)
    seats = [(queries.seat_of(room, token), number) for number, token in enumerate(request.tokens)]
    others = [(Alias(seat.alias), number) for seat, number in seats if seat is not None and number]
    context = {"room": room, "own": own_part(room, request.seat), "words": words, "others": others}
    return render(request, "gatherings/room/me.html", context)


@access(anyone=True, relation=IN_THE_ROOM, methods=("GET", "POST"))
@in_room
def come_back(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Three words lead back to one's own seat."""
    no: Refusal | None = None
    if request.method == "POST":
        token = new_token()
        try:
            joining.come_back(gathering=room, words=request.POST.get("woorden", ""), token=token)
            return with_cookie(redirect("gatherings:room", code=room.code), room, [token, *request.tokens])
        except Refusal as refusal:
            no = refusal
            try:
                count_try(request)
            except TooManyTries as stop:
                return too_many(request, stop.again_at)
    context = {"room": room, "no": no, "typed": request.POST.get("woorden", "")[:60]}
    return render(request, "gatherings/room/come_back.html", context, status=422 if no else 200)


@access(anyone=True, relation=IN_THE_ROOM)
@in_room
def live(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Made by the stream's own application; where pages are served without it, phones ask by themselves."""
    return HttpResponse(status=204)


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


def _another_chair(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Another person on the same phone: a seat that is here already, or a new one. Each keeps the own words."""
    number = request.POST.get("plek", "")
    tokens = list(request.tokens)
    if number.isascii() and number.isdigit() and 0 < int(number) < len(tokens):
        tokens.insert(0, tokens.pop(int(number)))
    else:
        tokens.insert(0, new_token())
    return with_cookie(redirect("gatherings:room", code=room.code), room, tokens)


def _whole(request: RoomRequest, room: Gathering) -> dict[str, Any]:
    assert request.seat is not None
    own = own_part(room, request.seat)
    return {
        **phone_context(room, own),
        "key": key_of(room),
        "clock": clock_of(room, timezone.now()),
        "language": get_language(),
        "circle": Circle,
    }


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


def _own_piece(request: RoomRequest, room: Gathering, piece_id: UUID) -> Piece | None:
    """This phone's piece: by its seat, or by the cookie alone when the seats are gone."""
    marks = [writing.mark_of(token, piece_id) for token in request.tokens]
    rows = Piece.objects.filter(pk=piece_id, gathering=room, mark__in=marks)
    return next(iter(opened(room, rows)), None)


def _answer(request: RoomRequest, room: Gathering, told: dict[str, Any], status: int = 200) -> HttpResponse:
    """For a script as data; without one back to the room."""
    if request.headers.get("Room") == "script":
        return JsonResponse(told, status=status)
    if status >= 400 and request.seat is not None:
        context = _whole(request, room) | {
            "no": told.get("error", ""),
            "typed": request.POST.get("tekst", ""),
        }
        return render(request, "gatherings/room/phone.html", context, status=422)
    return redirect("gatherings:room", code=room.code)


def _gone(request: RoomRequest) -> HttpResponse:
    """No such seat or piece for this phone; the text it sent is still on it."""
    return JsonResponse({"error": "gone"}, status=410)
