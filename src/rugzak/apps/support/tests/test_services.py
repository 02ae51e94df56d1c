"""From asking to closing, as agreements with who asks and who comes."""

from datetime import timedelta

import pytest
import time_machine
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.refusals import AlreadyTaken, HoursSpent
from rugzak.apps.agenda.tests import factories as visits
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.agenda.words import VisitState
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.support import services
from rugzak.apps.support.models import Closing, Engagement, SupportRequest
from rugzak.apps.support.own_words import Opened, open_for
from rugzak.apps.support.queries import requests_for
from rugzak.apps.support.tests import factories
from rugzak.apps.support.tests.conftest import MONDAY
from rugzak.apps.support.words import Helped, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.models import Happening
from rugzak.ground.kernel.ids import new_id


def kinds() -> list[str]:
    return list(Happening.objects.order_by("at", "pk").values_list("kind", flat=True))


def state_of(request: SupportRequest) -> str:
    return SupportRequest.objects.get(pk=request.pk).state


def test_a_request_is_open_and_answered_within_the_promise(backpackers) -> None:
    request = factories.request(backpackers)
    assert (request.state, str(request.promised_on)) == (RequestState.OPEN, "2027-03-15")


def test_a_programme_may_promise_sooner_than_the_organisation(kustmeer) -> None:
    quick = programmes.backpackers(promise_working_days=2)
    assert str(factories.request(quick).promised_on) == "2027-03-10"


def test_own_words_are_sealed_and_open_again(backpackers, wietske: Member, samira: Member) -> None:
    request = factories.request(backpackers, words="De dochter belt elke dag.")
    assert b"dochter" not in bytes(SupportRequest.objects.get(pk=request.pk).words)
    assert open_for(requests_for(wietske).get(), reader=wietske) == Opened("De dochter belt elke dag.")


def test_the_whole_thread(backpackers, coach, wietske: Member, samira: Member) -> None:
    request = factories.request(backpackers)
    factories.accepted(request, coach, at("2027-03-09 13:00"))
    assert state_of(request) == RequestState.PLANNED
    visit = Visit.objects.get()
    assert sorted(o.member.first_name for o in visit.occupations.all()) == ["Samira", "Wietske"]
    with time_machine.travel(at("2027-03-09 15:00")):
        agenda.mark_done(visit=visit, by=samira)
        assert state_of(request) == RequestState.ACTIVE
        services.close_request(request=request, helped=Helped.YES, words="Fijn!", by=wietske)
    assert state_of(request) == RequestState.CLOSED
    assert open_for(requests_for(samira).get(), reader=samira) == Opened("", "Fijn!")
    assert [kind for kind in kinds() if kind.startswith(("support", "agenda"))] == [
        "support.RequestSent",
        "support.RequestAccepted",
        "agenda.VisitBooked",
        "support.RequestPlanned",
        "agenda.VisitDone",
        "support.RequestStarted",
        "support.RequestClosed",
    ]


def test_a_team_visit_carries_its_team_and_a_personal_one_does_not(backpackers, coach) -> None:
    factories.accepted(factories.request(backpackers), coach, at("2027-03-09 13:00"))
    shared = factories.request(backpackers, team_id=cast.DUINROOS)
    factories.accepted(shared, coach, at("2027-03-10 13:00"))
    assert list(Visit.objects.order_by("during").values_list("team", flat=True)) == [None, cast.DUINROOS]


def test_a_moment_that_is_taken_books_nothing_at_all(backpackers, coach) -> None:
    visits.visit(coach, at("2027-03-09 12:00"))
    request = factories.request(backpackers)
    with pytest.raises(AlreadyTaken) as refusal:
        factories.accepted(request, coach, at("2027-03-09 13:00"))
    assert str(refusal.value) == (
        "Samira kan dan niet: er staat al iets anders."
        " Wel vrij: di 9 maart, 14:00; di 9 maart, 14:30; di 9 maart, 15:00."
    )
    assert (state_of(request), Engagement.objects.count(), Visit.objects.count()) == (RequestState.OPEN, 0, 1)


def test_a_full_week_is_refused_with_what_is_left(backpackers, coach) -> None:
    visits.visit(coach, at("2027-03-09 08:00"), length=timedelta(hours=7))
    with pytest.raises(HoursSpent) as refusal:
        factories.accepted(factories.request(backpackers), coach, at("2027-03-11 10:00"))
    assert str(refusal.value) == (
        "Samira heeft deze week nog 1 uur vrij. Dit bezoek duurt 2 uur."
        " Kies een andere week of maak het bezoek korter."
    )


