"""The table of moves: whatever people try, in whatever order, a request only goes where the table lets it."""

from datetime import datetime, timedelta

import time_machine
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.queries import acting_member
from rugzak.apps.support import services
from rugzak.apps.support.models import Engagement, Offer, SupportRequest
from rugzak.apps.support.services.nightly import look_after_requests
from rugzak.apps.support.tests import factories
from rugzak.apps.support.words import (
    MOVES,
    OFFER_MOVES,
    OVER,
    RUNNING,
    WITH_COACH,
    Helped,
    OfferState,
    RequestState,
)
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal

DEEDS = (
    "accept", "plan", "done", "too_soon", "cancel", "restore", "withdraw", "close",
    "propose", "choose", "another_moment", "another_coach", "pass_on", "round_off", "keep_open", "reopen", "night",
)  # fmt: skip
OFTEN = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Try:
    """One request, and every deed anybody can do to it."""

    def __init__(self, programme, coach) -> None:
        self.coach, self.request = coach, factories.request(programme)
        self.samira, self.wietske = coach.member, acting_member(cast.IDS["wietske"])
        self.at = at("2027-03-09 10:00")

    def do(self, deed: str) -> None:
        self.at += timedelta(hours=3)
        with time_machine.travel(self.at, tick=False):
            getattr(self, deed)()

    def state(self) -> RequestState:
        return RequestState(SupportRequest.objects.values_list("state", flat=True).get(pk=self.request.pk))

    def _moment(self) -> services.Moment:
        return services.Moment(start=self.at + timedelta(hours=1), length=timedelta(minutes=15))

    def _visit(self) -> Visit:
        visit = Visit.objects.order_by("-booked_at").first()
        if visit is None:
            raise services.NotPossibleNow
        return visit

    def accept(self) -> None:
        services.accept_request(
            request=self.request, appointment_id=self.coach.pk, moment=self._moment(), by=self.samira
        )

    def plan(self) -> None:
        services.plan_moment(request=self.request, moment=self._moment(), by=self.samira)

    def done(self) -> None:
        agenda.mark_done(visit=self._visit(), by=self.samira)

    def too_soon(self) -> None:
        self.done()
        agenda.take_back_done(visit=self._visit(), by=self.samira)

    def cancel(self) -> None:
        agenda.cancel_visit(visit=self._visit(), by=self.wietske)

    def restore(self) -> None:
        agenda.restore_visit(visit=self._visit(), by=self.wietske)

    def withdraw(self) -> None:
        services.withdraw_request(request=self.request, by=self.wietske)

    def _offer(self) -> Offer:
        offer = Offer.objects.order_by("-proposed_at", "-pk").first()
        if offer is None:
            raise services.NotPossibleNow
        return offer

    def propose(self) -> None:
        services.propose_moments(
            request=self.request,
            appointment_id=self.coach.pk,
            moments=[self._moment()],
            key=new_id(),
            by=self.samira,
        )

    def choose(self) -> None:
        offer = self._offer()
        chosen = [moment.pk for moment in offer.moments.all()]
        services.accept_offer(offer=offer, moment_ids=chosen, by=self.wietske)

    def another_moment(self) -> None:
        services.refuse_offer(offer=self._offer(), another_coach=False, by=self.wietske)

    def another_coach(self) -> None:
        services.refuse_offer(offer=self._offer(), another_coach=True, by=self.wietske)

    def pass_on(self) -> None:
        services.pass_on(request=self.request, to=None, by=self.samira)

    def round_off(self) -> None:
        if not Engagement.objects.exists():
            raise services.NotPossibleNow
        services.round_off(request=self.request, by=self.samira)

    def keep_open(self) -> None:
        services.keep_open(request=self.request, by=self.wietske)

    def reopen(self) -> None:
        services.reopen_request(request=self.request, by=self.wietske)

    def night(self) -> None:
        self.at += timedelta(days=15)
        with time_machine.travel(self.at, tick=False):
            look_after_requests(self.at.date())

    def close(self) -> None:
        services.close_request(request=self.request, helped=Helped.YES, words="", by=self.wietske)


@OFTEN
@given(deeds=st.lists(st.sampled_from(DEEDS), max_size=12))
def test_every_walk_keeps_to_the_table(backpackers, coach, deeds: list[str]) -> None:
    with transaction.atomic():
        one = Try(backpackers, coach)
        before = one.state()
        for deed in deeds:
            try:
                with transaction.atomic():
                    one.do(deed)
            except Refusal:
                assert one.state() == before
            after = one.state()
            assert after == before or (before, after) in MOVES, (deed, before, after)
            row = SupportRequest.objects.get(pk=one.request.pk)
            assert Offer.objects.filter(state="proposed").count() <= (after in ("matched", "active"))
            assert Engagement.objects.exists() or after not in WITH_COACH
            assert (row.closed_at is not None) is (after in OVER)
            before = after
        transaction.set_rollback(True)


def test_the_database_keeps_the_same_table(backpackers, coach) -> None:
    row = factories.request(backpackers)
    for old in RequestState:
        for new in RequestState:
            with transaction.atomic():
                SupportRequest.objects.all().delete()
                row._state.adding = True
                row.state = old
                row.first_answered_at = row.sent_at
                row.closed_at = row.sent_at if old in OVER else None
                row.save(force_insert=True)
                assert _goes(row, new) is (old == new or (old, new) in MOVES), (old, new)
                transaction.set_rollback(True)


def _goes(row: SupportRequest, state: RequestState) -> bool:
    closed_at = row.sent_at if state in OVER else None
    try:
        with transaction.atomic():
            SupportRequest.objects.filter(pk=row.pk).update(state=state, closed_at=closed_at)
    except DatabaseError:
        return False
    return True


def test_from_every_running_state_the_asker_can_leave() -> None:
    assert {state for state in RUNNING if (state, RequestState.WITHDRAWN) not in MOVES} == set()


def test_what_is_over_stays_over_but_for_reopening() -> None:
    back = [move for move in MOVES if move[0] in OVER]
    assert back == [(RequestState.CLOSED, RequestState.ACTIVE)]


def test_the_database_keeps_the_table_of_offers(backpackers, coach) -> None:
    row = factories.request(backpackers)
    offer = factories.proposed(row, coach, at("2027-03-09 13:00"))
    for old in OfferState:
        for new in OfferState:
            with transaction.atomic():
                Offer.objects.all().delete()
                offer.state, offer.settled_at = old, _settled(old)
                offer._state.adding = True
                offer.save(force_insert=True)
                assert _settles(offer, new) is (old == new or (old, new) in OFFER_MOVES), (old, new)
                transaction.set_rollback(True)


def _settled(state: OfferState) -> datetime | None:
    return None if state == OfferState.PROPOSED else at("2027-03-09 13:00")


def _settles(offer: Offer, state: OfferState) -> bool:
    try:
        with transaction.atomic():
            Offer.objects.filter(pk=offer.pk).update(state=state, settled_at=_settled(state))
    except DatabaseError:
        return False
    return True
