"""From requests to proposals, and every number in a reason repeated by the judge."""

from datetime import timedelta

from tests.support import cast

from rugzak.apps.agenda.tests import factories as agenda
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.planning import bridge, services
from rugzak.apps.planning.tests import factories
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support.tests import factories as support
from rugzak.apps.support.words import Haste


def test_a_request_of_a_team_gets_a_coach_and_a_moment(backpackers: Programme, coach: Appointment) -> None:
    ours = support.request(backpackers, team_id=cast.DUINROOS, weekdays=[1], dayparts=["morning"])
    plan = factories.planned(backpackers)
    proposal = factories.proposal(plan, ours)
    assert plan.state == "done"
    assert (proposal.state, proposal.appointment, proposal.minutes) == ("proposed", coach, 90)
    assert proposal.start == at("2027-03-09 07:00")
    assert proposal.location_id == cast.EGMONDERHOF


def test_what_stands_stays_and_the_road_to_it_counts(backpackers: Programme, coach: Appointment) -> None:
    agenda.visit(coach, at("2027-03-09 08:00"))
    support.request(backpackers, team_id=cast.DUINROOS, weekdays=[1], dayparts=["morning"])
    plan = factories.planned(backpackers)
    (proposal,) = factories.rows(plan)
    assert proposal.start == at("2027-03-09 10:00")
    (hours,) = proposal.why["hours"]
    assert (hours["planned_minutes"], hours["minutes_per_week"]) == (210, 480)


def test_a_request_that_nobody_can_serve_is_told_with_what_would_help(
    backpackers: Programme, coach: Appointment
) -> None:
    support.request(backpackers, team_id=cast.DUINROOS, dayparts=["evening"])
    (left,) = bridge.impossible_for_all(factories.question(backpackers))
    assert (left["reason"], left["rule"]) == ("no_candidate", "not_available")
    plan = factories.planned(backpackers)
    (proposal,) = factories.rows(plan)
    assert (proposal.state, proposal.why["rule"]) == ("left-out", "not_available")
    assert proposal.why["help"][0]["change"] == "moment"


def test_whom_wietske_would_rather_not_see_is_not_proposed_and_not_counted(
    backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    hers = support.request(backpackers, avoid_ids=[coach.member_id])
    plan = factories.planned(backpackers)
    proposal = factories.proposal(plan, hers)
    assert proposal.appointment == second
    assert set(proposal.why) == {
        "coaches", "fits", "waiting_days", "travel_minutes", "hours", "compared", "other", "other_day", "lines",
    }  # fmt: skip
    assert (proposal.why["coaches"], proposal.why["fits"], proposal.why["other"]) == (2, 1, None)


def test_the_judge_repeats_the_cost_and_the_runner_up(
    backpackers: Programme, coach: Appointment, second: Appointment
) -> None:
    requests = [
        support.request(backpackers, team_id=team, haste=haste, weekdays=[day], dayparts=["morning"])
        for team, haste, day in (
            (cast.DUINROOS, Haste.WEEK, 1),
            (cast.HELMGRAS, Haste.NOW, 1),
            (cast.DUINROOS, Haste.LATER, 3),
        )
    ]
    plan = factories.planned(backpackers)
    question = factories.question(backpackers)
    rows = bridge.rows_of(question.facts, factories.rows(plan))
    now = bridge.consequences(question, rows)
    assert now.cost - question.standing_cost == plan.outcome["cost"]
    assert plan.outcome["certified"]
    assert plan.outcome["bound"] <= plan.outcome["cost"] <= plan.outcome["by_hand"]
    for request in requests:
        why = factories.proposal(plan, request).why
        other = why["other"]
        rest = [row for row in rows if row["request"] != str(request.pk)]
        swapped = {
            "request": str(request.pk), "coach": other["coach"], "day": other["day"],
            "start_minute": other["start_minute"], "place": str(cast.EGMONDERHOF),
        }  # fmt: skip
        then = bridge.consequences(question, [*rest, swapped])
        assert then.cost - now.cost == other["cost"] == sum(why["lines"].values())


def test_a_proposal_goes_eight_weeks_after_its_moment(backpackers: Programme, coach: Appointment) -> None:
    support.request(backpackers, team_id=cast.DUINROOS, weekdays=[1], dayparts=["morning"])
    (proposal,) = factories.rows(factories.planned(backpackers))
    assert proposal.start is not None
    assert services.forget_old_plans(at=proposal.start + timedelta(days=55)) == 0
    assert services.forget_old_plans(at=proposal.start + timedelta(days=57)) == 1
