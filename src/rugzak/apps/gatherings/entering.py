"""From the code in the address to a room, and from a cookie to a seat in it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.models import Gathering, Seat
from rugzak.apps.gatherings.words import CODE_LENGTH, CODE_LETTERS, DOOR_LIFE, SEAT_COOKIE_LIFE
from rugzak.ground.accounts.throttle import count_try, limited
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import DoorPurpose

# What people type for a letter that is no code letter.
SEATS_ON_A_PHONE = 6
MISREAD = str.maketrans({"O": "Q", "0": "Q", "1": "L", "I": "L", "5": "8", "S": "8", "B": "8", "Z": "2"})


class RoomRequest(HttpRequest):
    """What a view of a room receives beside the room: whose phone this is, if it has a seat."""

    seat: Seat | None
    # The cookie holds a token for each seat on this phone; the first one sits here now.
    tokens: list[str]
    token: str


def tidy(code: str) -> str:
    """The code as it was meant: without spaces, in capitals, with look-alikes mended."""
    plain = re.sub(r"[^A-Z0-9]", "", code.upper()).translate(MISREAD)
    return plain if len(plain) == CODE_LENGTH and set(plain) <= set(CODE_LETTERS) else ""


def in_room(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Run the view inside the organisation that this code's door leads to; a wrong code is a counted try.

    Only failed tries count: the whole room shares one address.
    """

    @wraps(view)
    @limited
    def enter(request: HttpRequest, code: str, **arguments: Any) -> HttpResponse:
        code = tidy(code)
        if code in _led_to:
            with inside(_led_to[code]):
                room = _found(request, code)
                if room is not None and room.is_live:
                    return view(request, room, **arguments)
        found = doors.behind(purpose=DoorPurpose.ROOM, token=code) if code else []
        if not found:
            count_try(request)
            return render(request, "gatherings/room/unknown.html", status=404)
        _remember(code, found[0])
        with inside(found[0]):
            room = _found(request, code)
            if room is None:
                return render(request, "gatherings/room/unknown.html", status=404)
            return view(request, room, **arguments)

    return enter


# Where codes led to in this process. While a session is live its door is open: a hall that sends all at once
# need not ask again. What lies behind is asked each time, and whatever is not live goes through the door.
_led_to: dict[str, UUID] = {}
MOST_REMEMBERED = 500


def _remember(code: str, organisation_id: UUID) -> None:
    if len(_led_to) >= MOST_REMEMBERED:
        _led_to.clear()
    _led_to[code] = organisation_id


def _found(request: HttpRequest, code: str) -> Gathering | None:
    """The room behind the code; the request learns whose phone this is."""
    room_request = cast(RoomRequest, request)
    room_request.tokens = tokens_in(request.COOKIES.get(cookie_of(code), ""))
    room_request.token = room_request.tokens[0] if room_request.tokens else ""
    to_show = request.method == "GET"
    seat = queries.seat_behind(code, room_request.token, to_show=to_show)
    room_request.seat = seat
    return seat.gathering if seat else queries.room_behind(code, to_show=to_show)


def cookie_of(code: str) -> str:
    return f"zaal-{code}"


def tokens_in(cookie: str) -> list[str]:
    return [token for token in cookie.split(".") if token][:SEATS_ON_A_PHONE]


def with_cookie(response: HttpResponse, room: Gathering, tokens: list[str]) -> HttpResponse:
    """Give the browser its seats: for this room's addresses only, and unreadable for scripts."""
    response.set_cookie(
        cookie_of(room.code),
        ".".join(dict.fromkeys(tokens[:SEATS_ON_A_PHONE])),
        max_age=int(SEAT_COOKIE_LIFE.total_seconds()),
        path=f"/m/{room.code}/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def as_screen(response: HttpResponse, room: Gathering) -> HttpResponse:
    """Make this browser a big screen of the room: it may open the photo or the voice that lies on it."""
    response.set_signed_cookie(
        f"doek-{room.code}",
        str(room.pk),
        salt="doek",
        max_age=int(DOOR_LIFE.total_seconds()),
        path=f"/m/{room.code}/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def is_screen(request: HttpRequest, room: Gathering) -> bool:
    kept = request.get_signed_cookie(
        f"doek-{room.code}", "", salt="doek", max_age=int(DOOR_LIFE.total_seconds())
    )
    return kept == str(room.pk)


def new_token() -> str:
    return secrets.token_urlsafe(32)
