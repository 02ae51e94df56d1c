"""The deeds of who leads: start, forward, back, undo, pause, a minute more, black, code, take over, close."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.events import (
    GatheringClosed,
    GatheringStarted,
    HarvestStarted,
    RemoteTakenOver,
)
from rugzak.apps.gatherings.models import Gathering, Seat
from rugzak.apps.gatherings.services.moves import NotPossibleNow, locked, logged
from rugzak.apps.gatherings.services.tables import seat_everybody
from rugzak.apps.gatherings.words import (
    ON_STAGE,
    SEAT_COOKIE_LIFE,
    UNDO_GRACE_SECONDS,
    UNDO_SECONDS,
    Deed,
    Part,
    State,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import current_organisation_id
from rugzak.ground.tenancy.words import DoorPurpose

PLACE = [
    "state",
    "step_index",
    "step_began_at",
    "ends_at",
    "remaining_seconds",
    "shown_id",
    "is_black",
    "harvest_at",
]
MOVED = [*PLACE, "undo", "undo_until"]
HEADS = ["came", "came_online", "came_leaders", "came_guests"]


class TooLateToUndo(Refusal):
    sentence = _("Ongedaan maken kan nog tien seconden na een stap. Een stap terug kan altijd.")


@transaction.atomic
def start(*, gathering: Gathering, seen: int, by: Member) -> Gathering:
    """Begin with the first step."""
    row = locked(gathering, seen=seen)
    if row.state != State.OPEN:
        raise NotPossibleNow
    _move(row, 0, deed=Deed.STARTED, by=by)
    record(GatheringStarted(gathering_id=row.pk, by_id=by.pk))
    return row


@transaction.atomic
def forward(*, gathering: Gathering, seen: int, by: Member) -> Gathering:
    """The next step; after the last one the harvest."""
    row = locked(gathering, seen=seen)
    if row.state not in ON_STAGE:
        raise NotPossibleNow
    if row.script.step(row.step_index + 1) is None:
        return _harvest(row, by)
    return _move(row, row.step_index + 1, deed=Deed.FORWARD, by=by)


@transaction.atomic
def back(*, gathering: Gathering, seen: int, by: Member) -> Gathering:
    """One step back. Whatever was written stays."""
    row = locked(gathering, seen=seen)
    if row.state == State.HARVEST:
        return _move(row, len(row.script.steps) - 1, deed=Deed.BACK, by=by)
    if row.state not in ON_STAGE or row.step_index == 0:
        raise NotPossibleNow
    return _move(row, row.step_index - 1, deed=Deed.BACK, by=by)


@transaction.atomic
def undo(*, gathering: Gathering, seen: int, by: Member) -> Gathering:
    """Back to the place and the time before the last move. Raises TooLateToUndo after ten seconds."""
    row = locked(gathering, seen=seen)
    if not row.undo or row.undo_until is None:
        raise TooLateToUndo
    if timezone.now() > row.undo_until + timedelta(seconds=UNDO_GRACE_SECONDS):
        raise TooLateToUndo
    for name, value in row.undo.items():
        is_moment = name.endswith("_at") and value
        setattr(row, name, parse_datetime(value) if is_moment else value)
    row.undo = row.undo_until = None
    logged(row, Deed.UNDONE, by=by, changed=MOVED)
    return row


@transaction.atomic
def pause(*, gathering: Gathering, seen: int, by: Member) -> Gathering:
    """Everybody rests; what is left of the time is kept."""
    row = locked(gathering, seen=seen)
    if row.state != State.RUNNING:
        raise NotPossibleNow
    row.remaining_seconds = _seconds_left(row, timezone.now())
    row.ends_at, row.state = None, State.PAUSED
    logged(row, Deed.PAUSED, by=by, changed=["remaining_seconds", "ends_at", "state"])
    return row


@transaction.atomic
def resume(*, gathering: Gathering, seen: int, by: Member) -> Gathering:
    row = locked(gathering, seen=seen)
    if row.state != State.PAUSED:
        raise NotPossibleNow
    if row.remaining_seconds is not None:
        row.ends_at = timezone.now() + timedelta(seconds=row.remaining_seconds)
    row.remaining_seconds, row.state = None, State.RUNNING
    logged(row, Deed.RESUMED, by=by, changed=["remaining_seconds", "ends_at", "state"])
    return row


@transaction.atomic
def give_a_minute(*, gathering: Gathering, seen: int, by: Member) -> Gathering:
    """One minute more, also after the end: a timer closes nothing, so it can always be given."""
    row = locked(gathering, seen=seen)
    if row.state == State.PAUSED and row.remaining_seconds is not None:
        row.remaining_seconds += 60
    elif row.state == State.RUNNING:
        row.ends_at = max(row.ends_at or timezone.now(), timezone.now()) + timedelta(minutes=1)
    else:
        raise NotPossibleNow
    logged(row, Deed.MORE_TIME, by=by, changed=["remaining_seconds", "ends_at"])
    return row


@transaction.atomic
def turn_black(*, gathering: Gathering, seen: int, by: Member) -> Gathering:
    """The big screen dark, or back again."""
    row = locked(gathering, seen=seen)
    row.is_black = not row.is_black
    logged(row, Deed.BLACK, by=by, changed=["is_black"])
    return row


@transaction.atomic
def show_code(*, gathering: Gathering, seen: int, by: Member) -> Gathering:
    """The code large on the screen for who came late, or back again."""
    row = locked(gathering, seen=seen)
    row.shows_code = not row.shows_code
    logged(row, Deed.CODE, by=by, changed=["shows_code"])
    return row


@transaction.atomic
def take_over(*, gathering: Gathering, by: Member) -> Gathering:
    """Lead from this device. Only by this act: nobody is promoted by themselves."""
    row = locked(gathering)
    if row.in_charge_id == by.pk:
        return row
    before = row.in_charge_id
    row.in_charge = by
    logged(row, Deed.TAKEN_OVER, by=by, changed=["in_charge"])
    record(RemoteTakenOver(gathering_id=row.pk, from_id=before, by_id=by.pk))
    return row


@transaction.atomic
def close_room(*, gathering: Gathering, seen: int | None = None, by: Member | None) -> Gathering:
    """End of the harvest: seats and all that hangs on them go, so nobody can be told from a piece."""
    # Nothing may be added to a seat that goes.
    row = locked(gathering, seen=seen, alone=True)
    if row.state != State.HARVEST:
        raise NotPossibleNow
    came = _count_heads(row)
    row.closed_at, row.state = timezone.now(), State.CLOSED
    row.undo = row.undo_until = None
    Seat.objects.filter(gathering=row).delete()
    changed = [*HEADS, "closed_at", "state", "undo", "undo_until"]
    logged(row, Deed.CLOSED, by=by, changed=changed)
    record(GatheringClosed(gathering_id=row.pk, came=came, by_id=by.pk if by else None))
    return row


def _count_heads(row: Gathering) -> int:
    """How many were there, online, leading and as guests: numbers, kept when the seats are gone. Answers the first."""
    seats = list(Seat.objects.filter(gathering=row).values_list("is_online", "part"))
    row.came, row.came_online = len(seats), sum(online for online, _part in seats)
    row.came_leaders = sum(part == Part.LEADER for _online, part in seats)
    row.came_guests = sum(part == Part.GUEST for _online, part in seats)
    return len(seats)


def _move(row: Gathering, index: int, *, deed: Deed, by: Member) -> Gathering:
    now = timezone.now()
    _remember(row, now)
    step = row.script.steps[index]
    row.step_index, row.state, row.step_began_at = index, State.RUNNING, now
    row.ends_at = now + timedelta(minutes=step.minutes) if step.minutes else None
    row.remaining_seconds = row.shown_id = row.harvest_at = None
    row.is_black = False
    if step.rotate:
        seat_everybody(row)
    logged(row, deed, by=by, changed=MOVED)
    return row


def _harvest(row: Gathering, by: Member) -> Gathering:
    now = timezone.now()
    _remember(row, now)
    row.state, row.harvest_at = State.HARVEST, now
    row.ends_at = row.remaining_seconds = row.shown_id = None
    # The code keeps leading here while people may still take something back.
    doors.add_door(
        purpose=DoorPurpose.ROOM,
        token=row.code,
        organisation_id=current_organisation_id(),
        expires_at=now + SEAT_COOKIE_LIFE,
    )
    logged(row, Deed.HARVESTING, by=by, changed=MOVED)
    record(HarvestStarted(gathering_id=row.pk, by_id=by.pk))
    return row


def _remember(row: Gathering, now: datetime) -> None:
    """Keep the place before a move. Only the place: what people wrote is never undone."""
    row.undo = {name: _kept(getattr(row, name)) for name in PLACE}
    row.undo_until = now + timedelta(seconds=UNDO_SECONDS)


def _kept(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, int | bool) else str(value)


def _seconds_left(row: Gathering, now: datetime) -> int | None:
    return round((row.ends_at - now).total_seconds()) if row.ends_at else None
