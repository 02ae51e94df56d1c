"""Online and mixed rooms, and who sits together or apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.entering import new_token
from rugzak.apps.gatherings.meeting import MeetingPlace, meeting_place
from rugzak.apps.gatherings.models import Gathering, Seat, Seating, SeatWish
from rugzak.apps.gatherings.own_part import own_part
from rugzak.apps.gatherings.picture import remote_context
from rugzak.apps.gatherings.services import joining, reporting, wishes
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Part, Wish
from rugzak.ground.accounts.models import Member

pytestmark = pytest.mark.usefixtures("kustmeer")
CALL = "https://praat.example/goed-werk"


def _room(*kinds: str, zaal: int, online: int, **values: object) -> Gathering:
    """A room that stands at the first of these steps, with so many people of each kind."""
    row = factories.open_room(factories.steps(*(kinds or ("group_talk",) * 3)), online=CALL, **values)
    _come(row, zaal)
    _come(row, online, is_online=True)
    return factories.do(row, "start")


def _come(row: Gathering, people: int, **values: object) -> list[Seat]:
    return [joining.join(gathering=row, token=new_token(), **values) for _number in range(people)]  # type: ignore[arg-type]  # values of a seat


def _tables(row: Gathering) -> list[tuple[int, int]]:
    """Per table of this round: how many in the room, how many online."""
    rows = Seating.objects.filter(table__gathering=row, table__round=row.round_number, seat__has_left=False)
    sides: dict[int, list[int]] = {}
    for number, is_online in rows.order_by("number").values_list("number", "seat__is_online"):
        sides.setdefault(number, [0, 0])[is_online] += 1
    return [(zaal, online) for zaal, online in sides.values()]


def _met_twice(row: Gathering, **which: object) -> int:
    """Pairs of these people that sat at one table more than once."""
    groups: dict[tuple[int, int], list[object]] = {}
    for seating in Seating.objects.filter(table__gathering=row, **which).select_related("table"):
        groups.setdefault((seating.table.round, seating.number), []).append(seating.seat_id)
    pairs = [frozenset((a, b)) for group in groups.values() for a in group for b in group if str(a) < str(b)]
    return len(pairs) - len(set(pairs))


def test_who_is_online_sits_at_tables_of_their_own_and_both_kinds_rotate() -> None:
    row = _room(zaal=16, online=16)
    for _round in range(3):
        assert _tables(row) == [(4, 0)] * 4 + [(0, 4)] * 4
        row = factories.do(row, "forward") if row.next_step else row
    assert _met_twice(row, seat__is_online=True) == _met_twice(row, seat__is_online=False) == 0


def test_too_few_online_sit_together_at_one_table_in_the_room_and_the_remote_says_so() -> None:
    row = _room(zaal=10, online=2)
    (mixed,) = [table for table in _tables(row) if table[1]]
    assert mixed == (2, 2)
    assert len(remote_context(row)["mixed"]) == 1
    there = own_part(row, Seat.objects.filter(is_online=False, seatings__number=_mixed_number(row))[0])
    assert there.meet == MeetingPlace(CALL)


def _mixed_number(row: Gathering) -> int:
    (number,) = queries.tables_with_online(row)
    return number


def test_each_online_table_is_told_where_it_meets() -> None:
    row = _room(zaal=4, online=11, online_tables="Kamer Eik\nhttps://praat.example/berk")
    places = {
        own.table.online: own.meet
        for seat in Seat.objects.filter(is_online=True)
        if (own := own_part(row, seat)).table is not None
    }
    assert places == {
        1: MeetingPlace(CALL, "Kamer Eik"),
        2: MeetingPlace("https://praat.example/berk"),
        3: MeetingPlace(CALL, "groep 3"),
    }


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    row = factories.gathering(
        online=CALL, online_tables="javascript:alert(1)\nTafel rood: https://praat.example/x"
    )
    assert meeting_place(row, 1) == MeetingPlace(CALL, "javascript:alert(1)")
    assert meeting_place(row, 2) == MeetingPlace("https://praat.example/x", "Tafel rood")


def test_a_late_joiner_online_goes_to_the_smallest_online_table() -> None:
    row = _room(zaal=8, online=7)
    _come(row, 1, is_online=True)
    assert _tables(row) == [(4, 0), (4, 0), (0, 4), (0, 4)]


def test_who_goes_on_from_home_moves_to_an_online_table_with_the_history_kept() -> None:
    row = _room(zaal=9, online=4)
    seat = Seat.objects.filter(is_online=False).order_by("came_at")[0]
    joining.set_online(gathering=row, seat_id=seat.pk, is_online=True)
    assert [online for _zaal, online in _tables(row)] == [0, 0, 5]
    row = factories.do(row, "forward")
    assert _tables(row) == [(4, 0), (4, 0), (0, 5)]


def test_without_an_address_nobody_is_online() -> None:
    row = factories.open_room(factories.steps("group_talk"))
    (seat,) = _come(row, 1, is_online=True)
    assert not seat.is_online


def test_everybody_online_needs_no_room() -> None:
    row = _room(zaal=0, online=8)
    assert _tables(row) == [(0, 4), (0, 4)]
    assert {own_part(row, seat).table.label for seat in Seat.objects.all()} == {"O1", "O2"}  # type: ignore[union-attr]  # all sit


def test_heads_online_are_counted_apart_when_the_room_closes() -> None:
    row = _room(zaal=6, online=5)
    row = factories.do(factories.harvest(row), "close_room")
    assert (row.came, row.came_online) == (11, 5)


def test_the_report_begins_with_the_heads_that_said_what_they_are(samira: Member) -> None:
    row = factories.open_room(factories.steps("group_talk"))
    _come(row, 5)
    _come(row, 2, part=Part.GUEST)
    row = factories.do(row, "start")
    row = factories.do(factories.harvest(row), "close_room")
    report = reporting.report_of(gathering=row, by=samira)
    assert (report.practice, report.leaders, report.guests) == (5, 0, 2)


def test_a_phone_joins_online_with_one_tap_and_sees_the_call(client: Client) -> None:
    row = factories.open_room(factories.steps("silence"), online=CALL)
    client.get(f"/m/{row.code}/")
    page = client.post(
        f"/m/{row.code}/meedoen/", {"waar": "online", "als": "guest"}, follow=True
    ).content.decode()
    seat = Seat.objects.get()
    assert (seat.is_online, seat.part) == (True, Part.GUEST)
    assert page.count(CALL) == 1
    factories.do(row, "start")
    assert 'id="stil"' in client.get(f"/m/{row.code}/").content.decode()


def test_together_and_apart_hold_in_every_round() -> None:
    row = factories.open_room(factories.steps(*("group_talk",) * 3))
    seats = _come(row, 13)
    wishes.wish_for(gathering=row, seat=seats[5], other=seats[1], kind=Wish.TOGETHER)
    wishes.wish_for(gathering=row, seat=seats[2], other=seats[9], kind=Wish.APART)
    row = factories.do(row, "start")
    for _round in range(3):
        at = dict(Seating.objects.filter(table__round=row.round_number).values_list("seat", "number"))
        assert at[seats[5].pk] == at[seats[1].pk]
        assert at[seats[2].pk] != at[seats[9].pk]
        assert row.tables.get(round=row.round_number).keeps_wishes
        row = factories.do(row, "forward") if row.next_step else row


def test_asking_otherwise_replaces_the_wish_and_what_cannot_be_is_refused() -> None:
    row = factories.open_room(factories.steps("group_talk"))
    seats = _come(row, 8)
    for kind in (Wish.TOGETHER, Wish.APART):
        wishes.wish_for(gathering=row, seat=seats[0], other=seats[1], kind=kind)
    assert [wish.kind for wish in SeatWish.objects.all()] == [Wish.APART]
    wishes.wish_for(gathering=row, seat=seats[0], other=seats[2], kind=Wish.TOGETHER)
    with pytest.raises(wishes.CannotSitSo):
        wishes.wish_for(gathering=row, seat=seats[1], other=seats[2], kind=Wish.TOGETHER)


def test_wishes_that_no_longer_fit_are_let_go_of_and_told() -> None:
    row = factories.open_room(factories.steps("group_talk"))
    seats = _come(row, 8)
    for one, other in ((0, 1), (1, 2), (0, 2)):
        if (one, other) != (0, 2):
            wishes.wish_for(gathering=row, seat=seats[one], other=seats[other], kind=Wish.APART)
    for seat in seats[4:]:
        joining.set_presence(gathering=row, seat_id=seat.pk, has_left=True)
    row = factories.do(row, "start")
    assert not row.tables.get().keeps_wishes


def test_a_late_joiner_keeps_away_from_whom_it_must_not_meet() -> None:
    row = factories.open_room(factories.steps("group_talk"))
    seats = _come(row, 9)
    joining.set_presence(gathering=row, seat_id=seats[0].pk, has_left=True)
    row = factories.do(row, "start")
    first = list(Seating.objects.filter(number=1).values_list("seat", flat=True))
    wishes.wish_for(gathering=row, seat=seats[0], other=Seat.objects.get(pk=first[0]), kind=Wish.APART)
    joining.set_presence(gathering=row, seat_id=seats[0].pk, has_left=False)
    assert Seating.objects.get(seat=seats[0]).number == 2


def test_parts_mix_over_the_tables() -> None:
    row = factories.open_room(factories.steps("group_talk"))
    _come(row, 12)
    _come(row, 4, part=Part.LEADER)
    factories.do(row, "start")
    leaders = Seating.objects.filter(seat__part=Part.LEADER).values_list("number", flat=True)
    assert sorted(leaders) == [1, 2, 3, 4]


def test_who_leads_moves_a_seat_and_asks_for_two_together(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    row = factories.open_room(factories.steps("group_talk"), online=CALL)
    one, other = _come(row, 2)
    browser, address = browser_of(samira), f"/sessies/{row.pk}/mensen/{one.pk}/"
    browser.post(address, {"wat": "together", "other": str(other.pk)})
    browser.post(address, {"wat": "deel", "als": "leader"})
    assert "Altijd aan één tafel" in browser.get(address).content.decode()
    browser.post(address, {"wat": "online"})
    one.refresh_from_db()
    assert (one.is_online, one.part) == (True, Part.LEADER)
    assert browser.post(address, {"wat": "together", "other": str(other.pk)}).status_code == 422
    browser.post(address, {"wat": "wens-weg", "wens": str(SeatWish.objects.get().pk)})
    assert not SeatWish.objects.exists()


def test_nothing_of_a_wish_is_left_after_the_close() -> None:
    row = factories.open_room(factories.steps("group_talk"))
    one, other = _come(row, 2)
    wishes.wish_for(gathering=row, seat=one, other=other, kind=Wish.APART)
    row = factories.do(row, "start")
    factories.do(factories.harvest(row), "close_room")
    assert not SeatWish.objects.exists()


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_of_who_is_there_asks_the_same_number_of_questions(
    people: int, samira: Member, browser_of: Callable[..., Client], django_assert_max_num_queries
) -> None:
    row = factories.open_room(factories.steps("group_talk"), online=CALL)
    _come(row, people, is_online=True)
    browser = browser_of(samira)
    with django_assert_max_num_queries(12):
        assert browser.get(f"/sessies/{row.pk}/mensen/").status_code == 200
