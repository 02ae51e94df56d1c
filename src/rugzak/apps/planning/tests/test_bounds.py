"""Where a plan may not go: outside a shift, past somebody's most, to who does not bring or does not come for it."""

from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
import time_machine
from tests.support import cast

from rugzak.apps.agenda.models import Shift, TeamWindow
from rugzak.apps.agenda.queries import welcome_minutes
from rugzak.apps.agenda.tests import factories as agenda
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.planning import bridge, services
from rugzak.apps.planning.explaining import explain
from rugzak.apps.planning.queries import gather, prices_of
from rugzak.apps.planning.refusals import DoesNotFit
from rugzak.apps.planning.tests import factories
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support.tests import factories as support
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Organisation


def works(member: Member, start: datetime, end: datetime) -> None:
    Shift.objects.create(member=member, during=(start, end))


# ── shifts ──
def test_a_coach_is_only_proposed_within_her_shifts(backpackers: Programme, coach: Appointment) -> None:
    works(coach.member, at("2027-03-11 13:00"), at("2027-03-11 17:00"))
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    proposal = factories.proposal(factories.planned(backpackers, weeks=1), ours)
    assert proposal.start == at("2027-03-11 13:00")


def test_a_week_without_a_roster_is_planned_as_usual(backpackers: Programme, coach: Appointment) -> None:
    works(coach.member, at("2027-03-22 07:00"), at("2027-03-22 15:30"))
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    assert factories.proposal(factories.planned(backpackers), ours).start == at("2027-03-08 13:00")


def test_a_day_between_two_rostered_days_is_a_day_off(backpackers: Programme, coach: Appointment) -> None:
    works(coach.member, at("2027-03-01 07:00"), at("2027-03-01 15:30"))
    works(coach.member, at("2027-03-18 07:00"), at("2027-03-18 15:30"))
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    assert factories.proposal(factories.planned(backpackers), ours).start == at("2027-03-18 08:00")


def test_a_night_shift_gives_no_visit_and_says_nothing_more(
    backpackers: Programme, coach: Appointment
) -> None:
    works(coach.member, at("2027-03-09 22:45"), at("2027-03-10 07:15"))
    support.request(backpackers, team_id=cast.DUINROOS)
    (left,) = bridge.impossible_for_all(factories.question(backpackers, weeks=1))
    assert left["rule"] == "not_available"


def test_a_colleague_is_met_while_she_works(
    backpackers: Programme, coach: Appointment, wietske: Member
) -> None:
    works(wietske, at("2027-03-13 14:30"), at("2027-03-13 23:00"))
    works(coach.member, at("2027-03-13 07:00"), at("2027-03-13 17:00"))
    hers = support.request(backpackers)
    assert factories.proposal(factories.planned(backpackers, weeks=1), hers).start == at("2027-03-13 14:30")


# ── the most of who does it of free will ──
def does_at_most(coach: Appointment, visits: int) -> None:
    Appointment.objects.filter(pk=coach.pk).update(most_visits_in_four_weeks=visits)


def test_no_more_visits_than_agreed_in_four_weeks_however_short(
    backpackers: Programme, coach: Appointment, second: Appointment, fenna: Member
) -> None:
    does_at_most(coach, 2)
    agenda.visit(coach, at("2027-03-12 09:00"), length=timedelta(minutes=30))
    Appointment.objects.filter(pk=second.pk).update(competences=["reflecting"])
    services.set_prices(programme_id=backpackers.pk, weights={}, needs={"floor": "mirroring"}, by=fenna)
    asked = [support.request(backpackers, team_id=cast.DUINROOS, weekdays=[day]) for day in (1, 2, 3)]
    plan = factories.planned(backpackers)
    rows = [factories.proposal(plan, one) for one in asked]
    assert [row.appointment for row in rows].count(coach) == 1
    left = [row for row in rows if row.state == "left-out"]
    assert [row.why["funnel"] for row in left] == [{"enough_visits": 1, "no_competence": 1}] * 2
    assert plan.outcome["bound"] <= plan.outcome["cost"]


def test_who_did_enough_in_the_weeks_before_is_not_proposed_and_cannot_be_chosen(
    backpackers: Programme, coach: Appointment
) -> None:
    does_at_most(coach, 1)
    with time_machine.travel(at("2027-02-22 07:00"), tick=False):
        agenda.visit(coach, at("2027-02-23 09:00"))
    ours = support.request(backpackers, team_id=cast.DUINROOS, weekdays=[1])
    plan = factories.planned(backpackers)
    row = factories.proposal(plan, ours)
    assert (row.state, row.why["funnel"], row.why["rule"]) == (
        "left-out",
        {"enough_visits": 1},
        "enough_visits",
    )
    facts = gather(factories.fenna(), factories.scope(backpackers))
    assert (
        bridge.other_choices(bridge.make_question(facts, prices_of(backpackers.pk)), [], str(ours.pk)) == []
    )
    with pytest.raises(DoesNotFit, match="Samira doet hoogstens 1 bezoek in vier weken"):
        services.move_to(
            proposal=row, appointment_id=coach.pk, start=at("2027-03-16 10:00"), facts=facts,
            prices=prices_of(backpackers.pk), seen=plan.version, by=factories.fenna(),
        )  # fmt: skip


