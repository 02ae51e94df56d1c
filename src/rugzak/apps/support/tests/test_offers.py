"""Moments are proposed, chosen, refused, and run out; and a coach can leave a request to others."""

from datetime import timedelta

import pytest
import time_machine
from tests.support import cast

from rugzak.apps.agenda.models import Occupation, Visit
from rugzak.apps.agenda.refusals import AlreadyTaken
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.models import Membership
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Programme
from rugzak.apps.support import services
from rugzak.apps.support.models import Engagement, Offer, Passing, Preference, SupportRequest
from rugzak.apps.support.queries import coach_ids_told_of, colleague_coaches, requests_for, requests_open_to
from rugzak.apps.support.services.nightly import expire_offers
from rugzak.apps.support.services.offering import ChooseOne, OfferOver, WrongMoments
from rugzak.apps.support.services.requests import NobodyLeft
from rugzak.apps.support.tests import factories
from rugzak.apps.support.words import OfferState, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.models import Happening
from rugzak.ground.kernel.ids import new_id

TUESDAY, THURSDAY = at("2027-03-09 13:30"), at("2027-03-11 07:30")


def second(programme: Programme) -> Member:
    """Hilde coaches too."""
    factories.second_coach(programme)
    return acting_member(cast.IDS["hilde"])


def state_of(request: SupportRequest) -> str:
    return SupportRequest.objects.get(pk=request.pk).state


def ids(offer: Offer) -> list:
    return [moment.pk for moment in offer.moments.all()]


def told(kind: str) -> int:
    return Happening.objects.filter(kind__endswith=kind).count()


def test_proposed_moments_occupy_nobody(backpackers, coach) -> None:
    row = factories.request(backpackers)
    offer = factories.proposed(row, coach, TUESDAY, THURSDAY)
    assert (state_of(row), offer.state, str(offer.expires_on)) == ("matched", "proposed", "2027-03-15")
    assert (Visit.objects.count(), Occupation.objects.count()) == (0, 0)
    assert SupportRequest.objects.get().first_answered_at is not None


def test_the_asker_chooses_one_and_it_stands_in_both_agendas(backpackers, coach, wietske: Member) -> None:
    row = factories.request(backpackers)
    offer = factories.proposed(row, coach, TUESDAY, THURSDAY)
    services.accept_offer(offer=offer, moment_ids=ids(offer)[1:], by=wietske)
    assert (state_of(row), Offer.objects.get().state) == ("planned", OfferState.ACCEPTED)
    assert [visit.start for visit in Visit.objects.all()] == [THURSDAY]
    assert Occupation.objects.count() == 2


def test_both_moments_can_be_chosen_and_pressing_twice_books_once(
    backpackers, coach, wietske: Member
) -> None:
    row = factories.request(backpackers)
    offer = factories.proposed(row, coach, TUESDAY, THURSDAY)
    for _press in range(2):
        services.accept_offer(offer=offer, moment_ids=ids(offer), by=wietske)
    assert (state_of(row), Visit.objects.count()) == ("planned", 2)


def test_a_moment_that_was_taken_since_is_a_sentence_and_books_nothing(
    backpackers, coach, wietske: Member
) -> None:
    row, other = factories.request(backpackers), factories.request(backpackers, by="yusuf")
    offer = factories.proposed(row, coach, TUESDAY, THURSDAY)
    factories.accepted(other, coach, THURSDAY)
    with pytest.raises(AlreadyTaken):
        services.accept_offer(offer=offer, moment_ids=ids(offer), by=wietske)
    assert (state_of(row), Offer.objects.get().state, Visit.objects.count()) == ("matched", "proposed", 1)


def test_nothing_chosen_or_somebody_elses_moment_is_a_sentence(backpackers, coach, wietske: Member) -> None:
    offer = factories.proposed(factories.request(backpackers), coach, TUESDAY)
    with pytest.raises(ChooseOne):
        services.accept_offer(offer=offer, moment_ids=[new_id()], by=wietske)


def test_another_moment_keeps_the_coach(backpackers, coach, wietske: Member) -> None:
    row = factories.request(backpackers)
    offer = factories.proposed(row, coach, TUESDAY)
    services.refuse_offer(offer=offer, another_coach=False, by=wietske)
    assert (state_of(row), Offer.objects.get().state, Engagement.objects.count()) == ("matched", "refused", 1)
    with pytest.raises(OfferOver):
        services.accept_offer(offer=offer, moment_ids=ids(offer), by=wietske)
    factories.proposed(row, coach, THURSDAY)
    assert Offer.objects.filter(state="proposed").count() == 1


def test_another_coach_frees_the_request_and_the_first_never_sees_it_again(
    backpackers, coach, wietske: Member, samira: Member
) -> None:
    hilde = second(backpackers)
    row = factories.request(backpackers)
    offer = factories.proposed(row, coach, TUESDAY)
    services.refuse_offer(offer=offer, another_coach=True, by=wietske)
    assert (state_of(row), Engagement.objects.count()) == ("open", 0)
    assert list(requests_for(samira)) == []
    assert list(requests_open_to(hilde)) == [row]
    assert str(SupportRequest.objects.get().renewed_on) == "2027-03-15"


def test_a_new_proposal_takes_the_place_of_the_old_one(backpackers, coach) -> None:
    row = factories.request(backpackers)
    first = factories.proposed(row, coach, TUESDAY)
    factories.proposed(row, coach, THURSDAY)
    assert Offer.objects.get(pk=first.pk).state == OfferState.EXPIRED
    assert Offer.objects.filter(state="proposed").count() == 1


