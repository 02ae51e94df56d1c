"""A coach calls in: only her visits move, and everybody touched hears it once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.support import cast

from rugzak.apps.agenda.models import Away, StandInOffer, Visit
from rugzak.apps.agenda.tests import factories as agenda
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.planning import services
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import gather, prices_of
from rugzak.apps.planning.refusals import DoesNotFit
from rugzak.apps.planning.tests import factories
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support import services as support_services
from rugzak.apps.support.models import Offer, SupportRequest
from rugzak.apps.support.tests import factories as support
from rugzak.ground.accounts.models import Member
from rugzak.ground.notices.models import Notice


def test_only_her_visits_move_at_the_agreed_time_and_are_told_once(
    backpackers: Programme, coach: Appointment, second: Appointment, wietske: Member, yusuf: Member
) -> None:
    hers = support.accepted(support.request(backpackers), coach, at("2027-03-10 10:00"))
    later = support.accepted(support.request(backpackers, by="yusuf"), coach, at("2027-03-18 10:00"))
    other = support.accepted(
        support.request(backpackers, by="yusuf", team_id=cast.DUINROOS), second, at("2027-03-10 14:00")
    )
    plan = factories.planned(backpackers)
    Notice.objects.all().delete()
    done = services.coach_is_away(
        plan=plan, appointment=coach, first_day=at("2027-03-09 00:00").date(),
        last_day=at("2027-03-12 00:00").date(), seen=plan.version, by=factories.fenna(),
    )  # fmt: skip
    assert done == services.StoodIn(moved=1, left_out=0, by_themselves=0)
    (moved,) = Proposal.objects.exclude(moves=None)
    assert (moved.request_id, moved.appointment, moved.start) == (hers.pk, second, at("2027-03-10 10:00"))
    assert moved.minutes == 120
    assert Away.objects.get().member_id == coach.member_id
    assert not Notice.objects.exists()
    plan.refresh_from_db()
    services.agree(proposal=moved, seen=plan.version, by=factories.fenna())
    plan.refresh_from_db()
    assert services.confirm(plan=plan, seen=plan.version, by=factories.fenna()).sent == 1
    assert Offer.objects.get(state="proposed").request_id == hers.pk
    for row, state in ((hers, "matched"), (later, "planned"), (other, "planned")):
        row.refresh_from_db()
        assert row.state == state
    assert Visit.objects.filter(state="cancelled").count() == 1
    assert Notice.objects.filter(member=wietske).count() == 1
    assert not Notice.objects.filter(member=yusuf).exists()


def test_who_knows_her_coach_keeps_her_and_is_asked_about_somebody_else(
    backpackers: Programme, coach: Appointment, second: Appointment, wietske: Member
) -> None:
    hers = support.accepted(support.request(backpackers), coach, at("2027-03-10 10:00"))
    SupportRequest.objects.filter(pk=hers.pk).update(state="active")
    plan = factories.planned(backpackers)
    Notice.objects.all().delete()
    done = services.coach_is_away(
        plan=plan, appointment=coach, first_day=at("2027-03-09 00:00").date(),
        last_day=at("2027-03-12 00:00").date(), seen=plan.version, by=factories.fenna(),
    )  # fmt: skip
    assert done == services.StoodIn(moved=1, left_out=0, by_themselves=0)
    (moved,) = Proposal.objects.exclude(moves=None)
    with pytest.raises(DoesNotFit):
        services.move_to(
            proposal=moved, appointment_id=second.pk, start=at("2027-03-11 10:00"), by=factories.fenna(),
            facts=gather(factories.fenna(), factories.scope(backpackers), [moved.moves]),
            prices=prices_of(backpackers.pk), seen=Plan.objects.get().version,
        )  # fmt: skip
    services.agree(proposal=moved, seen=Plan.objects.get().version, by=factories.fenna())
    assert services.confirm(plan=plan, seen=Plan.objects.get().version, by=factories.fenna()).sent == 1
    asked = StandInOffer.objects.get()
    assert (asked.to, asked.visit_id, asked.colleague_says) == (second, moved.moves_id, None)
    hers.refresh_from_db()
    assert (hers.state, hers.coach) == ("active", coach.member)
    assert Visit.objects.get().state == "confirmed"
    assert [Notice.objects.filter(member=one).count() for one in (wietske, second.member)] == [1, 1]


def away_all_week(plan: Plan, coach: Appointment) -> services.StoodIn:
    return services.coach_is_away(
        plan=plan, appointment=coach, first_day=at("2027-03-09 00:00").date(),
        last_day=at("2027-03-12 00:00").date(), seen=Plan.objects.get().version, by=factories.fenna(),
    )  # fmt: skip


def confirm_all(plan: Plan) -> services.Confirmed:
    services.agree_all(plan=plan, seen=Plan.objects.get().version, by=factories.fenna())
    return services.confirm(plan=plan, seen=Plan.objects.get().version, by=factories.fenna())


def test_every_visit_of_one_request_finds_somebody_and_everybody_hears_it_once(
    backpackers: Programme, coach: Appointment, second: Appointment, wietske: Member
) -> None:
    hers = support.accepted(support.request(backpackers), coach, at("2027-03-10 10:00"))
    SupportRequest.objects.filter(pk=hers.pk).update(state="active")
    hers.refresh_from_db()
    moment = support_services.Moment(start=at("2027-03-11 14:00"), length=timedelta(hours=1))
    support_services.plan_moment(request=hers, moment=moment, by=coach.member)
    agenda.visit(coach, at("2027-03-12 09:00"), team_id=cast.DUINROOS)
    plan = factories.planned(backpackers)
    Notice.objects.all().delete()
    assert away_all_week(plan, coach) == services.StoodIn(moved=3, left_out=0, by_themselves=0)
    moved = Proposal.objects.exclude(moves=None).order_by("start")
    assert [(row.appointment, row.start, row.minutes) for row in moved] == [
        (second, at("2027-03-10 10:00"), 120),
        (second, at("2027-03-11 14:00"), 60),
        (second, at("2027-03-12 09:00"), 120),
    ]
    assert not Notice.objects.exists()
    assert confirm_all(plan) == services.Confirmed(sent=3, overtaken=0)
    assert StandInOffer.objects.filter(to=second, settled_at=None).count() == 3
    assert [Notice.objects.filter(member=one).count() for one in (wietske, second.member)] == [1, 1]
    assert Visit.objects.filter(state="confirmed").count() == 3


def test_a_visit_for_which_there_is_nobody_says_why(
    browser_of, backpackers: Programme, coach: Appointment, second: Appointment, fenna: Member
) -> None:
    hers = support.accepted(support.request(backpackers), coach, at("2027-03-10 10:00"))
    SupportRequest.objects.filter(pk=hers.pk).update(state="active")
    agenda.visit(second, at("2027-03-10 09:00"), length=timedelta(hours=4))
    plan = factories.planned(backpackers)
    assert away_all_week(plan, coach) == services.StoodIn(moved=0, left_out=1, by_themselves=0)
    (left,) = Proposal.objects.exclude(moves=None)
    assert (left.state, left.why["nobody"]) == ("left-out", True)
    page = browser_of(fenna).get(reverse("planning:board")).content.decode()
    assert "Dit kan nu niemand doen, en waarom" in page
    assert "Wietske" not in page


def test_what_else_was_agreed_stays_when_only_one_of_two_visits_is_touched(
    backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    hers = support.request(backpackers)
    offer = support.proposed(hers, coach, at("2027-03-10 10:00"), at("2027-03-17 10:00"))
    support_services.accept_offer(
        offer=offer, moment_ids=[one.pk for one in offer.moments.all()], by=hers.asker
    )
    plan = factories.planned(backpackers)
    assert away_all_week(plan, coach).moved == 1
    assert confirm_all(plan).sent == 1
    hers.refresh_from_db()
    assert (hers.state, hers.coach) == ("planned", coach.member)
    assert Visit.objects.filter(state="confirmed").count() == 2
    assert StandInOffer.objects.get().to == second


def test_days_beyond_the_plan_are_reached_and_what_lies_too_far_is_said(
    backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    support.accepted(support.request(backpackers), coach, at("2027-03-31 10:00"))
    plan = factories.planned(backpackers, weeks=1)
    done = services.coach_is_away(
        plan=plan, appointment=coach, first_day=at("2027-03-10 00:00").date(),
        last_day=at("2027-04-20 00:00").date(), seen=plan.version, by=factories.fenna(),
    )  # fmt: skip
    assert done == services.StoodIn(moved=1, left_out=0, by_themselves=0, is_beyond=True)
    assert Plan.objects.get().weeks == 4


def test_who_said_no_is_asked_again_by_the_next_plan(
    backpackers: Programme, coach: Appointment, second: Appointment, browser_of, fenna: Member
) -> None:
    hers = support.request(backpackers)
    plan = factories.planned(backpackers)
    confirm_all(plan)
    offer = Offer.objects.get(state="proposed")
    support_services.refuse_offer(offer=offer, another_coach=True, by=hers.asker)
    board = browser_of(fenna).get(reverse("planning:board")).content.decode()
    assert "Nieuw sinds dit plan" in board
    again = factories.proposal(factories.planned(backpackers), hers)
    assert again.state == "proposed"
    assert again.appointment_id != offer.appointment_id
    confirm_all(plan)
    assert Offer.objects.filter(state="proposed", request=hers).count() == 1


def test_the_page_takes_days_and_no_reason(
    browser_of, backpackers: Programme, coach: Appointment, second: Appointment, fenna: Member
) -> None:
    support.accepted(support.request(backpackers), coach, at("2027-03-10 10:00"))
    browser: Client = browser_of(fenna)
    address = reverse("planning:absence")
    page = browser.get(address).content.decode()
    assert "Een reden vragen we niet." in page
    days = {"coach": str(coach.pk), "first_day": "2027-03-10", "versie": "0"}
    answer = browser.post(address, days, follow=True)
    assert "1 bezoek krijgt een voorstel van iemand anders." in answer.content.decode()
    board = browser.get(reverse("planning:board")).content.decode()
    assert "er niet" in board
    assert "Wietske" not in board
    assert Plan.objects.count() == 1
