"""Coming in: the code, the first page, taking a seat and coming back to it. Works without script too."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.entering import RoomRequest, in_room, new_token, tidy, with_cookie
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.services import joining
from rugzak.apps.gatherings.views.answering import IN_THE_ROOM, whole
from rugzak.apps.gatherings.words import Part
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.access import access
from rugzak.ground.accounts.throttle import TooManyTries, count_try, too_many
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal


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
        to_read = room.is_over and queries.report_to_read(room) is not None
        if to_read and not kept:
            return redirect("gatherings:read_along", code=room.code)
        was_here = bool(kept) or (room.is_over and bool(request.tokens))
        template = "gatherings/room/kept.html" if was_here else "gatherings/room/join.html"
        context = {
            "room": room,
            "names": room.name_asked,
            "kept": kept,
            "thanks": next((one for one in reversed(kept) if one.kind == PieceKind.LINE), None),
            "may_read": to_read,
        }
        return render(request, template, context | _as_what(request.GET.get("als", "")))
    just_in = "net" in request.GET and room.step is not None
    context = whole(request, room) | {"just_in": just_in, "steps": len(room.script.steps)}
    return render(request, "gatherings/room/phone.html", context)


@access(anyone=True, relation=IN_THE_ROOM, methods=("POST",))
@in_room
def join(request: RoomRequest, room: Gathering) -> HttpResponse:
    token = request.token if request.seat or (request.token and len(request.tokens) > 1) else new_token()
    name = request.POST.get("naam", "").replace("\x00", "")
    part = _as_what(request.POST.get("als", ""))["part"]
    try:
        joining.join(
            gathering=room,
            token=token,
            name=name,
            is_online=request.POST.get("waar") == "online",
            part=part,
        )
    except Refusal as no:
        context = {
            "room": room,
            "no": no,
            "names": room.name_asked,
            "typed": name[:40],
            "parts": Part.choices,
        }
        return render(request, "gatherings/room/join.html", context, status=422)
    arrived = redirect("gatherings:room", code=room.code)
    if room.step is not None:
        arrived["Location"] += "?net"
    return with_cookie(arrived, room, [token, *request.tokens])


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


def _as_what(said: str) -> dict[str, Any]:
    """From practice unless somebody says otherwise, or the link in a guest's mail does."""
    return {"parts": Part.choices, "part": said if said in Part.values else Part.PRACTICE}