def test_after_four_weeks_there_is_room_again(backpackers: Programme, coach: Appointment) -> None:
    does_at_most(coach, 1)
    with time_machine.travel(at("2027-02-15 07:00"), tick=False):
        agenda.visit(coach, at("2027-02-16 09:00"))
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    proposal = factories.proposal(factories.planned(backpackers), ours)
    assert proposal.start is not None
    assert proposal.start >= at("2027-03-15 00:00")


# ── competences and scope ──
def test_the_funnel_counts_who_does_not_bring_it(
    backpackers: Programme, coach: Appointment, second: Appointment, fenna: Member
) -> None:
    Appointment.objects.filter(pk=coach.pk).update(competences=["mirroring"])
    Appointment.objects.filter(pk=second.pk).update(competences=["reflecting"])
    services.set_prices(
        programme_id=backpackers.pk, weights={}, needs={"intervision": "reflecting"}, by=fenna
    )
    ours = support.request(backpackers, team_id=cast.DUINROOS, setting="intervision")
    plan = factories.planned(backpackers)
    proposal = factories.proposal(plan, ours)
    assert (proposal.appointment, proposal.why["funnel"]) == (second, {"no_competence": 1})
    why = explain(gather(fenna, factories.scope(backpackers)), proposal)
    assert why is not None
    assert [(step.count, step.words) for step in why.funnel] == [(1, "brengt niet mee wat dit moment vraagt")]


def test_a_competence_that_nobody_brings_is_told_with_what_would_help(
    backpackers: Programme, coach: Appointment, fenna: Member
) -> None:
    Appointment.objects.filter(pk=coach.pk).update(competences=["mirroring"])
    services.set_prices(programme_id=backpackers.pk, weights={}, needs={"floor": "together"}, by=fenna)
    support.request(backpackers, team_id=cast.DUINROOS, setting="floor")
    (left,) = factories.rows(factories.planned(backpackers))
    assert (left.why["rule"], left.why["help"]) == (
        "no_competence", [{"change": "competence", "without": "together"}],
    )  # fmt: skip


def test_who_said_nothing_about_it_is_kept_from_nothing(
    backpackers: Programme, coach: Appointment, fenna: Member
) -> None:
    services.set_prices(programme_id=backpackers.pk, weights={}, needs={"floor": "together"}, by=fenna)
    ours = support.request(backpackers, team_id=cast.DUINROOS, setting="floor")
    assert factories.proposal(factories.planned(backpackers), ours).state == "proposed"


def test_who_comes_for_teams_only_is_not_sent_to_one_colleague(
    backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    Appointment.objects.filter(pk=coach.pk).update(scope=["teams"])
    hers = support.request(backpackers)
    proposal = factories.proposal(factories.planned(backpackers), hers)
    assert (proposal.appointment, proposal.why["fits"]) == (second, 1)


# ── the times that a team gave ──
def welcome(team_id: UUID, weekdays: list[int], starts: time, ends: time) -> None:
    TeamWindow.objects.create(team_id=team_id, kind="shift", weekdays=weekdays, starts=starts, ends=ends)


def test_a_team_is_visited_when_a_coach_is_welcome(backpackers: Programme, coach: Appointment) -> None:
    welcome(cast.DUINROOS, [2, 3], time(13, 30), time(15))
    welcome(cast.DUINROOS, [2, 3], time(14, 45), time(23))
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    assert factories.proposal(factories.planned(backpackers), ours).start == at("2027-03-10 13:30")


def test_who_asks_outside_the_times_of_the_team_is_planned_as_asked(
    backpackers: Programme, coach: Appointment
) -> None:
    welcome(cast.DUINROOS, [2], time(18), time(23))
    ours = support.request(backpackers, team_id=cast.DUINROOS, weekdays=[1], dayparts=["morning"])
    assert factories.proposal(factories.planned(backpackers), ours).start == at("2027-03-09 07:00")


def test_a_night_shift_of_a_team_goes_on_the_next_morning(kustmeer: Organisation) -> None:
    welcome(cast.DUINROOS, [6], time(22, 45), time(7, 15))
    minutes = welcome_minutes({cast.DUINROOS})[cast.DUINROOS]
    assert (minutes[6], minutes[0], minutes[1]) == ([(1365, 1440)], [(0, 435)], [])
