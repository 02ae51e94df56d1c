"""What the stream asks the database: which room a code opens, and what it looks like. Runs in threads."""

from __future__ import annotations

from uuid import UUID

from django.utils import translation

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.picture import Audience, as_data, rendered
from rugzak.apps.gatherings.rules import is_cohost, is_host
from rugzak.apps.gatherings.stream.hall import Frame, Look, Said
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
def painted(look: Look, said: Said) -> Frame | None:
    """The room as this look shows it now; None when it is gone."""
    with inside(look.organisation_id), translation.override(look.language):
        room = (
            Gathering.objects.select_related("location", "host", "organisation")
            .filter(pk=look.gathering_id)
            .first()
        )
        return frame_of(room, Audience(look.audience), said) if room is not None else None


def frame_of(room: Gathering, audience: Audience, said: Said) -> Frame:
    """One event of the stream. ``mine`` tells which phones may have another own part: some, all or none."""
    picture = rendered(room, audience)
    # A phone needs no word of everybody who comes in: it only spreads its questions by how many there are.
    still = {**picture, "here": None, "clock": {**picture["clock"], "now": None}}
    mine = True if said.own is None else sorted(said.own)
    event = f"id: {room.version}\nevent: beeld\ndata: {as_data({**picture, 'mine': mine})}\n\n"
    return Frame(event.encode(), as_data(still), in_hall=room.is_congress)