def test_the_second_coach_hears_that_another_was_first(backpackers, coach) -> None:
    second = programmes.coach(backpackers, "yusuf")
    request = factories.request(backpackers)
    factories.accepted(request, coach, at("2027-03-09 13:00"))
    with pytest.raises(services.AlreadyTakenUp):
        factories.accepted(request, second, at("2027-03-09 16:00"))


def test_calling_the_moment_off_asks_for_another_and_undoing_brings_it_back(
    backpackers, coach, wietske: Member
) -> None:
    request = factories.request(backpackers)
    factories.accepted(request, coach, at("2027-03-09 13:00"))
    visit = agenda.cancel_visit(visit=Visit.objects.get(), by=wietske)
    assert state_of(request) == RequestState.MATCHED
    agenda.restore_visit(visit=visit, by=wietske)
    assert state_of(request) == RequestState.PLANNED


def test_another_moment_can_be_planned_after_the_first_fell_through(
    backpackers, coach, samira: Member
) -> None:
    request = factories.request(backpackers)
    factories.accepted(request, coach, at("2027-03-09 13:00"))
    agenda.cancel_visit(visit=Visit.objects.get(), by=samira)
    moment = services.Moment(start=at("2027-03-11 13:00"), length=timedelta(hours=1))
    services.plan_moment(request=request, moment=moment, by=samira)
    assert state_of(request) == RequestState.PLANNED


@pytest.mark.parametrize("steps", range(4))
def test_the_asker_may_withdraw_at_any_time_before_the_end(
    backpackers, coach, wietske: Member, samira: Member, steps: int
) -> None:
    request = factories.request(backpackers)
    if steps:
        factories.accepted(request, coach, at("2027-03-09 13:00"))
    if steps == 2:
        agenda.cancel_visit(visit=Visit.objects.get(), by=samira)
    with time_machine.travel(at("2027-03-09 16:00") if steps == 3 else MONDAY):
        if steps == 3:
            agenda.mark_done(visit=Visit.objects.get(), by=samira)
        services.withdraw_request(request=request, by=wietske)
    assert state_of(request) == RequestState.WITHDRAWN
    assert set(Visit.objects.values_list("state", flat=True)) <= {VisitState.CANCELLED, VisitState.DONE}


def test_withdrawing_gives_the_coach_the_hours_back(backpackers, coach, wietske: Member) -> None:
    request = factories.request(backpackers)
    factories.accepted(request, coach, at("2027-03-09 13:00"), length=timedelta(hours=8))
    services.withdraw_request(request=request, by=wietske)
    assert (
        visits.visit(coach, at("2027-03-09 13:00"), length=timedelta(hours=8)).state == VisitState.CONFIRMED
    )


def test_what_is_closed_cannot_be_withdrawn(backpackers, coach, wietske: Member, samira: Member) -> None:
    request = factories.request(backpackers)
    factories.accepted(request, coach, at("2027-03-09 13:00"))
    with time_machine.travel(at("2027-03-09 16:00")):
        agenda.mark_done(visit=Visit.objects.get(), by=samira)
        services.close_request(request=request, helped=Helped.NO, words="", by=wietske)
    with pytest.raises(services.NotPossibleNow):
        services.withdraw_request(request=request, by=wietske)


def test_sending_and_closing_twice_is_once(backpackers, coach, wietske: Member, samira: Member) -> None:
    key = new_id()
    request, again = (factories.request(backpackers, key=key) for _ in range(2))
    assert (request.pk, SupportRequest.objects.count()) == (again.pk, 1)
    factories.accepted(request, coach, at("2027-03-09 13:00"))
    with time_machine.travel(at("2027-03-09 16:00")):
        agenda.mark_done(visit=Visit.objects.get(), by=samira)
        for helped in (Helped.SOME, Helped.NO):
            services.close_request(request=request, helped=helped, words="", by=wietske)
    assert Closing.objects.get().helped == Helped.SOME


def test_a_moment_that_does_not_suit_never_names_who_asks(backpackers, coach, wietske: Member) -> None:
    """A coach could otherwise try moments until the refusal told whose question it is."""
    visits.visit(coach, at("2027-03-09 13:00"), colleagues=[wietske])
    second = programmes.coach(backpackers, "yusuf")
    with pytest.raises(AlreadyTaken) as refusal:
        factories.accepted(factories.request(backpackers), second, at("2027-03-09 13:00"))
    assert str(refusal.value).startswith("Je collega kan dan niet: er staat al iets anders.")
    assert "Wietske" not in str(refusal.value)
