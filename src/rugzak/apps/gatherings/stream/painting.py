"""What the stream asks the database: which room a code opens, and what it looks like. Runs in threads."""

from __future__ import annotations

from uuid import UUID

from django.utils import translation

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.picture import Audience, as_data, rendered
from rugzak.apps.gatherings.rules import is_cohost, is_host
from rugzak.apps.gatherings.stream.hall import Frame, Look
from rugzak.ground.accounts.models import Member
from rugzak.ground.live.seats import briefly, seat_behind
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import DoorPurpose


@briefly
def room_for(code: str, audience: str, cookies: str) -> tuple[UUID, UUID] | None:
    """Organisation and session behind a code; of the remote only for who leads it."""
    found = doors.behind(purpose=DoorPurpose.ROOM, token=code)
    if not found:
        return None
    if audience == Audience.REMOTE:
        seat = seat_behind(cookies)
        if seat is None or seat.organisation_id != found[0]:
            return None
        member_id = seat.member_id
    with inside(found[0]):
        room = queries.room_behind(code)
        if room is None:
            return None
        if audience == Audience.REMOTE:
            person = Member.objects.filter(pk=member_id).first()
            if not (is_host(person, room) or is_cohost(person, room)):
                return None
        return room.organisation_id, room.pk


@briefly
def painted(look: Look, news: str) -> Frame | None:
    """One event of the stream. ``news`` tells a phone whether its own part may have changed."""
    with inside(look.organisation_id), translation.override(look.language):
        room = Gathering.objects.select_related("location", "host").filter(pk=look.gathering_id).first()
        if room is None:
            return None
        picture = rendered(room, Audience(look.audience))
    # A phone needs no word of everybody who comes in: it only spreads its questions by how many there are.
    still = {**picture, "here": None, "clock": {**picture["clock"], "now": None}}
    event = f"id: {room.version}\nevent: beeld\ndata: {as_data({**picture, 'news': news})}\n\n"
    return Frame(event.encode(), as_data(still), in_hall=room.is_congress)
