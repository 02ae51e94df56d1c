"""Booking, being there, calling off: nobody is booked twice and no hour is invented."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction

from rugzak.apps.agenda import services
from rugzak.apps.agenda.ledger import WeekLedger
from rugzak.apps.agenda.models import Cancellation, Occupation, Visit
from rugzak.apps.agenda.queries import free_moments, ledger_of
from rugzak.apps.agenda.refusals import (
    AlreadyOver,
    AlreadyTaken,
    HoursSpent,
    NotCoachingThen,
    NotPossibleNow,
    TooFarAhead,
    WrongLength,
)
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.words import MOVES, VisitState
from rugzak.apps.programmes import services as programmes
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week, hours


def ledger(coach: Appointment, week: Week) -> WeekLedger:
    return ledger_of(coach.pk, coach.released, week)


def test_a_visit_stands_in_both_agendas(coach: Appointment, wietske: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    rows = Occupation.objects.filter(visit=booked).values_list("member", "part", "is_standing")
    assert set(rows) == {(coach.member_id, "coach", True), (wietske.pk, "colleague", True)}


def test_visits_may_touch(coach: Appointment) -> None:
    visit(coach, at("2027-03-09 08:00"))
    visit(coach, at("2027-03-09 10:00"))
    assert Visit.objects.count() == 2


@pytest.mark.parametrize("start", ["09:30", "10:00", "11:30", "08:30"])
def test_a_coach_is_never_in_two_places(coach: Appointment, start: str) -> None:
    visit(coach, at("2027-03-09 10:00"))
    with pytest.raises(AlreadyTaken):
        visit(coach, at(f"2027-03-09 {start}"), length=hours(3) if start == "08:30" else hours(1))
    assert Visit.objects.count() == 1


def test_a_colleague_is_never_in_two_places_either(
    coach: Appointment, wietske: Member, yusuf: Member
) -> None:
    other = programmes.appoint(
        member=yusuf,
        programme=coach.programme,
        region_id=coach.region_id,
        released_minutes_per_week=480,
        starts_on=coach.starts_on,
        by=coach.member,
    )
    visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    with pytest.raises(AlreadyTaken) as refusal:
        visit(other, at("2027-03-09 11:00"), colleagues=[wietske])
    assert str(refusal.value).startswith("Wietske kan dan niet: er staat al iets anders.")
    assert refusal.value.free[0] == at("2027-03-09 12:00")


def test_the_database_refuses_what_the_code_forgot(coach: Appointment, wietske: Member) -> None:
    first = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    second = visit(coach, at("2027-03-10 10:00"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Occupation.objects.create(visit=second, member=wietske, part="colleague", during=first.during)


def test_a_coach_with_too_few_hours_left_is_refused(coach: Appointment) -> None:
    visit(coach, at("2027-03-09 08:00"), length=hours(7))
    with pytest.raises(HoursSpent) as refusal:
        visit(coach, at("2027-03-10 10:00"))
    assert refusal.value.hours_left == hours(1)
    visit(coach, at("2027-03-16 10:00"))


def test_a_week_without_hours_says_so(coach: Appointment) -> None:
    visit(coach, at("2027-03-09 08:00"), length=hours(8))
    with pytest.raises(HoursSpent, match="Samira heeft deze week geen uren meer vrij"):
        visit(coach, at("2027-03-10 10:00"))


def test_the_ledger_tells_used_planned_and_free(coach: Appointment, samira: Member) -> None:
    week = Week(2027, 10)
    first = visit(coach, at("2027-03-08 10:00"))
    visit(coach, at("2027-03-10 10:00"), length=hours(1.5))
    services.cancel_visit(visit=visit(coach, at("2027-03-11 10:00")), by=samira)
    with time_machine.travel(at("2027-03-08 12:00")):
        services.mark_done(visit=first, by=samira)
    assert ledger(coach, week) == WeekLedger(week, hours(8), hours(2), hours(1.5))
    assert ledger(coach, week).free == hours(4.5)


def test_a_visit_over_midnight_counts_in_the_week_it_starts(coach: Appointment) -> None:
    visit(coach, at("2027-03-14 23:00"), length=hours(4))
    assert ledger(coach, Week(2027, 10)).planned == hours(4)
    assert ledger(coach, Week(2027, 11)).planned == hours(0)


@pytest.mark.parametrize(
    ("start", "length", "refusal"),
    [
        ("2027-03-08 08:00", hours(1), AlreadyOver),
        ("2028-04-01 08:00", hours(1), TooFarAhead),
        ("2027-03-09 08:00", timedelta(minutes=10), WrongLength),
        ("2027-03-09 08:00", hours(13), WrongLength),
        ("2027-03-09 08:00", -hours(1), WrongLength),
    ],
)
def test_odd_moments_are_refused(
    coach: Appointment, start: str, length: timedelta, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        visit(coach, at(start), length=length)


def test_nobody_coaches_after_the_last_day(coach: Appointment, fenna: Member) -> None:
    programmes.end_appointment(appointment=coach, last_day=at("2027-03-10 00:00").date(), by=fenna)
    visit(coach, at("2027-03-10 10:00"))
    with pytest.raises(NotCoachingThen):
        visit(Appointment.objects.get(), at("2027-03-11 10:00"))


def test_done_only_after_it_began_and_only_once(coach: Appointment, samira: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    with pytest.raises(NotPossibleNow):
        services.mark_done(visit=booked, by=samira)
    with time_machine.travel(at("2027-03-09 10:05")):
        assert [services.mark_done(visit=booked, by=samira).state for _ in range(2)] == [VisitState.DONE] * 2


def test_calling_off_frees_the_time_and_undoing_takes_it_back(coach: Appointment, samira: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    services.cancel_visit(visit=booked, by=samira)
    assert (Cancellation.objects.get().by, Occupation.objects.get().is_standing) == (samira, False)
    services.restore_visit(visit=booked, by=samira)
    assert (Cancellation.objects.count(), Occupation.objects.get().is_standing) == (0, True)


def test_undoing_is_refused_when_the_time_is_taken_or_it_is_long_ago(
    coach: Appointment, samira: Member, wietske: Member
) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    services.cancel_visit(visit=booked, by=samira)
    with pytest.raises(NotPossibleNow):
        services.restore_visit(visit=booked, by=wietske)
    with time_machine.travel(at("2027-03-08 09:16")), pytest.raises(NotPossibleNow):
        services.restore_visit(visit=booked, by=samira)
    visit(coach, at("2027-03-09 11:00"))
    with pytest.raises(AlreadyTaken):
        services.restore_visit(visit=booked, by=samira)


def test_the_database_keeps_the_table_of_moves(coach: Appointment) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    for old in VisitState:
        for new in VisitState:
            with transaction.atomic():
                Visit.objects.filter(pk=booked.pk).delete()
                fresh = Visit.objects.create(
                    appointment=coach, during=booked.during, place="x", setting="floor", state=old
                )
                allowed = old == new or (old, new) in MOVES
                assert _moves(fresh, new) is allowed, (old, new)
                transaction.set_rollback(True)


def _moves(row: Visit, state: VisitState) -> bool:
    try:
        with transaction.atomic():
            Visit.objects.filter(pk=row.pk).update(state=state)
    except DatabaseError:
        return False
    return True


def test_free_moments_skip_what_stands_and_the_night(coach: Appointment) -> None:
    visit(coach, at("2027-03-08 10:00"), length=hours(8))
    found = free_moments([coach.member_id], length=hours(3), after=at("2027-03-08 17:00"))
    assert found == [at("2027-03-08 18:00"), at("2027-03-09 07:00"), at("2027-03-09 07:30")]


def test_of_each_day_the_moment_nearest_to_the_wanted_time_comes_first(coach: Appointment) -> None:
    visit(coach, at("2027-03-08 13:00"), length=hours(2))
    found = free_moments(
        [coach.member_id], length=hours(1), after=at("2027-03-08 09:00"), per_day=1, near=time(14)
    )
    assert found == [at("2027-03-08 15:00"), at("2027-03-09 14:00"), at("2027-03-10 14:00")]


def test_a_night_visit_in_october_has_nine_hours(coach: Appointment) -> None:
    with time_machine.travel(at("2027-10-25 09:00")):
        start = datetime(2027, 10, 30, 21, tzinfo=UTC)  # 23:00 on the wall, and the clock goes back
        booked = visit(coach, start, length=hours(8))
    assert (booked.end.astimezone(start.tzinfo) - start, booked.length) == (hours(8), hours(8))
    assert at("2027-10-31 06:00") == booked.end
