"""The video call gets another address while people are in, and wishes about seats when a session becomes a hall."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from rugzak.apps.gatherings.entering import new_token
from rugzak.apps.gatherings.models import Gathering, Seat, SeatWish
from rugzak.apps.gatherings.own_part import own_part
from rugzak.apps.gatherings.picture import Audience, rendered
from rugzak.apps.gatherings.services import joining, planning, wishes
from rugzak.apps.gatherings.services.meeting import change_meeting
from rugzak.apps.gatherings.services.moves import NotPossibleNow
from rugzak.apps.gatherings.services.tables import wishes_of
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Wish
from rugzak.ground.accounts.models import Member

pytestmark = pytest.mark.usefixtures("kustmeer")
CALL, OTHER = "https://praat.example/goed-werk", "https://praat.example/anders"


def phone_in(row: Gathering, where: str = "online") -> Client:
    client = Client()
    client.post(f"/m/{row.code}/meedoen/", {"waar": where})
    return client


def called(client: Client, row: Gathering) -> str:
    """The line with the call on the page of a phone."""
    page = client.get(f"/m/{row.code}/").content.decode()
    return page[page.index('id="call"') :].split("</p>")[0]


def test_who_leads_gives_another_address_and_phones_have_it(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    row = factories.open_room(factories.steps("silence"), online=CALL)
    online, beside = phone_in(row), phone_in(row, "zaal")
    row = factories.do(row, "start")
    page = f"/sessies/{row.pk}/videogesprek/"
    assert CALL in browser_of(samira).get(page).content.decode()
    assert browser_of(samira).post(page, {"online": OTHER}).status_code == 302
    row.refresh_from_db()
    assert rendered(row, Audience.PHONE)["call"] == OTHER
    polled = online.get(f"/m/{row.code}/stand/?v={row.version}&sleutel=stap-s0")
    assert json.loads(polled.content)["call"] == OTHER
    assert (OTHER in called(online, row), "hidden" in called(online, row)) == (True, False)
    assert "hidden" in called(beside, row)


@pytest.mark.parametrize("wrong", ["", "javascript:alert(1)", "geen adres"])
def test_no_address_is_no_call(wrong: str, samira: Member, browser_of: Callable[..., Client]) -> None:
    row = factories.open_room(online=CALL)
    answer = browser_of(samira).post(f"/sessies/{row.pk}/videogesprek/", {"online": wrong})
    row.refresh_from_db()
    assert (answer.status_code, row.online) == (422, CALL)


def test_the_own_part_says_whether_this_phone_is_online() -> None:
    row = factories.running("group_talk", online=CALL)
    client = phone_in(row)
    (seat,) = Seat.objects.all()
    assert client.get(f"/m/{row.code}/eigen/")["Room-Online"] == "1"
    joining.set_online(gathering=row, seat_id=seat.pk, is_online=False)
    answer = client.get(f"/m/{row.code}/eigen/")
    assert (answer["Room-Online"], answer["Room-Version"]) == ("0", str(row.version))


def test_tables_that_meet_online_move_along() -> None:
    row = factories.open_room(factories.steps("group_talk"), online=CALL)
    seats = [joining.join(gathering=row, token=new_token(), is_online=True) for _number in range(4)]
    row = factories.do(row, "start")
    row = change_meeting(gathering=row, online=OTHER, online_tables="", by=row.host)
    meet = own_part(row, seats[0]).meet
    assert meet is not None
    assert meet.address == OTHER


def test_a_session_that_is_over_has_no_call_to_change() -> None:
    row = factories.do(factories.harvest(factories.running("free", online=CALL)), "close_room")
    with pytest.raises(NotPossibleNow):
        change_meeting(gathering=row, online=OTHER, online_tables="", by=row.host)


# ── A hall ──


def test_in_a_hall_no_wish_is_offered_and_the_page_says_why(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    row = factories.open_room(factories.steps("group_talk"), cohost="fenna")
    one, other = (factories.phone(row)[0] for _number in range(2))
    wishes.wish_for(gathering=row, seat=one, other=other, kind=Wish.APART)
    people, seat = f"/sessies/{row.pk}/mensen/", f"/sessies/{row.pk}/mensen/{one.pk}/"
    browser = browser_of(samira)
    assert "wens voor de tafels" in browser.get(people).content.decode()
    plan = planning.copied_plan(row, row.starts_at)
    planning.change_gathering(gathering=row, plan=planning.replace(plan, seats=90), by=samira)
    row.refresh_from_db()

    shown = browser.get(people).content.decode()
    assert ("wens voor de tafels" in shown, "blijven mensen zitten" in shown) == (False, True)
    shown = browser.get(seat).content.decode()
    assert ("Niet samen" in shown, "gelden nu niet" in shown) == (False, True)
    assert browser.post(seat, {"wat": "together", "other": str(other.pk)}).status_code == 422
    with pytest.raises(wishes.InAHall):
        wishes.wish_for(gathering=row, seat=one, other=other, kind=Wish.TOGETHER)
    assert wishes_of(row, [one, other]).apart == frozenset()
    assert SeatWish.objects.count() == 1
