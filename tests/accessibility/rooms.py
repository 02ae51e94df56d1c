"""Around a room, with something on every page: guests in each state, places, seats, and a series with numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from rugzak.apps.gatherings.entering import new_token
from rugzak.apps.gatherings.models import Gathering, Seat
from rugzak.apps.gatherings.services import guests, inviting, joining, planning, reporting, wishes
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Wish
from rugzak.ground.kernel.ids import new_id

CALL = "https://praten.example/goed-werk"


def addresses() -> Iterator[tuple[str, str]]:
    """Who looks ("" is a guest with a link), and where. Runs inside Kustmeer."""
    for token in (*_guests(), "x" * 32):
        yield "", reverse("gatherings:guest", args=[token])
    _one, token = factories.guest(_soon(), address="genoeg@thuis.example")
    yield "", reverse("gatherings:guest_stop", args=[token])
    for begun in (False, True):
        row = _with_lists(begun=begun)
        yield "samira", reverse("gatherings:invitations", args=[row.pk])
        yield "samira", reverse("gatherings:gathering", args=[row.pk])
    seat = _mixed_room()
    yield "samira", reverse("gatherings:people", args=[seat.gathering_id])
    yield "samira", reverse("gatherings:seat", args=[seat.gathering_id, seat.pk])
    yield "samira", reverse("gatherings:series", args=[_series()])


def _soon(**values: Any) -> Gathering:
    start = timezone.now() + timedelta(days=2)
    return factories.gathering(starts_at=start, online=CALL, online_seats=2, **values)


def _guests() -> Iterator[str]:
    """The tokens of guests: asked, coming, online, not coming, waiting, before an open door, when it is over or off."""
    yield factories.guest(_soon())[1]
    for comes, is_online in ((True, False), (True, True), (False, None)):
        yield _answered(_soon(), comes=comes, is_online=is_online)
    full = _soon(seats=1)
    inviting.keep_place_for_guest(gathering=full, label="de raad", key=new_id(), by=full.host)
    yield _answered(full, comes=True, is_online=False)
    early = _soon()
    yield _answered(early, comes=True, is_online=False)
    planning.open_door(gathering=early, by=early.host)
    begun = factories.running("free", starts_at=timezone.now() - timedelta(minutes=5))
    yield factories.guest(begun)[1]
    over = factories.running("free")
    yield factories.guest(over)[1]
    factories.do(factories.harvest(over), "close_room")
    off = _soon()
    yield factories.guest(off)[1]
    planning.cancel_gathering(gathering=off, by=off.host)


def _answered(row: Gathering, *, comes: bool, is_online: bool | None) -> str:
    one, token = factories.guest(row)
    guests.answer_by_link(letter=one.letter, comes=comes, is_online=is_online)
    return token


def _with_lists(*, begun: bool) -> Gathering:
    """Somebody in every list: in the room, online, waiting, asked, and not coming; from the start on with presence."""
    row = _soon(seats=3)
    for number in range(2):
        inviting.keep_place_for_guest(gathering=row, label=f"plek {number}", key=new_id(), by=row.host)
    for name, is_online in (("wietske", False), ("ruben", True), ("yusuf", False)):
        inviting.sign_up(gathering=row, is_online=is_online, by=factories.person(name))
    inviting.invite(gathering=row, member=factories.person("aicha"), part="leader", by=row.host)
    one = inviting.invite(gathering=row, member=factories.person("hilde"), part="practice", by=row.host)
    inviting.answer(invitation=one, comes=False, by=factories.person("hilde"))
    factories.guest(row)
    inviting.open_sign_up(gathering=row, is_open=True, by=row.host)
    if begun:
        row.starts_at = timezone.now() - timedelta(minutes=5)
        row.save(update_fields=["starts_at"])
        first = row.invitations.filter(state="coming").first()
        assert first is not None
        inviting.tick_presence(invitation=first, came=True, by=row.host)
    return row


def _mixed_room() -> Seat:
    """People in the room, online and on paper, one gone home, and a wish about two."""
    row = factories.open_room(factories.steps("group_talk"), online=CALL)
    seats = [
        joining.join(gathering=row, token=new_token(), is_online=is_online)
        for is_online in (False, False, True, True)
    ]
    joining.add_paper_seat(gathering=row)
    joining.set_presence(gathering=row, seat_id=seats[-1].pk, has_left=True)
    wishes.wish_for(gathering=row, seat=seats[0], other=seats[1], kind=Wish.TOGETHER)
    return seats[0]


def _series() -> Any:
    one = planning.make_series(
        name="Van praten naar doen", goal="Kleine gewoonten", key=new_id(), by=factories.person("samira")
    )
    for practice in (12, 9, 3):
        row = factories.running("collect", starts_at=timezone.now() - timedelta(days=practice))
        seat, token = factories.phone(row)
        factories.piece(row, seat, token, "Als het druk is, dan drink ik eerst thee.", "habit")
        row = factories.do(factories.harvest(row), "close_room")
        report = reporting.report_of(gathering=row, by=row.host)
        reporting.describe_report(report=report, by=row.host, practice=practice, leaders=2)
        Gathering.objects.filter(pk=row.pk).update(series=one)
    return one.pk