def test_the_same_key_proposes_once(backpackers, coach) -> None:
    row, key = factories.request(backpackers), new_id()
    assert factories.proposed(row, coach, TUESDAY, key=key) == factories.proposed(
        row, coach, TUESDAY, key=key
    )


def test_a_second_coach_is_told_that_another_was_first(backpackers, coach) -> None:
    second = factories.second_coach(backpackers)
    row = factories.request(backpackers)
    factories.proposed(row, coach, TUESDAY)
    with pytest.raises(services.AlreadyTakenUp):
        factories.proposed(row, second, THURSDAY)


@pytest.mark.parametrize(
    "starts",
    [[], [at("2027-03-01 10:00")], [TUESDAY, TUESDAY + timedelta(minutes=30)],
     [TUESDAY + timedelta(days=n) for n in range(4)]],
)  # fmt: skip
def test_moments_no_agenda_would_take_are_refused_at_once(backpackers, coach, starts: list) -> None:
    with pytest.raises(WrongMoments):
        factories.proposed(factories.request(backpackers), coach, *starts)
    assert Offer.objects.count() == 0


def test_an_offer_runs_out_after_five_working_days(backpackers, coach) -> None:
    row = factories.request(backpackers)
    offer = factories.proposed(row, coach, TUESDAY)
    expire_offers(offer.expires_on)
    assert Offer.objects.get().state == OfferState.PROPOSED
    for _night in range(2):
        expire_offers(offer.expires_on + timedelta(days=1))
    assert (Offer.objects.get().state, state_of(row), told("OfferExpired")) == ("expired", "matched", 1)


def test_passing_on_from_the_pool_hides_it_from_who_passed(backpackers, coach, samira: Member) -> None:
    hilde = second(backpackers)
    row = factories.request(backpackers)
    services.pass_on(request=row, to=hilde, by=samira)
    assert list(requests_open_to(samira)) == []
    assert [one.asked_me for one in requests_open_to(hilde)] == [True]


def test_passing_on_after_taking_up_calls_off_and_opens_again(backpackers, coach, samira: Member) -> None:
    hilde = second(backpackers)
    row = factories.request(backpackers)
    factories.accepted(row, coach, TUESDAY)
    services.pass_on(request=row, to=None, by=samira)
    assert (state_of(row), Visit.objects.get().state) == ("open", "cancelled")
    assert not Occupation.objects.filter(is_standing=True).exists()
    assert list(requests_for(samira)) == []
    assert list(requests_open_to(hilde)) == [row]
    assert told("RequestNeedsMoment") == 0


def test_when_every_coach_passed_it_goes_round_once_more(backpackers, coach, samira: Member) -> None:
    hilde = second(backpackers)
    row = factories.request(backpackers)
    services.pass_on(request=row, to=None, by=samira)
    services.pass_on(request=row, to=None, by=hilde)
    assert Passing.objects.count() == 0
    assert list(requests_open_to(samira)) == [row]


def test_after_the_first_visit_it_cannot_be_passed_on(backpackers, coach, samira: Member) -> None:
    row = factories.request(backpackers)
    SupportRequest.objects.update(state=RequestState.PLANNED, first_answered_at=row.sent_at)
    SupportRequest.objects.update(state=RequestState.ACTIVE)
    with pytest.raises(services.NotPossibleNow):
        services.pass_on(request=row, to=None, by=samira)


def test_rather_not_a_coach_is_never_told_and_cannot_be_guessed(backpackers, coach, samira: Member) -> None:
    hilde = second(backpackers)
    row = factories.request(backpackers, avoid_ids=[samira.pk])
    assert list(requests_for(samira)) == []
    assert coach_ids_told_of(row.pk) == {hilde.pk}
    # Whoever passes it on can still choose Samira: who is missing from the list would tell.
    assert colleague_coaches(row, hilde) == [samira]
    services.pass_on(request=row, to=samira, by=hilde)
    assert list(requests_for(samira)) == []


def test_a_coach_liked_best_sees_that_she_is_asked(backpackers, coach, samira: Member) -> None:
    factories.request(backpackers)
    wished = factories.request(backpackers, prefer_id=samira.pk)
    first, second = requests_open_to(samira)
    assert (first, first.asked_me, second.asked_me) == (wished, True, False)
    assert Preference.objects.get().wish == "prefer"


def test_outside_my_team_hides_it_from_a_coach_who_works_there(backpackers, coach, samira: Member) -> None:
    hilde = second(backpackers)
    Membership.objects.create(member=samira, team_id=cast.DUINROOS, since=cast.SINCE)
    row = factories.request(backpackers, outside_team=True)
    assert list(requests_for(samira)) == []
    assert list(requests_open_to(hilde)) == [row]
    assert coach_ids_told_of(row.pk) == {hilde.pk}


def test_wishes_that_leave_nobody_are_refused_with_a_sentence(backpackers, coach, samira: Member) -> None:
    with pytest.raises(NobodyLeft):
        factories.request(backpackers, avoid_ids=[samira.pk])
    assert SupportRequest.objects.count() == 0


def test_withdrawing_takes_the_proposal_off_the_table(backpackers, coach, wietske: Member) -> None:
    row = factories.request(backpackers)
    factories.proposed(row, coach, TUESDAY)
    with time_machine.travel(at("2027-03-08 10:00"), tick=False):
        services.withdraw_request(request=row, by=wietske)
    assert Offer.objects.get().state == OfferState.EXPIRED
