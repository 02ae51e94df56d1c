"""What must hold for every question: generated small ones, many of them."""

from __future__ import annotations

import itertools
import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rugzak.engines.planning.engine import solve
from rugzak.engines.planning.generate import generate
from rugzak.engines.planning.judge.evaluate import evaluate
from rugzak.engines.planning.proof.pool import make_pool
from rugzak.engines.planning.proof.sharing import joined
from rugzak.engines.planning.question.reading import read_instance
from rugzak.engines.planning.search.annealing import Budget
from rugzak.engines.planning.search.byhand import plan_by_hand
from rugzak.engines.planning.search.neighbourhood import improve
from rugzak.engines.planning.search.opening import start
from rugzak.engines.planning.search.problem import make_problem
from rugzak.engines.planning.search.roster import Roster
from rugzak.engines.planning.solution import Wishes
from rugzak.engines.planning.telling.plan import rows_of

SMALL = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def generated(*, varied: int, **size: Any) -> dict[str, Any]:
    """A made-up question; ``varied`` is a seed for odd hours, prices and rules, and 0 leaves all as it is."""
    document = generate(**size)
    if varied:
        _vary(document, random.Random(varied))
    return document


def _vary(document: dict[str, Any], rng: random.Random) -> None:
    """Some commute, some weeks are fuller, half of the moments move to a second week, prices and grids differ."""
    document["days"] = 12
    for coach in document["coaches"]:
        coach["commutes"] = rng.random() < 0.5
        coach["minutes_by_week"] = [rng.choice((120, 300, 480)) for _ in range(2)]
        coach["soft_limit_minutes"] = rng.choice((0, 200, 480))
        coach["shifts"] += [shift | {"day": shift["day"] + 7} for shift in coach["shifts"]]
    for request in document["requests"]:
        for option in request["options"]:
            option["day"] += rng.choice((0, 7))
    document["weights"] = {
        "waiting_day": rng.choice((0, 10, 37)),
        "unserved": rng.choice((0, 100)),
        "unserved_base": rng.choice((1, 120)),
        "travel_minute": rng.choice((0, 1, 3)),
        "missed_preference": rng.choice((0, 30)),
        "over_soft_minute": rng.choice((0, 1, 4)),
    }
    document["rules"] = {
        "meetings_per_half": rng.choice((1, 2, 4)),
        "minutes_from_base": rng.choice((20, 45, 90)),
        "start_grid_minutes": rng.choice((1, 7, 15)),
        "together_grid_minutes": rng.choice((10, 30)),
    }


questions = st.builds(
    generated,
    coaches=st.integers(1, 5),
    requests=st.integers(1, 14),
    seed=st.integers(0, 10_000),
    half_days=st.booleans(),
    varied=st.integers(0, 99),
)


def judged(document: dict[str, Any], roster: Roster, previous: list[dict[str, Any]] | None = None) -> int:
    instance = roster.problem.instance
    return evaluate(document, rows_of(instance, roster.meetings()), previous).cost


@SMALL
@given(questions, st.integers(0, 99))
def test_search_and_judge_agree_on_every_plan(document: dict[str, Any], seed: int):
    problem = make_problem(read_instance(document))
    for roster in (plan_by_hand(problem), start(problem)):
        assert judged(document, roster) == roster.cost
    improve(roster, budget=Budget(steps=150), seed=seed)
    assert judged(document, roster) == roster.cost


@SMALL
@given(questions)
def test_the_bound_is_never_above_any_accepted_plan(document: dict[str, Any]):
    proven = solve(document, wishes=Wishes(seconds=20.0, certify=True, iterations=50))
    problem = make_problem(read_instance(document))
    costs = [judged(document, plan_by_hand(problem)), judged(document, start(problem)), proven.cost]
    for seed in range(3):
        roster = start(problem)
        improve(roster, budget=Budget(steps=400), seed=seed)
        costs.append(judged(document, roster))
    assert proven.proof.bound is not None
    assert proven.proof.bound <= min(costs)


@settings(max_examples=20, deadline=None)
@given(
    st.builds(generate, coaches=st.integers(1, 2), requests=st.integers(1, 4), seed=st.integers(0, 10_000))
)
def test_a_proven_optimum_equals_trying_everything(document: dict[str, Any]):
    proven = solve(document, wishes=Wishes(seconds=20.0, certify=True, iterations=20))
    assert proven.proof.bound == proven.cost == _cheapest(document)


