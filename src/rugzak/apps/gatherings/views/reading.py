"""Reading along in a hall: what people send is on the screen when two who lead have read it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import reading
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.data_map import Data

LEADS = "wie deze sessie begeleidt"


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def read_first(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """The queue of a hall; both who lead may open it, whoever holds the remote."""
    room = get_or_404(queries.gatherings_for(request.person), gathering_id)
    if request.method == "POST":
        require(request.person, "gatherings.watch", room)
        try:
            piece = get_or_404(queries.waits_to_be_read(room), UUID(request.POST.get("stukje", "")))
        except ValueError:
            raise Http404 from None
        deed = reading.keep_off if request.POST.get("wat") == "niet" else reading.let_through
        deed(gathering=room, piece=piece, by=request.person)
        if not request.htmx:
            return redirect("gatherings:read_first", gathering_id=room.pk)
    rows = [
        (piece, len(piece.read_by), request.person.pk in piece.read_by)
        for piece in queries.opened_queue(room)
    ]
    part = "gatherings/_read_first.html" if request.htmx else "gatherings/read_first.html"
    return render(request, part, {"room": room, "rows": rows})
