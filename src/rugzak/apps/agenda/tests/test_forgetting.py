"""A year after a visit nobody can find out any more who was there."""

from datetime import timedelta

import pytest
from tests.support import cast

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import (
    Away,
    Cancellation,
    Occupation,
    Overrun,
    Relief,
    Relocation,
    Series,
    StandInOffer,
    Visit,
)
from rugzak.apps.agenda.tests import factories
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member


@pytest.mark.parametrize(("days", "left"), [(360, 4), (370, 0)])
def test_after_a_year_only_the_hours_of_a_visit_are_left(
    coach: Appointment, wietske: Member, days: int, left: int
) -> None:
    start = at("2027-03-09 13:00")
    factories.visit(coach, start, colleagues=[wietske])
    off = factories.visit(coach, start + timedelta(hours=3), colleagues=[wietske])
    services.cancel_visit(visit=off, by=wietske)
    services.forget_who_was_there(at=start + timedelta(days=days))
    assert (Occupation.objects.count(), Cancellation.objects.count()) == (left, 1 if left else 0)
    assert Visit.objects.filter(appointment__member=cast.IDS["samira"]).count() == 2


def test_who_moved_it_and_days_away_go_by_the_same_term(coach: Appointment, samira: Member) -> None:
    row = factories.visit(coach, at("2027-03-09 10:00"))
    services.move_visit(visit=row, start=at("2027-03-09 13:00"), by=samira)
    day = at("2027-03-10 00:00").date()
    services.add_away(member=samira, first_day=day, last_day=day)
    services.forget_who_was_there(at=at("2028-03-07 10:00"))
    assert (Relocation.objects.count(), Away.objects.count()) == (1, 1)
    services.forget_who_was_there(at=at("2028-03-15 10:00"))
    assert (Relocation.objects.count(), Away.objects.count()) == (0, 0)


def test_who_was_asked_around_it_and_what_came_back_weekly_go_too(
    coach: Appointment, wietske: Member
) -> None:
    row = factories.visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    Relief.objects.create(visit=row, team_id=cast.DUINROOS)
    StandInOffer.objects.create(visit=row, to=coach)
    day = at("2027-03-09 00:00").date()
    Series.objects.create(
        appointment=coach,
        rhythm="week",
        first_day=day,
        last_day=day,
        at=at("2027-03-09 10:00").time(),
        minutes=60,
    )
    kept = (Relief, StandInOffer, Series)
    services.forget_who_was_there(at=at("2028-03-07 10:00"))
    assert [model.objects.count() for model in kept] == [1, 1, 1]
    services.forget_who_was_there(at=at("2028-03-15 10:00"))
    assert [model.objects.count() for model in kept] == [0, 0, 0]


def test_why_a_week_was_over_goes_two_years_after_the_appointment(coach: Appointment) -> None:
    Overrun.objects.create(appointment=coach, year=2027, week=10, reason="urgent")
    services.forget_who_was_there(at=at("2035-01-01 10:00"))
    assert Overrun.objects.count() == 1
    Appointment.objects.filter(pk=coach.pk).update(ends_on=at("2027-04-01 10:00").date())
    services.forget_who_was_there(at=at("2029-03-30 10:00"))
    assert Overrun.objects.count() == 1
    services.forget_who_was_there(at=at("2029-04-02 10:00"))
    assert Overrun.objects.count() == 0
