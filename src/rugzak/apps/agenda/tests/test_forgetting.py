"""A year after a visit nobody can find out any more who was there."""

from datetime import timedelta

import pytest
from tests.support import cast

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Away, Cancellation, Occupation, Relocation, Visit
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
