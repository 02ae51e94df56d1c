"""The big screen: read-only, opened by the code, on any device; and the file that lies on it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.entering import RoomRequest, as_screen, in_room, is_screen
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.picture import clock_of, key_of, screen_mode, stage_of
from rugzak.apps.gatherings.qr import address_of, short_address, square_of
from rugzak.apps.gatherings.services.placing import content_of
from rugzak.apps.gatherings.serving import file_answer
from rugzak.ground.accounts.access import access
from rugzak.ground.kernel.data_map import Data


@access(anyone=True, relation="wie de code van de kamer heeft")
@in_room
def screen(request: RoomRequest, room: Gathering) -> HttpResponse:
    context = {
        "room": room,
        "stage": stage_of(room),
        "step": room.step,
        "mode": screen_mode(room),
        "key": key_of(room),
        "clock": clock_of(room, timezone.now()),
        "language": get_language(),
        "square": square_of(address_of(request, room)),
        "short": short_address(request),
    }
    return as_screen(render(request, "gatherings/room/screen.html", context), room)


@access(anyone=True, relation="het doek, en wie in de kamer zit", data=Data.PERSONAL)
@in_room
def shown_file(request: RoomRequest, room: Gathering, piece_id: UUID) -> HttpResponse:
    """The photo or the voice on the screen: for the screen itself and every seat, until it is taken off."""
    may_see = request.seat is not None or is_screen(request, room)
    file = queries.file_on_screen(room, piece_id) if may_see else None
    content = content_of(room, file) if file is not None else b""
    if file is None or not content:
        raise Http404
    return file_answer(request, content, file.media_type)
