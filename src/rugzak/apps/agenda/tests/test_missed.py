"""What did not take place: no reason, the way there counts, a new moment, and a way back."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Occupation, Visit
from rugzak.apps.agenda.queries import ledger_of
from rugzak.apps.agenda.refusals import AlreadyTaken, NotPossibleNow, WrongLength
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.words import VisitState
from rugzak.apps.people.models import Location
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import Week, hours

Browser = Callable[..., Client]
WEEK = Week(2027, 10)
AFTER = at("2027-03-09 13:00")


def test_the_time_is_free_again_and_the_way_there_counts(
    coach: Appointment, samira: Member, wietske: Member, heiloo: Location
) -> None:
    visit(coach, at("2027-03-09 09:00"), length=hours(1))
    gone = visit(coach, at("2027-03-09 11:00"), colleagues=[wietske], location_id=heiloo.pk)
    driven = ledger_of(coach.pk, coach.released, WEEK).travel
    with time_machine.travel(AFTER, tick=False):
        services.mark_missed(visit=gone, by=samira)
        services.mark_missed(visit=gone, by=samira)
    ledger = ledger_of(coach.pk, coach.released, WEEK)
    assert (ledger.planned, ledger.used, ledger.travel) == (hours(1), hours(0), driven)
    assert driven > hours(0)
    assert not Occupation.objects.filter(visit=gone, is_standing=True).exists()


def test_it_can_be_taken_back_just_now(coach: Appointment, samira: Member, wietske: Member) -> None:
    gone = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    with time_machine.travel(AFTER, tick=False):
        services.mark_missed(visit=gone, by=samira)
        with pytest.raises(NotPossibleNow):
            services.restore_visit(visit=gone, by=wietske)
        services.restore_visit(visit=gone, by=samira)
    assert Visit.objects.get().state == VisitState.CONFIRMED
    assert Occupation.objects.filter(is_standing=True).count() == 2


def test_what_has_not_begun_is_called_off_instead(coach: Appointment, samira: Member) -> None:
    with pytest.raises(NotPossibleNow):
        services.mark_missed(visit=visit(coach, at("2027-03-09 10:00")), by=samira)


def test_a_new_moment_is_a_new_visit_with_the_same_people(
    coach: Appointment, samira: Member, wietske: Member
) -> None:
    gone = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske], place="teamkamer")
    key = new_id()
    with time_machine.travel(AFTER, tick=False):
        services.mark_missed(visit=gone, by=samira)
        for _ in range(2):
            made = services.book_again(visit=gone, start=at("2027-03-10 10:00"), by=samira, key=key)
    assert (made.pk, made.place, made.length) == (key, "teamkamer", gone.length)
    assert {row.member_id for row in made.occupations.all()} == {samira.pk, wietske.pk}
    assert Visit.objects.get(pk=gone.pk).state == VisitState.MISSED
    assert Visit.objects.count() == 2


def test_what_stands_is_not_booked_again(coach: Appointment, samira: Member) -> None:
    with pytest.raises(NotPossibleNow):
        services.book_again(
            visit=visit(coach, at("2027-03-09 10:00")),
            start=at("2027-03-10 10:00"),
            by=samira,
            key=new_id(),
        )


def test_how_long_it_really_was(coach: Appointment, samira: Member, wietske: Member) -> None:
    """More than planned is never refused for the hours of the week, only when somebody is elsewhere."""
    row = visit(coach, at("2027-03-09 08:00"), length=hours(7.5), colleagues=[wietske])
    with time_machine.travel(at("2027-03-09 17:00"), tick=False):
        with pytest.raises(WrongLength):
            services.mark_done(visit=row, by=samira, length=hours(13))
        services.mark_done(visit=row, by=samira, length=hours(8.25))
    ledger = ledger_of(coach.pk, coach.released, WEEK)
    assert (ledger.used, ledger.free) == (hours(8.25), -hours(0.25))
    assert {one.during.upper for one in Occupation.objects.all()} == {at("2027-03-09 16:15")}


def test_longer_than_the_room_there_was_is_refused(coach: Appointment, samira: Member) -> None:
    row = visit(coach, at("2027-03-09 10:00"), length=hours(1))
    visit(coach, at("2027-03-09 11:30"), length=hours(1))
    with time_machine.travel(AFTER, tick=False), pytest.raises(AlreadyTaken):
        services.mark_done(visit=row, by=samira, length=hours(2))
    assert Visit.objects.get(pk=row.pk).state == VisitState.CONFIRMED


def test_over_the_hours_the_page_asks_for_a_reason(
    coach: Appointment, samira: Member, browser_of: Browser
) -> None:
    row = visit(coach, at("2027-03-09 08:00"), length=hours(7.75))
    address = reverse("agenda:done", args=[row.pk])
    with time_machine.travel(at("2027-03-09 18:00"), tick=False):
        browser_of(samira).post(address, {"length": "heel lang"})
        assert Visit.objects.get().state == VisitState.CONFIRMED
        answer = browser_of(samira).post(address, {"length": "8:25"}, follow=True)
    assert "Dat maakt 8:25 uur van 8 uur." in answer.content.decode()
    assert "Meer uren nodig" in answer.content.decode()


def test_the_page_asks_and_nobody_says_why(coach: Appointment, samira: Member, browser_of: Browser) -> None:
    row = visit(coach, at("2027-03-09 10:00"))
    with time_machine.travel(AFTER, tick=False):
        browser = browser_of(samira)
        assert "Niet doorgegaan" in browser.get(reverse("agenda:visit", args=[row.pk])).content.decode()
        answer = browser.post(reverse("agenda:missed", args=[row.pk]), follow=True)
        assert reverse("agenda:restore", args=[row.pk]) in answer.content.decode()
        moments = browser.get(reverse("agenda:again", args=[row.pk])).content.decode()
        assert moments.count('name="moment"') >= 3
        sent = {"moment": "2027-03-10 10:00", "sleutel": str(new_id())}
        for _ in range(2):
            assert browser.post(reverse("agenda:again", args=[row.pk]), sent).status_code == 302
    assert Visit.objects.count() == 2


def test_been_there_can_be_taken_back_just_after(
    coach: Appointment, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    held = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    undo = reverse("agenda:not_done", args=[held.pk])
    with time_machine.travel(AFTER, tick=False):
        browser = browser_of(samira)
        page = browser.post(reverse("agenda:done", args=[held.pk]), {"length": "1:30"}, follow=True)
        assert undo in page.content.decode()
        for _ in range(2):  # a double tap
            assert "Ben je geweest?" in browser.post(undo, follow=True).content.decode()
    row = Visit.objects.get()
    assert (row.state, row.length) == (VisitState.CONFIRMED, hours(1.5))


def test_later_on_it_stays_that_somebody_was_there(coach: Appointment, samira: Member) -> None:
    held = visit(coach, at("2027-03-09 10:00"))
    with time_machine.travel(AFTER, tick=False):
        services.mark_done(visit=held, by=samira)
    with time_machine.travel(at("2027-03-09 13:16"), tick=False), pytest.raises(NotPossibleNow):
        services.take_back_done(visit=held, by=samira)


def test_how_long_it_was_may_be_said_afterwards_but_not_weeks_later(
    coach: Appointment, samira: Member
) -> None:
    held = visit(coach, at("2027-03-09 10:00"))
    with time_machine.travel(AFTER, tick=False):
        services.mark_done(visit=held, by=samira)
        services.mark_done(visit=held, by=samira, length=hours(0.5))
    assert ledger_of(coach.pk, coach.released, WEEK).used == hours(0.5)
    with time_machine.travel(at("2027-03-24 09:00"), tick=False):
        services.mark_done(visit=held, by=samira)
        with pytest.raises(NotPossibleNow):
            services.mark_done(visit=held, by=samira, length=hours(3))
    assert Visit.objects.get().length == hours(0.5)
