"""How a phone is answered: as data for its script, or with a page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rugzak.apps.gatherings.entering import RoomRequest
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.own_part import own_part
from rugzak.apps.gatherings.picture import clock_of, key_of, phone_context
from rugzak.apps.gatherings.words import Circle

IN_THE_ROOM = "wie in de kamer zit, met de code"


def whole(request: RoomRequest, room: Gathering) -> dict[str, Any]:
    assert request.seat is not None
    own = own_part(room, request.seat)
    return {
        **phone_context(room, own),
        "key": key_of(room),
        "clock": clock_of(room, timezone.now()),
        "language": get_language(),
        "circle": Circle,
    }


def answer(request: RoomRequest, room: Gathering, told: dict[str, Any], status: int = 200) -> HttpResponse:
    """For a script as data; without one back to the room."""
    if request.headers.get("Room") == "script":
        return JsonResponse(told, status=status)
    if status >= 400 and request.seat is not None:
        context = whole(request, room) | {"no": told.get("error", ""), "typed": request.POST.get("tekst", "")}
        return render(request, "gatherings/room/phone.html", context, status=422)
    return redirect("gatherings:room", code=room.code)


def gone(request: RoomRequest) -> HttpResponse:
    """No such seat or piece for this phone; the text it sent is still on it."""
    if request.headers.get("Room") == "script":
        return JsonResponse({"error": _("Jouw plek is er niet meer. Je tekst staat nog hier.")}, status=410)
    return render(request, "gatherings/room/gone.html", {"typed": request.POST.get("tekst", "")}, status=410)
