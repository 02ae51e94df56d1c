"""Visits that come back: on the clock of the wall, guarded one by one, changed and called off together."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Cancellation, Occupation, Series, Visit
from rugzak.apps.agenda.refusals import AlreadyTaken, DaysDoNotFit, NotPossibleNow, TooFarAhead, TooManyTimes
from rugzak.apps.agenda.rhythms import days_of
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.words import Rhythm, Setting, VisitState
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import hours
from rugzak.ground.notices.models import Notice


def series(coach: Appointment, **fields: Any) -> list[Visit]:
    """Every Tuesday at ten for two hours, from 9 March through 6 April: over the jump of the clock."""
    values = {
        "rhythm": Rhythm.WEEK,
        "first_day": date(2027, 3, 9),
        "last_day": date(2027, 4, 6),
        "at": time(10),
        "length": hours(2),
        "setting": Setting.FLOOR,
        "place": "teamkamer",
        "by": coach.member,
        "key": new_id(),
        **fields,
    }
    return services.plan_series(appointment_id=coach.pk, **values)


def clocks() -> list[str]:
    rows = Visit.objects.filter(state=VisitState.CONFIRMED).order_by("during")
    return [f"{timezone.localtime(row.start):%d-%m %H:%M}" for row in rows]


def test_the_same_time_on_the_wall_in_winter_and_in_summer(coach: Appointment, wietske: Member) -> None:
    made = series(coach, colleagues=[wietske])
    assert clocks() == ["09-03 10:00", "16-03 10:00", "23-03 10:00", "30-03 10:00", "06-04 10:00"]
    assert made[3].start - made[2].start == timedelta(days=7) - hours(1)
    assert Occupation.objects.filter(is_standing=True).count() == 10
    assert Notice.objects.filter(member=wietske).count() == 1


def test_pressed_twice_it_is_planned_once(coach: Appointment) -> None:
    key = new_id()
    assert [one.pk for one in series(coach, key=key)] == [one.pk for one in series(coach, key=key)]
    assert (Series.objects.count(), Visit.objects.count()) == (1, 5)


def test_days_that_do_not_fit_are_named_and_may_be_left_out(coach: Appointment) -> None:
    visit(coach, at("2027-03-16 11:00"))
    visit(coach, at("2027-03-31 09:00"), length=hours(7))
    with pytest.raises(DaysDoNotFit) as refusal:
        series(coach)
    assert refusal.value.days == [date(2027, 3, 16), date(2027, 3, 30)]
    assert Series.objects.count() == 0
    series(coach, skipped=refusal.value.days)
    assert Visit.objects.filter(series__isnull=False).count() == 3
    assert Series.objects.get().skipped == refusal.value.days


def test_a_visit_of_a_series_keeps_others_away(coach: Appointment) -> None:
    series(coach)
    with pytest.raises(AlreadyTaken):
        visit(coach, at("2027-03-23 11:00"))


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"last_day": date(2028, 6, 1)}, TooFarAhead),
        ({"at": time(2, 30), "first_day": date(2027, 3, 28), "last_day": date(2027, 3, 28)}, Exception),
    ],
)
def test_limits(coach: Appointment, fields: dict[str, Any], refusal: type[Exception]) -> None:
    """The second one is an hour that the clock skips."""
    with pytest.raises(refusal):
        series(coach, **fields)
    assert Visit.objects.count() == 0


def test_no_more_than_a_year_of_weeks(coach: Appointment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rugzak.apps.agenda.services.series.SERIES_MOST", 3)
    with pytest.raises(TooManyTimes):
        series(coach)


def test_one_is_changed_by_itself(coach: Appointment, samira: Member) -> None:
    made = series(coach)
    services.move_visit(visit=made[1], start=at("2027-03-17 13:00"), by=samira)
    assert clocks()[:3] == ["09-03 10:00", "17-03 13:00", "23-03 10:00"]


def test_this_one_and_all_that_follow_get_another_time(coach: Appointment, samira: Member) -> None:
    made = series(coach)
    services.move_following(visit=made[1], start=at("2027-03-18 14:00"), by=samira)
    assert clocks() == ["09-03 10:00", "18-03 14:00", "25-03 14:00", "01-04 14:00", "08-04 14:00"]
    services.undo_move(visit=made[1], by=samira)
    assert clocks() == ["09-03 10:00", "16-03 10:00", "23-03 10:00", "30-03 10:00", "06-04 10:00"]


def test_half_an_hour_later_over_their_own_old_times(coach: Appointment, samira: Member) -> None:
    made = series(coach)
    services.move_following(visit=made[0], start=at("2027-03-09 10:30"), by=samira)
    assert {clock[-5:] for clock in clocks()} == {"10:30"}


def test_when_one_of_them_does_not_fit_none_moves(coach: Appointment, samira: Member) -> None:
    made = series(coach)
    visit(coach, at("2027-03-25 14:00"), length=hours(1))
    with pytest.raises(DaysDoNotFit):
        services.move_following(visit=made[1], start=at("2027-03-18 14:00"), by=samira)
    assert "16-03 10:00" in clocks()


def test_calling_off_all_that_follow_and_taking_it_back(
    coach: Appointment, samira: Member, wietske: Member
) -> None:
    made = series(coach, colleagues=[wietske])
    services.cancel_following(visit=made[2], by=wietske)
    assert clocks() == ["09-03 10:00", "16-03 10:00"]
    visit(coach, at("2027-03-23 15:00"))
    with pytest.raises(NotPossibleNow):
        services.restore_following(visit=made[2], by=samira)
    services.restore_following(visit=made[2], by=wietske)
    assert (len(clocks()), Cancellation.objects.count()) == (6, 0)


def test_what_is_taken_since_cannot_be_restored(coach: Appointment, samira: Member) -> None:
    made = series(coach)
    services.cancel_following(visit=made[0], by=samira)
    visit(coach, at("2027-03-23 11:00"))
    with pytest.raises(AlreadyTaken):
        services.restore_following(visit=made[0], by=samira)


def test_the_cost_does_not_grow_with_the_number_of_times(
    coach: Appointment, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for weeks, hour in ((2, 7), (20, 12)):
        with django_assert_max_num_queries(40) as captured:
            series(
                coach,
                at=time(hour),
                length=hours(1),
                last_day=date(2027, 3, 9) + timedelta(weeks=weeks),
            )
        counts.append(len(captured))
    assert len(set(counts)) == 1


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm.WEEK, [9, 16, 23, 30]),
        (Rhythm.FORTNIGHT, [9, 23]),
        (Rhythm.MONTH, [9]),
    ],
)
def test_rhythms(rhythm: Rhythm, days: list[int]) -> None:
    found = list(days_of(rhythm, date(2027, 3, 9), date(2027, 3, 31)))
    assert found == [date(2027, 3, day) for day in days]


def test_a_month_is_the_same_weekday_and_a_fifth_one_the_last() -> None:
    second_tuesday = list(days_of(Rhythm.MONTH, date(2027, 3, 9), date(2027, 6, 30)))
    assert second_tuesday == [date(2027, 3, 9), date(2027, 4, 13), date(2027, 5, 11), date(2027, 6, 8)]
    fifth_monday = list(days_of(Rhythm.MONTH, date(2027, 3, 29), date(2027, 5, 31)))
    assert fifth_monday == [date(2027, 3, 29), date(2027, 4, 26), date(2027, 5, 31)]
