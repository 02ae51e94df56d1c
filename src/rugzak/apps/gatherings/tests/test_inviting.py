"""Who comes: asking, answering, waiting, being released, and proof. A reason is asked nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.models import Gathering, Invitation
from rugzak.apps.gatherings.services import inviting, planning, ticking
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Coming, Part, Release
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("kustmeer")


@pytest.fixture
def full() -> Gathering:
    """Two places, both taken by guests, and a day to go."""
    with time_machine.travel(factories.START - timedelta(days=1), tick=False):
        row = factories.gathering(seats=2)
        for label in ("de cliëntenraad", "een naaste"):
            inviting.keep_place_for_guest(gathering=row, label=label, key=new_id(), by=row.host)
    return row


def _asked(row: Gathering, member: Member) -> Invitation:
    one = inviting.invite(gathering=row, member=member, part=Part.PRACTICE, by=row.host)
    return inviting.answer(invitation=one, comes=True, by=member)


def test_asking_twice_is_once(wietske: Member) -> None:
    row = factories.gathering()
    for _time in range(2):
        inviting.invite(gathering=row, member=wietske, part=Part.LEADER, by=row.host)
    assert list(Invitation.objects.values_list("state", "part")) == [(Coming.INVITED, Part.LEADER)]


def test_a_place_that_comes_free_goes_to_who_waited_longest(
    full: Gathering, wietske: Member, yusuf: Member
) -> None:
    with time_machine.travel(factories.START - timedelta(hours=18), tick=False) as clock:
        first = _asked(full, wietske)
        clock.shift(60)
        second = _asked(full, yusuf)
        assert (first.state, second.state) == (Coming.WAITING, Coming.WAITING)
        inviting.withdraw(invitation=Invitation.objects.filter(member=None)[0], by=full.host)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (Coming.COMING, Coming.WAITING)


def test_who_cancels_the_evening_before_is_replaced_and_not_asked_why(wietske: Member, yusuf: Member) -> None:
    with time_machine.travel(factories.START - timedelta(hours=18), tick=False):
        row = factories.gathering(seats=3)
        for label in ("een", "twee"):
            inviting.keep_place_for_guest(gathering=row, label=label, key=new_id(), by=row.host)
        comes, waits = _asked(row, wietske), _asked(row, yusuf)
        assert (comes.state, waits.state) == (Coming.COMING, Coming.WAITING)
        inviting.answer(invitation=comes, comes=False, by=wietske)
    waits.refresh_from_db()
    assert waits.state == Coming.COMING
    assert not [field.name for field in Invitation._meta.fields if "reason" in field.name]


def test_five_minutes_before_the_start_nobody_is_called_any_more(full: Gathering, wietske: Member) -> None:
    with time_machine.travel(factories.START - timedelta(hours=5), tick=False):
        waits = _asked(full, wietske)
    with time_machine.travel(factories.START - timedelta(minutes=5), tick=False):
        inviting.withdraw(invitation=Invitation.objects.filter(member=None)[0], by=full.host)
    waits.refresh_from_db()
    assert waits.state == Coming.WAITING


def test_more_places_are_filled_at_once(full: Gathering, wietske: Member) -> None:
    with time_machine.travel(factories.START - timedelta(hours=18), tick=False):
        waits = _asked(full, wietske)
        plan = planning.copied_plan(full, full.starts_at)
        bigger = planning.Plan(**{**vars(plan), "seats": 3})
        planning.change_gathering(gathering=full, plan=bigger, by=full.host)
    waits.refresh_from_db()
    assert waits.state == Coming.COMING


def test_a_lead_hears_of_it_only_after_the_own_yes_and_the_own_wish(wietske: Member, ruben: Member) -> None:
    row = factories.gathering(starts_at=timezone.now() + timedelta(days=2))
    one = inviting.invite(gathering=row, member=wietske, part=Part.PRACTICE, by=row.host)
    assert list(queries.releases_for(ruben)) == []
    inviting.answer(invitation=one, comes=True, by=wietske)
    assert list(queries.releases_for(ruben)) == []
    inviting.answer(invitation=one, comes=True, wants_release=True, by=wietske)
    assert list(queries.releases_for(ruben)) == [one]
    inviting.answer_release(invitation=one, arranged=True, by=ruben)
    one.refresh_from_db()
    assert one.release == Release.ARRANGED
    inviting.answer(invitation=one, comes=False, by=wietske)
    assert list(queries.releases_for(ruben)) == []


def test_a_link_lets_a_colleague_sign_up_until_it_is_closed(
    wietske: Member, browser_of: Callable[..., Client]
) -> None:
    row = factories.gathering(starts_at=timezone.now() + timedelta(days=2))
    inviting.open_sign_up(gathering=row, is_open=True, by=row.host)
    address = f"/sessies/aanmelden/{row.sign_up_key}/"
    answer = browser_of(wietske).post(address, follow=True)
    assert "Je komt" in answer.content.decode()
    inviting.open_sign_up(gathering=row, is_open=False, by=row.host)
    assert browser_of(wietske).get(address).status_code == 404


def test_who_was_there_takes_a_proof_home_and_nobody_else(
    wietske: Member, yusuf: Member, browser_of: Callable[..., Client]
) -> None:
    row = factories.gathering(starts_at=timezone.now() + timedelta(hours=5))
    one = _asked(row, wietske)
    address = f"/sessies/uitnodigingen/{one.pk}/bewijs/"
    assert browser_of(wietske).get(address).status_code == 404
    with pytest.raises(ticking.NotYetBegun):
        ticking.tick_presence(invitation=one, came=True, by=row.host)
    Gathering.objects.filter(pk=row.pk).update(starts_at=timezone.now() - timedelta(hours=1))
    one.refresh_from_db()
    ticking.tick_presence(invitation=one, came=True, by=row.host)
    proof = browser_of(wietske).get(address)
    assert proof.content.startswith(b"%PDF")
    assert browser_of(yusuf).get(address).status_code == 404


def test_a_hall_asks_for_two_who_read_along(samira: Member, browser_of: Callable[..., Client]) -> None:
    day = timezone.localdate() + timedelta(days=3)
    sent = {"title": "Congres", "day": day.isoformat(), "time": "13:00", "seats": "300"}
    sent |= {"name_asked": "0", "name_seen_by": "0", "e_words": "national", "sleutel": str(samira.pk)}
    answer = browser_of(samira).post("/sessies/nieuw/congres/", sent)
    assert answer.status_code == 422
    assert "lezen twee mensen mee" in answer.content.decode()


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_of_who_comes_asks_the_same_number_of_questions(
    people: int, samira: Member, browser_of: Callable[..., Client], django_assert_max_num_queries
) -> None:
    row = factories.gathering()
    for number in range(people):
        inviting.keep_place_for_guest(gathering=row, label=f"gast {number}", key=new_id(), by=row.host)
    browser = browser_of(samira)
    with django_assert_max_num_queries(12):
        assert browser.get(f"/sessies/{row.pk}/wie-komt/").status_code == 200


def test_pressed_twice_keeps_one_place(full: Gathering) -> None:
    key = new_id()
    with time_machine.travel(factories.START - timedelta(days=1), tick=False):
        once = [
            inviting.keep_place_for_guest(gathering=full, label="de wijkagent", key=key, by=full.host)
            for _press in range(2)
        ]
    assert once[0] == once[1]
    assert full.invitations.count() == 3


def test_who_waits_for_the_room_gets_no_place_online_and_the_other_way_round(
    wietske: Member, yusuf: Member, ruben: Member
) -> None:
    """A place of one kind that comes free goes to who waits for that kind."""
    with time_machine.travel(factories.START - timedelta(hours=18), tick=False):
        row = factories.gathering(seats=3, online="https://praat.example/x", online_seats=1)
        for label in ("een", "twee", "drie"):
            inviting.keep_place_for_guest(gathering=row, label=label, key=new_id(), by=row.host)
        asked = [
            inviting.invite(gathering=row, member=who, part=Part.PRACTICE, by=row.host)
            for who in (wietske, yusuf, ruben)
        ]
        kinds = (True, True, False)
        states = [
            inviting.answer(invitation=one, comes=True, is_online=kind, by=row.host).state
            for one, kind in zip(asked, kinds, strict=True)
        ]
        assert states == [Coming.COMING, Coming.WAITING, Coming.WAITING]
        inviting.answer(invitation=asked[0], comes=False, by=wietske)
    for one in asked:
        one.refresh_from_db()
    assert [one.state for one in asked] == [Coming.NOT_COMING, Coming.COMING, Coming.WAITING]


def test_who_would_rather_be_online_frees_the_place_in_the_room(full: Gathering, wietske: Member) -> None:
    with time_machine.travel(factories.START - timedelta(hours=18), tick=False):
        waits = _asked(full, wietske)
        Gathering.objects.filter(pk=full.pk).update(online="https://praat.example/x")
        guest = Invitation.objects.filter(member=None)[0]
        assert inviting.answer(invitation=guest, comes=True, is_online=True, by=None).is_coming
    waits.refresh_from_db()
    assert waits.state == Coming.COMING


def test_a_promised_call_is_not_taken_away(wietske: Member) -> None:
    with time_machine.travel(factories.START - timedelta(hours=18), tick=False):
        row = factories.gathering(online="https://praat.example/x")
        one = inviting.invite(gathering=row, member=wietske, part=Part.PRACTICE, by=row.host)
        inviting.answer(invitation=one, comes=True, is_online=True, by=wietske)
        plan = planning.Plan(**{**vars(planning.copied_plan(row, row.starts_at)), "online": ""})
        with pytest.raises(planning.OnlineIsPromised):
            planning.change_gathering(gathering=row, plan=plan, by=row.host)
