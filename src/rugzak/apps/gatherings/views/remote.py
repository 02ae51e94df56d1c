"""The remote of who leads: one hand, no names, every deed once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.models import Gathering, Piece
from rugzak.apps.gatherings.picture import key_of, remote_context
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import showing, steering
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

Deed = Callable[..., Gathering]
DEEDS: dict[str, Deed] = {
    "begin": steering.start,
    "verder": steering.forward,
    "terug": steering.back,
    "ongedaan": steering.undo,
    "pauze": steering.pause,
    "door": steering.resume,
    "minuut": steering.give_a_minute,
    "zwart": steering.turn_black,
    "code": steering.show_code,
    "sluit": steering.close_room,
}
SHOWING: dict[str, Deed] = {"weg": showing.hide_piece, "af": showing.put_down}
LEADS = "wie deze sessie begeleidt"


@access(*LEADING, relation=LEADS, data=Data.PERSONAL)
def remote(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    room = get_or_404(queries.gatherings_for(request.person), gathering_id)
    if not room.is_live:
        return redirect("gatherings:gathering", gathering_id=room.pk)
    context = remote_context(room) | {
        "key": key_of(room),
        "language": get_language(),
        "in_charge": may(request.person, "gatherings.steer", room),
    }
    return render(request, "gatherings/room/remote.html", context)


@access(*LEADING, relation=LEADS, methods=("POST",))
def command(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """One deed, with the version this device saw: when the room moved on meanwhile nothing happens."""
    room = get_or_404(queries.gatherings_for(request.person), gathering_id)
    deed = DEEDS.get(request.POST.get("wat", ""))
    require(request.person, "gatherings.steer", room)
    seen = request.POST.get("versie", "")
    if deed is None or not (seen.isascii() and seen.isdigit()):
        return _answer(request, room, _("Deze knop kennen we niet. Ververs de bladzijde."), 422)
    try:
        room = deed(gathering=room, seen=int(seen[:9]), by=request.person)
    except Refusal as no:
        return _answer(request, room, str(no), 409)
    return _answer(request, room)


@access(*LEADING, relation=LEADS, methods=("POST",))
def take_over(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    room = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.watch", room)
    steering.take_over(gathering=room, by=request.person)
    return redirect("gatherings:remote", gathering_id=room.pk)


@access(*LEADING, relation=LEADS, methods=("POST",))
def show(request: PersonRequest, gathering_id: UUID, piece_id: UUID) -> HttpResponse:
    """An offered piece on the big screen, off it again, or hidden."""
    room = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.steer", room)
    offered = {piece.pk for piece in queries.offered(room)}
    piece = get_or_404(Piece.objects.filter(gathering=room, pk__in=offered), piece_id)
    try:
        deed = SHOWING.get(request.POST.get("wat", ""), showing.show_piece)
        room = deed(gathering=room, piece=piece, by=request.person)
    except Refusal as no:
        return _answer(request, room, str(no), 409)
    return _answer(request, room)


def _answer(request: PersonRequest, room: Gathering, no: str = "", status: int = 200) -> HttpResponse:
    if request.headers.get("Room") == "script":
        # The next press may come before the picture does: it has then seen what this one did.
        told: dict[str, Any] = {"error": no} if no else {"version": room.version}
        return JsonResponse(told, status=status)
    if no:
        toast(request, no)
    fresh = queries.gatherings_for(request.person).filter(pk=room.pk).first()
    name = "gatherings:remote" if fresh is not None and fresh.is_live else "gatherings:gathering"
    return redirect(name, gathering_id=room.pk)
