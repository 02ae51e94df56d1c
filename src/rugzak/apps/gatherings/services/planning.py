"""Writes before a session: making it, changing it, its door, and calling it off."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.events import (
    DoorOpened,
    GatheringCancelled,
    GatheringChanged,
    GatheringMade,
    GatheringMoved,
    SeriesChanged,
    SeriesMade,
)
from rugzak.apps.gatherings.models import Gathering, LogLine, MethodVersion, Series
from rugzak.apps.gatherings.script import Script
from rugzak.apps.gatherings.services.methods import check_steps
from rugzak.apps.gatherings.services.moves import locked, logged
from rugzak.apps.gatherings.services.places import fill_places, has_online_guests
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.words import CODE_LENGTH, CODE_LETTERS, DOOR_LIFE, Deed, State
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import current_organisation_id
from rugzak.ground.tenancy.words import DoorPurpose


class AlreadyBegun(Refusal):
    sentence = _("Deze sessie is al begonnen. Dit kun je nu niet meer veranderen.")


class OnlineIsPromised(Refusal):
    sentence = _("Er zijn mensen die online komen. Zij kunnen dan niet meer meedoen. Laat het adres staan.")
    field = "online"


class OnlyStricter(Refusal):
    sentence = _("De deur is al open. Over namen kun je nu alleen nog strenger worden.")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What somebody fills in for a session."""

    title: str
    starts_at: datetime
    place: str = ""
    location_id: UUID | None = None
    seats: int = 12
    cohost_id: UUID | None = None
    series_id: UUID | None = None
    deck_id: UUID | None = None
    online: str = ""
    online_seats: int | None = None
    online_tables: str = ""
    name_asked: int = 0
    name_seen_by: int = 0


@transaction.atomic
def make_series(*, name: str, goal: str, key: UUID, by: Member) -> Series:
    there = Series.objects.filter(owner=by, key=key).first()
    if there is not None:
        return there
    series = Series.objects.create(name=name, goal=goal, owner=by, key=key)
    record(SeriesMade(series_id=series.pk, by_id=by.pk))
    return series


@transaction.atomic
def change_series(*, series: Series, name: str, goal: str, by: Member) -> None:
    """Another name or goal; the sessions in it stay."""
    series.name, series.goal = name, goal
    series.save(update_fields=["name", "goal"])
    record(SeriesChanged(series_id=series.pk, by_id=by.pk))


@transaction.atomic
def make_gathering(
    *,
    plan: Plan,
    script: Script,
    method_name: str,
    key: UUID,
    by: Member,
    version: MethodVersion | None = None,
) -> Gathering:
    """Plan a session with a copy of this script. The same ``key`` twice makes one."""
    check_steps(script)
    there = Gathering.objects.filter(host=by, key=key).first()
    if there is not None:
        return there
    gathering = Gathering.objects.create(
        host=by, in_charge=by, key=key, script_data=script.as_json(), method_name=method_name, **vars(plan)
    )
    if version is not None and not version.is_used:
        version.is_used = True
        version.save(update_fields=["is_used"])
    LogLine.objects.create(gathering=gathering, number=0, deed=Deed.MADE, by=by)
    record(GatheringMade(gathering_id=gathering.pk, by_id=by.pk))
    return gathering


@transaction.atomic
def change_gathering(*, gathering: Gathering, plan: Plan, by: Member) -> None:
    """Change what was planned, until it has begun; about names only stricter once the door was open."""
    row = locked(gathering)
    if row.state not in (State.DRAFT, State.OPEN):
        raise AlreadyBegun
    looser = plan.name_asked > row.name_asked or plan.name_seen_by > row.name_seen_by
    if row.state != State.DRAFT and looser:
        raise OnlyStricter
    if row.online and not plan.online and has_online_guests(row):
        raise OnlineIsPromised
    values: dict[str, Any] = vars(plan)
    is_moved = plan.starts_at != row.starts_at
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    if is_moved:
        record(GatheringMoved(gathering_id=row.pk, by_id=by.pk))
    fill_places(gathering=row, at=timezone.now())
    if row.is_live:
        tell_room(row, News.OWN)
    record(GatheringChanged(gathering_id=row.pk, by_id=by.pk))


@transaction.atomic
def change_script(*, gathering: Gathering, script: Script, by: Member) -> None:
    """Other minutes or steps for this session only."""
    row = locked(gathering)
    if row.state not in (State.DRAFT, State.OPEN):
        raise AlreadyBegun
    check_steps(script)
    row.script_data = script.as_json()
    row.save(update_fields=["script_data"])
    gathering.script_data = row.script_data
    record(GatheringChanged(gathering_id=row.pk, by_id=by.pk))


@transaction.atomic
def open_door(*, gathering: Gathering, by: Member) -> Gathering:
    """Give the session its code: from now on a phone can come in."""
    row = locked(gathering)
    if row.state != State.DRAFT:
        return row
    code = _free_code()
    doors.add_door(
        purpose=DoorPurpose.ROOM,
        token=code,
        organisation_id=current_organisation_id(),
        expires_at=max(row.ends, timezone.now()) + DOOR_LIFE,
    )
    row.code, row.state = code, State.OPEN
    logged(row, Deed.OPENED, by=by, changed=["code", "state"])
    record(DoorOpened(gathering_id=row.pk, by_id=by.pk))
    return row


@transaction.atomic
def cancel_gathering(*, gathering: Gathering, by: Member) -> None:
    """It does not take place. Nobody is asked why."""
    row = locked(gathering)
    if row.state not in (State.DRAFT, State.OPEN):
        raise AlreadyBegun
    if row.code:
        doors.close_doors(purpose=DoorPurpose.ROOM, token=row.code)
    row.state, row.code = State.CANCELLED, ""
    logged(row, Deed.CANCELLED, by=by, changed=["state", "code"])
    record(GatheringCancelled(gathering_id=row.pk, by_id=by.pk))


def copied_plan(gathering: Gathering, starts_at: datetime) -> Plan:
    """The same session on another day."""
    names = Plan.__dataclass_fields__
    plan = Plan(**{name: getattr(gathering, name) for name in names})
    return replace(plan, starts_at=starts_at)


def _free_code() -> str:
    """A code no room has now. 28 letters to the sixth: guessing one of fifty rooms is hopeless."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _number in range(CODE_LENGTH))
        if not doors.behind(purpose=DoorPurpose.ROOM, token=code):
            return code
