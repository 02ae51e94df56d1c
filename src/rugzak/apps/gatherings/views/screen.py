"""The big screen: read-only, opened by the code, on any device."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from rugzak.apps.gatherings.entering import RoomRequest, in_room
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.picture import clock_of, key_of, screen_mode, stage_of
from rugzak.apps.gatherings.qr import address_of, short_address, square_of
from rugzak.ground.accounts.access import access


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
    return render(request, "gatherings/room/screen.html", context)
