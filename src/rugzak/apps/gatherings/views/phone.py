"""The phone: the current step, who I am here, and where the room is."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.aliases import Alias
from rugzak.apps.gatherings.entering import RoomRequest, in_room, new_token, with_cookie
from rugzak.apps.gatherings.models import Gathering, Seat
from rugzak.apps.gatherings.own_part import own_part
from rugzak.apps.gatherings.picture import Audience, clock_of, key_of, phone_context, rendered
from rugzak.apps.gatherings.services import joining
from rugzak.apps.gatherings.views.answering import IN_THE_ROOM
from rugzak.apps.gatherings.words import Part
from rugzak.ground.accounts.access import access
from rugzak.ground.kernel.data_map import Data


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
    answer.headers["Room-Version"] = str(room.version)
    answer.headers["Room-Online"] = str(int(request.seat.is_online))
    return answer


@access(anyone=True, relation=IN_THE_ROOM)
@in_room
def state(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Where the room is, for a phone whose stream does not come through."""
    audience = request.GET.get("voor", Audience.PHONE)
    if audience not in (Audience.PHONE, Audience.SCREEN):
        audience = Audience.PHONE
    if request.GET.get("v") == str(room.version) and request.GET.get("sleutel") == key_of(room):
        same = {"v": room.version, "clock": clock_of(room, timezone.now())}
        return JsonResponse(same | ({"call": room.online} if audience == Audience.PHONE else {}))
    return JsonResponse(rendered(room, Audience(audience)))


@access(anyone=True, relation=IN_THE_ROOM)
@in_room
def steps(request: RoomRequest, room: Gathering) -> HttpResponse:
    """The script as people hear it, for a phone whose building may lose its line. Without the notes of who leads."""
    ahead = [
        {"key": step.key, "title": step.title, "text": step.text, "minutes": step.minutes}
        for step in room.script.steps
    ]
    return JsonResponse({"steps": ahead})


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL, methods=("GET", "POST"))
@in_room
def me(request: RoomRequest, room: Gathering) -> HttpResponse:
    """The menu: who I am here, words to come back with, more time, going home."""
    if request.seat is None:
        return redirect("gatherings:room", code=room.code)
    words = ""
    if request.method == "POST":
        deed = request.POST.get("wat", "")
        if deed == "stoel":
            return _another_chair(request, room)
        if deed == "woorden":
            words = joining.give_return_words(seat=request.seat)
        else:
            _change_mine(request, room, request.seat, deed)
            request.seat.refresh_from_db()
    seats = [(queries.seat_of(room, token), number) for number, token in enumerate(request.tokens)]
    others = [(Alias(seat.alias), number) for seat, number in seats if seat is not None and number]
    own = own_part(room, request.seat)
    context = {"room": room, "own": own, "words": words, "others": others, "parts": Part.choices}
    return render(request, "gatherings/room/me.html", context)


@access(anyone=True, relation=IN_THE_ROOM)
@in_room
def live(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Made by the stream's own application; where pages are served without it, phones ask by themselves."""
    return HttpResponse(status=204)


def _change_mine(request: RoomRequest, room: Gathering, seat: Seat, deed: str) -> None:
    """What somebody says of the own seat: a name, where it is, as what, and going home."""
    if deed == "naam":
        joining.rename(gathering=room, seat=seat, name=request.POST.get("naam", "").replace("\x00", ""))
    elif deed == "weg":
        joining.set_presence(gathering=room, seat_id=seat.pk, has_left=not seat.has_left)
    elif deed in ("online", "zaal"):
        joining.set_online(gathering=room, seat_id=seat.pk, is_online=deed == "online")
    elif deed == "deel" and request.POST.get("als") in Part.values:
        joining.set_part(gathering=room, seat_id=seat.pk, part=request.POST["als"])


def _another_chair(request: RoomRequest, room: Gathering) -> HttpResponse:
    """Another person on the same phone: a seat that is here already, or a new one. Each keeps the own words."""
    number = request.POST.get("plek", "")
    tokens = list(request.tokens)
    if number.isascii() and number.isdigit() and 0 < int(number) < len(tokens):
        tokens.insert(0, tokens.pop(int(number)))
    else:
        tokens.insert(0, new_token())
    return with_cookie(redirect("gatherings:room", code=room.code), room, tokens)
