"""What the data map promises about requests is carried out."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.queries import acting_member
from rugzak.apps.support import services, tasks
from rugzak.apps.support.models import Closing, Engagement, EngagementVisit, SupportRequest, Withdrawal
from rugzak.apps.support.tests import factories
from rugzak.apps.support.tests.conftest import MONDAY
from rugzak.apps.support.words import Helped


def closed(backpackers, coach) -> SupportRequest:
    row = factories.accepted(factories.request(backpackers, words="Hoe?"), coach, at("2027-03-09 13:00"))
    visit = Visit.objects.get()
    with time_machine.travel(visit.end, tick=False):
        agenda.mark_done(visit=visit, by=coach.member)
        services.close_request(
            request=row, helped=Helped.YES, words="Ja.", by=acting_member(cast.IDS["wietske"])
        )
    return row


@pytest.mark.parametrize(("days", "left"), [(360, 1), (370, 0)])
def test_a_year_after_closing_everything_of_a_request_is_gone(backpackers, coach, days, left) -> None:
    closed(backpackers, coach)
    services.forget_old_requests(at=MONDAY + timedelta(days=days))
    for model in (SupportRequest, Engagement, EngagementVisit, Closing):
        assert model.objects.count() == left
    # The visit itself stays: its hours count per coach and location.
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(("days", "left"), [(180, 1), (190, 0)])
@pytest.mark.parametrize("taken_back", [False, True])
def test_what_nobody_took_up_goes_after_half_a_year(
    backpackers, wietske, days: int, left: int, taken_back: bool
) -> None:
    row = factories.request(backpackers)
    if taken_back:
        services.withdraw_request(request=row, by=wietske)
    services.forget_old_requests(at=MONDAY + timedelta(days=days))
    assert (SupportRequest.objects.count(), Withdrawal.objects.count()) == (left, left if taken_back else 0)


def test_what_still_runs_stays_however_long_it_takes(backpackers, coach) -> None:
    factories.accepted(factories.request(backpackers), coach, at("2027-03-09 13:00"))
    assert services.forget_old_requests(at=MONDAY + timedelta(days=2000)) == 0


def test_the_clock_does_it(backpackers) -> None:
    factories.request(backpackers)
    with time_machine.travel(MONDAY + timedelta(days=190), tick=False):
        tasks.forget_old_requests()
    assert not SupportRequest.objects.exists()


def test_the_history_of_a_request_names_nobody(backpackers, coach) -> None:
    """It is never changed and outlives the request: so it may not say who asked, took up or closed."""
    closed(backpackers, coach)
    assert apps.get_model("support", "SupportRequestHistory").objects.count() == 4
    people = {str(key) for key in cast.IDS.values()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT h::text FROM support_supportrequesthistory h")
        assert not [line for (line,) in cursor.fetchall() if any(person in line for person in people)]
