"""Another time: moments that fit, a notice to the other, and a way back."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Occupation, Relocation, Visit
from rugzak.apps.agenda.queries import ledger_of
from rugzak.apps.agenda.refusals import AlreadyOver, AlreadyTaken, HoursSpent, NotPossibleNow
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week, hours
from rugzak.ground.notices.models import Notice

Browser = Callable[..., Client]


def test_a_visit_moves_with_everybody_in_it(coach: Appointment, samira: Member, wietske: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    services.move_visit(visit=booked, start=at("2027-03-10 13:00"), by=samira)
    moved = Visit.objects.get()
    assert (moved.start, moved.length, moved.revision) == (at("2027-03-10 13:00"), hours(2), 1)
    assert {row.during.lower for row in Occupation.objects.all()} == {at("2027-03-10 13:00")}
    assert {notice.member_id for notice in Notice.objects.filter(link__contains=str(booked.pk))} == {
        wietske.pk
    }


def test_a_little_later_over_its_own_old_time(coach: Appointment, samira: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    services.move_visit(visit=booked, start=at("2027-03-09 11:00"), by=samira)
    assert Visit.objects.get().start == at("2027-03-09 11:00")


def test_within_a_full_week_it_counts_once(coach: Appointment, samira: Member) -> None:
    booked = visit(coach, at("2027-03-09 08:00"), length=hours(8))
    services.move_visit(visit=booked, start=at("2027-03-10 08:00"), by=samira)
    assert ledger_of(coach.pk, coach.released, Week(2027, 10)).planned == hours(8)


def test_what_booking_refuses_moving_refuses(coach: Appointment, samira: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    visit(coach, at("2027-03-10 10:00"))
    visit(coach, at("2027-03-16 08:00"), length=hours(7))
    for start, refusal in (
        ("2027-03-10 11:00", AlreadyTaken),
        ("2027-03-17 10:00", HoursSpent),
        ("2027-03-08 08:00", AlreadyOver),
    ):
        with pytest.raises(refusal):
            services.move_visit(visit=booked, start=at(start), by=samira)
    assert (Visit.objects.get(pk=booked.pk).start, Relocation.objects.count()) == (at("2027-03-09 10:00"), 0)


def test_what_began_or_was_called_off_stays_where_it_is(coach: Appointment, samira: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    with time_machine.travel(at("2027-03-09 10:05")), pytest.raises(NotPossibleNow):
        services.move_visit(visit=booked, start=at("2027-03-10 10:00"), by=samira)
    services.cancel_visit(visit=booked, by=samira)
    with pytest.raises(NotPossibleNow):
        services.move_visit(visit=booked, start=at("2027-03-10 10:00"), by=samira)


def test_undoing_goes_back_while_that_is_free_and_recent(
    coach: Appointment, samira: Member, wietske: Member
) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    services.move_visit(visit=booked, start=at("2027-03-10 10:00"), by=samira)
    with pytest.raises(NotPossibleNow):
        services.undo_move(visit=booked, by=wietske)
    with time_machine.travel(at("2027-03-08 09:16")), pytest.raises(NotPossibleNow):
        services.undo_move(visit=booked, by=samira)
    other = visit(coach, at("2027-03-09 11:00"), length=hours(1))
    with pytest.raises(AlreadyTaken):
        services.undo_move(visit=booked, by=samira)
    services.cancel_visit(visit=other, by=samira)
    services.undo_move(visit=booked, by=samira)
    assert (Visit.objects.get(pk=booked.pk).start, Relocation.objects.count()) == (at("2027-03-09 10:00"), 0)


def test_a_press_on_a_free_moment_moves_it(
    coach: Appointment, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    visit(coach, at("2027-03-08 10:00"), length=hours(6))
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    browser, page = browser_of(samira), reverse("agenda:move", args=[booked.pk])
    text = browser.get(page).content.decode()
    assert 'value="2027-03-08 16:00"' in text
    assert 'value="2027-03-08 10:00"' not in text
    answer = browser.post(page, {"moment": "2027-03-08 16:00"}, follow=True)
    assert "Het bezoek is nu ma 8 maart, 16:00." in answer.content.decode()
    browser.post(reverse("agenda:move_back", args=[booked.pk]))
    assert Visit.objects.get(pk=booked.pk).start == at("2027-03-09 10:00")


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"moment": "morgen om tien"},
        {"day": "2027-03-28", "time": "02:30"},
        {"day": "2027-03-10", "time": "11:00"},
        {"day": "9999-12-31", "time": "10:00"},
    ],
)
def test_what_cannot_be_is_said_and_nothing_moves(
    coach: Appointment, samira: Member, browser_of: Browser, sent: dict[str, str]
) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    visit(coach, at("2027-03-10 10:00"))
    assert browser_of(samira).post(reverse("agenda:move", args=[booked.pk]), sent).status_code == 422
    assert Visit.objects.get(pk=booked.pk).start == at("2027-03-09 10:00")


def test_the_colleague_cannot_move_it(
    coach: Appointment, samira: Member, wietske: Member, fenna: Member, browser_of: Browser
) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    page = reverse("agenda:move", args=[booked.pk])
    assert [browser_of(one).get(page).status_code for one in (samira, wietske, fenna)] == [200, 404, 404]


def test_the_page_costs_the_same_for_one_and_for_three(
    coach: Appointment, samira: Member, browser_of: Browser, django_assert_max_num_queries: Any
) -> None:
    browser, counts = browser_of(samira), []
    booked = visit(coach, at("2027-03-09 10:00"))
    for hour in (8, 12, 16):
        visit(coach, at(f"2027-03-10 {hour:02d}:00"), length=hours(1))
        with django_assert_max_num_queries(16) as captured:
            assert browser.get(reverse("agenda:move", args=[booked.pk])).status_code == 200
        counts.append(len(captured))
    print("queries", counts)
    assert len(set(counts)) == 1
