"""Every number of an explanation can be repeated by the judge."""

from __future__ import annotations

from typing import Any

import pytest

from rugzak.engines.planning.engine import solve
from rugzak.engines.planning.generate import generate
from rugzak.engines.planning.judge.evaluate import evaluate
from rugzak.engines.planning.question.instance import Impossible
from rugzak.engines.planning.solution import Solution, Wishes
from rugzak.engines.planning.telling.explain import add_reasons, why

from .questions import NINE, coach, question, request


def loose(seed: int) -> tuple[dict[str, Any], Solution]:
    """A question with room to spare, so that there are alternatives to speak of."""
    document = generate(coaches=12, requests=30, seed=seed)
    return document, solve(document, wishes=Wishes(iterations=300))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_runner_up_is_possible_and_costs_what_is_said(seed: int):
    document, solution = loose(seed)
    plan = solution.document()
    checked = 0
    for name in {row["request"] for row in plan["assignments"]}:
        number = [request.id for request in solution.instance.requests].index(name)
        reasons = why(solution.roster, number)
        for key in ("other_coach", "other_day"):
            other = reasons[key]
            if other is None:
                continue
            # The others of the same shift may start at another moment, so the whole plan is asked again.
            rows = replanned(solution, number, other)
            assert evaluate(document, rows).cost - solution.cost == other["cost_difference"]
            assert {row["coach"] for row in other["rows"]} <= {c["id"] for c in document["coaches"]}
            checked += 1
    assert checked > 10
    assert solution.document()["assignments"] == plan["assignments"]


def replanned(solution: Solution, number: int, other: dict[str, Any]) -> list[dict[str, Any]]:
    """The plan with one request moved to where its explanation says it could also go."""
    roster = solution.roster
    placement = roster.placed[number]
    wanted = {(row["coach"], row["day"], row["place"]) for row in other["rows"]}
    coaches = [coach.id for coach in solution.instance.coaches]
    visits = [
        visit
        for visit in roster.problem.visits[number]
        if (coaches[visit.coach], visit.day, solution.instance.places[visit.place]) in wanted
    ]
    roster.remove(number)
    found = roster.finder(number, visits)(lambda: 1.0, 0.0)
    assert found is not None
    roster.insert(number, found[1])
    rows = solution.document()["assignments"]
    starts = {(row["coach"], row["day"], row["start_minute"], row["place"]) for row in other["rows"]}
    assert starts <= {(row["coach"], row["day"], row["start_minute"], row["place"]) for row in rows}
    roster.remove(number)
    assert placement is not None
    roster.insert(number, placement)
    return rows


def test_travel_added_is_what_leaving_out_saves():
    document, solution = loose(4)
    plan = solution.document()
    singles = {request.id: n for n, request in enumerate(solution.instance.requests) if request.pair is None}
    before = solution.verdict.parts["travel"]
    for row in plan["assignments"]:
        if row["request"] in singles:
            without = [other for other in plan["assignments"] if other is not row]
            saved = before - evaluate(document, without).parts["travel"]
            # The judge keeps the order of the others; a shorter order may exist, so it can save less.
            assert saved <= why(solution.roster, singles[row["request"]])["travel_minutes_added"]


def test_the_funnel_counts_every_coach_once():
    document, solution = loose(5)
    plan = solution.document()
    add_reasons(solution.roster, plan)
    for row in plan["assignments"]:
        assert sum(row["why"]["coaches"].values()) == len(document["coaches"])
    for left in plan["unserved"]:
        assert sum(left["coaches"].values()) == len(document["coaches"])


def explained(document: dict[str, Any], previous: Any = None) -> dict[str, Any]:
    solution = solve(document, previous, Wishes(iterations=50))
    plan = solution.document()
    add_reasons(solution.roster, plan)
    return plan


def test_who_stood_in_the_way_is_named():
    asks = [
        request("Wietske", (0, NINE, NINE, "Duinroos"), urgency=8),
        request("Yusuf", (0, NINE, NINE, "Duinroos"), urgency=1),
    ]
    skilled = [coach("Samira", competences=["tillen", "rouw"]), coach("Ruben", base="Kompas")]
    asks[0]["competences"] = ["rouw"]
    plan = explained(question(skilled, asks))
    (yusuf,) = [row for row in plan["assignments"] if row["request"] == "Yusuf"]
    assert yusuf["coach"] == "Ruben"
    assert yusuf["why"]["in_the_way"] == {"coach": "Samira", "request": "Wietske"}


def test_one_more_moment_or_one_competence_less_would_help():
    ask = request("Wietske", (3, NINE, NINE, "Zeewind"), competences=["rouw"])
    available = [coach(shifts=[(3, 480, 720)])]
    plan = explained(question(available, [ask]))
    (left,) = plan["unserved"]
    assert (left["reason"], left["rule"]) == ("no_candidate", "no_competence")
    assert left["would_help"] == [{"change": "competence", "without": "rouw"}]


def test_another_moment_would_help():
    plan = explained(question([coach()], [request("Wietske", (3, NINE, NINE, "Zeewind"))]))
    (left,) = plan["unserved"]
    assert (left["reason"], left["rule"]) == ("no_candidate", "not_available")
    assert left["would_help"] == [
        {"change": "moment", "day": 0, "from_minute": 480, "to_minute": 660, "place": "Zeewind"}
    ]


def test_an_unchanged_appointment_is_called_unchanged():
    document = question([coach()], [request("Wietske", (0, NINE, NINE, "Zeewind"))])
    before = explained(document)
    again = explained(document, before)
    assert before["assignments"][0]["why"]["compared_with_previous"] == "new"
    assert again["assignments"][0]["why"]["compared_with_previous"] == "unchanged"


def test_a_pair_cannot_be_pinned_in_half():
    ask = request("Wietske", (0, NINE, NINE, "Zeewind"), pair={"kind": "together"})
    pin = {"request": "Wietske", "coach": "Samira", "day": 0, "start_minute": NINE, "place": "Zeewind"}
    with pytest.raises(Impossible, match="needs 2 rows, found 1"):
        solve(question([coach(), coach("Ruben")], [ask], pins=[pin]))