def _cheapest(document: dict[str, Any]) -> int:
    """Every order of requests and every placement: hopelessly slow, and therefore to be trusted."""
    problem = make_problem(read_instance(document))
    best = Roster(problem).cost

    def go(roster: Roster, request: int) -> None:
        nonlocal best
        best = min(best, roster.cost)
        if request == len(problem.visits):
            return
        go(roster, request + 1)
        for size in (1, 2):
            for visits in itertools.permutations(problem.visits[request], size):
                found = roster.finder(request, list(visits))(lambda: 1.0, 0.0)
                if found is not None and set(map(id, found[1])) == set(map(id, visits)):
                    roster.insert(request, found[1])
                    go(roster, request + 1)
                    roster.remove(request)

    go(Roster(problem), 0)
    return best


@SMALL
@given(questions, st.sampled_from([0, 20, 200]))
def test_replanning_is_judged_the_same(document: dict[str, Any], weight: int):
    before = solve(document, wishes=Wishes(iterations=50)).document()["assignments"]
    document["coaches"][0]["shifts"] = []
    document["weights"] = {**document.get("weights", {}), "change": weight}
    document["pins"] = _some_pinned(before, gone=document["coaches"][0]["id"])
    again = solve(document, {"assignments": before}, Wishes(seconds=20.0, certify=True, iterations=100))
    now = [_bare(row) for row in again.document()["assignments"]]
    assert all(pin in now for pin in document["pins"])
    assert again.cost == again.roster.cost
    assert again.proof.bound is not None
    assert again.proof.bound <= again.cost


def _some_pinned(rows: list[dict[str, Any]], gone: str) -> list[dict[str, Any]]:
    """Every second request of a plan that the coach who is gone has no part in."""
    touched = {row["request"] for row in rows if row["coach"] == gone}
    sure = sorted({row["request"] for row in rows} - touched)[::2]
    return [_bare(row) for row in rows if row["request"] in sure]


def _bare(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("request", "coach", "day", "start_minute", "place")}


@SMALL
@given(questions)
def test_nobody_is_in_two_places_and_hours_hold(document: dict[str, Any]):
    plan = solve(document, wishes=Wishes(iterations=100)).document()
    spans = sorted(
        (row["coach"], row["day"], row["start_minute"], row["end_minute"]) for row in plan["assignments"]
    )
    for one, two in itertools.pairwise(spans):
        assert one[:2] != two[:2] or one[3] <= two[2]
    coaches = {coach["id"]: coach for coach in document["coaches"]}
    for (name, week), minutes in evaluate(document, plan["assignments"]).loads.items():
        assert minutes <= coaches[name].get("minutes_by_week", [480] * 2)[week]


@settings(max_examples=8, deadline=None)
@given(questions, st.integers(0, 99))
def test_the_same_seed_and_budget_give_the_same_plan(document: dict[str, Any], seed: int):
    wishes = Wishes(seconds=30.0, certify=True, iterations=120, seed=seed)
    first, second = (solve(document, wishes=wishes).document() for _ in range(2))
    first.pop("seconds")
    second.pop("seconds")
    assert first == second


@SMALL
@given(questions)
def test_the_list_of_routes_is_complete_and_shortest(document: dict[str, Any]):
    """Every set a shift can hold stands in the pool, at the travel that trying all orders finds."""
    problem = make_problem(read_instance(document))
    pool = make_pool(problem, cap=100_000)
    listed: dict[int, set[tuple[int, frozenset[int]]]] = {}
    for lane in pool.lanes:
        for route in range(lane.first, lane.last):
            asked = frozenset(visit.request for visit in pool.visits[route])
            listed.setdefault(lane.tour, set()).add((int(pool.travel[route]), asked))
    for tour in problem.tours:
        if len(tour.halves) > 1:
            continue
        for size in (1, 2, 3):
            for visits in itertools.combinations(tour.visits, size):
                asked = frozenset(visit.request for visit in visits)
                travel = tour.travel(sum(visit.bit for visit in visits))
                work = sum(visit.minutes for visit in visits)
                if len(asked) == size and travel + work <= problem.hours[tour.unit]:
                    assert any(found == asked and known <= travel for known, found in listed[tour.index])


@pytest.mark.parametrize("seed", range(5))
def test_sharing_loads_is_the_plain_minimum(seed: int):
    rng = np.random.default_rng(seed)
    one, two = (np.where(rng.random(20) < 0.5, rng.integers(0, 50, 20).astype(float), 1e15) for _ in range(2))
    two[0] = 0.0
    plain = [min(one[k] + two[load - k] for k in range(load + 1)) for load in range(20)]
    assert [value if value < 1e14 else math.inf for value in joined(one, two)] == [
        value if value < 1e14 else math.inf for value in plain
    ]
