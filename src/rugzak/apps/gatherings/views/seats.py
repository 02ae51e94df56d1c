"""The seats of a room, for who leads: by alias, without a name unless somebody gave one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.aliases import Alias
from rugzak.apps.gatherings.forms import WishForm
from rugzak.apps.gatherings.models import Gathering, Seat
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import joining, wishes
from rugzak.apps.gatherings.words import Part, Wish
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.attempts import attempt
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

LEADS = "wie deze sessie begeleidt"


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def people(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Who is in, by alias: somebody without a phone is added, who went home is marked."""
    room = get_or_404(queries.gatherings_for(request.person), gathering_id)
    if request.method == "POST":
        require(request.person, "gatherings.watch", room)
        _set_presence(request, room)
        return redirect("gatherings:people", gathering_id=room.pk)
    seats = list(Seat.objects.filter(gathering=room).order_by("came_at", "pk"))
    wished = queries.wished_ids(room)
    here = [seat for seat in seats if not seat.has_left]
    context = {
        "room": room,
        "rows": [_row(room, seat, wished) for seat in seats],
        "here": len(here),
        "in_room": sum(not seat.is_online for seat in here),
        "online": sum(seat.is_online for seat in here),
        "parts": queries.counted_parts(seat.part for seat in here),
    }
    return render(request, "gatherings/people.html", context)


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def seat(request: PersonRequest, gathering_id: UUID, seat_id: UUID) -> HttpResponse:
    """One seat: in the room or online, as what, and with whom at one table or never."""
    room = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.watch", room)
    one = get_or_404(Seat.objects.filter(gathering=room), seat_id)
    others = list(Seat.objects.filter(gathering=room).exclude(pk=one.pk).order_by("came_at", "pk"))
    deed = request.POST.get("wat", "")
    form = WishForm(request.POST if deed in Wish.values else None, seats=others)
    if request.method == "POST":
        if deed not in Wish.values:
            _change(request, room, one, deed)
        elif not _wished(form, room, one, Wish(deed)):
            return render(request, "gatherings/seat.html", _page(room, one, form), status=422)
        return redirect("gatherings:seat", gathering_id=room.pk, seat_id=one.pk)
    return render(request, "gatherings/seat.html", _page(room, one, form))


def _row(room: Gathering, seat: Seat, wished: set[UUID]) -> tuple[Seat, Alias, str, bool]:
    return seat, Alias(seat.alias), joining.shown_name(room, seat, to_host=True), seat.pk in wished


def _page(room: Gathering, one: Seat, form: WishForm) -> dict[str, object]:
    return {
        "room": room,
        "seat": one,
        "alias": Alias(one.alias),
        "name": joining.shown_name(room, one, to_host=True),
        "parts": Part.choices,
        "wishes": [(wish, Alias(other.alias)) for wish, other in queries.wishes_about(room, one)],
        "form": form,
    }


def _wished(form: WishForm, room: Gathering, one: Seat, kind: Wish) -> bool:
    if not form.is_valid():
        return False
    return attempt(form, wishes.wish_for, gathering=room, seat=one, other=form.seat, kind=kind) is not None


def _change(request: PersonRequest, room: Gathering, one: Seat, deed: str) -> None:
    if deed in ("online", "zaal"):
        joining.set_online(gathering=room, seat_id=one.pk, is_online=deed == "online")
    elif deed in ("weg", "er"):
        joining.set_presence(gathering=room, seat_id=one.pk, has_left=deed == "weg")
    elif deed == "deel" and request.POST.get("als") in Part.values:
        joining.set_part(gathering=room, seat_id=one.pk, part=request.POST["als"])
    elif deed == "wens-weg":
        wishes.drop_wish(gathering=room, wish_id=_id(request.POST.get("wens", "")))


def _set_presence(request: PersonRequest, room: Gathering) -> None:
    if request.POST.get("wat") == "papier":
        try:
            joining.add_paper_seat(gathering=room)
        except Refusal as no:
            toast(request, str(no))
        return
    seat_id = _id(request.POST.get("plek", ""))
    joining.set_presence(gathering=room, seat_id=seat_id, has_left=request.POST.get("wat") == "weg")


def _id(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Http404 from None
