"""Plans small enough to work out on paper."""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning.engine import solve
from rugzak.engines.planning.solution import Wishes

from .questions import ELEVEN, NINE, NOON, TEN, coach, question, request, row, rows

PROVE = Wishes(seconds=20.0, certify=True, iterations=200)


def planned(document: dict[str, Any], **more: Any) -> dict[str, Any]:
    return solve(document, wishes=PROVE, **more).document()


def test_one_meeting_costs_the_way_there_and_back():
    plan = planned(question([coach()], [request("Wietske", (0, NINE, NINE, "Zeewind"))]))
    assert rows(plan) == [("Wietske", "Samira", 0, NINE, "Zeewind")]
    assert plan["cost_parts"] == {
        "unserved": 0,
        "waiting": 0,
        "travel": 20,
        "missed_preference": 0,
        "over_soft_limit": 0,
        "changes": 0,
    }
    assert (plan["cost"], plan["bound"], plan["gap"], plan["certified"]) == (20, 20, 0.0, True)


def test_who_commutes_spends_only_what_lies_between_meetings():
    asks = [
        request("Wietske", (0, 480, 480, "Kompas")),
        request("Yusuf", (0, 480, 660, "Zeewind")),
    ]
    plan = planned(question([coach(commutes=True, minutes_per_week=130)], asks))
    assert rows(plan) == [
        ("Wietske", "Samira", 0, 480, "Kompas"),
        ("Yusuf", "Samira", 0, 555, "Zeewind"),
    ]
    assert (plan["cost_parts"]["travel"], plan["cost"], plan["bound"]) == (10, 10, 10)


def test_a_fuller_week_has_less_to_spend():
    ask = request("Wietske", (0, NINE, NINE, "Duinroos"), (7, NINE, NINE, "Duinroos"))
    shifts = [(0, 480, NOON), (7, 480, NOON)]
    plan = planned(question([coach(shifts=shifts, minutes_by_week=[59, 60])], [ask], days=14))
    assert rows(plan) == [("Wietske", "Samira", 7, NINE, "Duinroos")]


def test_the_shortest_order_wins_when_times_are_free():
    asks = [
        request("Wietske", (0, 480, NOON, "Kompas")),
        request("Yusuf", (0, 480, NOON, "Zeewind")),
    ]
    plan = planned(question([coach()], asks))
    assert plan["cost"] == 40
    assert plan["bound"] == 40


def test_the_urgent_one_goes_first_when_only_one_fits():
    asks = [
        request("Wietske", (0, NINE, NINE, "Zeewind"), urgency=8),
        request("Yusuf", (0, NINE, NINE, "Zeewind"), urgency=1),
    ]
    plan = planned(question([coach()], asks))
    assert rows(plan) == [("Wietske", "Samira", 0, NINE, "Zeewind")]
    assert plan["unserved"] == [
        {"request": "Yusuf", "reason": "no_room", "rule": None, "coaches": {"fits": 1}},
    ]
    assert plan["cost"] == 20 + 100 + 120


def test_two_coaches_at_once_share_the_moment():
    ask = request("Wietske", (0, NINE, TEN, "Zeewind"), pair={"kind": "together"}, preferred_coach="Samira")
    plan = planned(question([coach(), coach("Ruben")], [ask]))
    starts = {(row["day"], row["start_minute"], row["place"]) for row in plan["assignments"]}
    assert {row["coach"] for row in plan["assignments"]} == {"Samira", "Ruben"}
    assert len(starts) == 1
    assert (plan["cost"], plan["bound"]) == (40, 40)


def test_two_coaches_at_once_need_two_coaches():
    plan = planned(
        question([coach()], [request("Wietske", (0, NINE, NINE, "Zeewind"), pair={"kind": "together"})])
    )
    assert plan["assignments"] == []
    assert plan["unserved"] == [
        {
            "request": "Wietske",
            "reason": "no_candidate",
            "rule": "no_partner",
            "coaches": {"no_partner": 1},
        }
    ]
    assert plan["bound"] == plan["cost"] == 220


def test_two_meetings_in_order_stay_with_one_coach():
    days = [(0, 480, NOON), (2, 480, NOON)]
    ask = request(
        "Wietske",
        (0, NINE, NINE, "Zeewind"),
        (2, NINE, NINE, "Zeewind"),
        pair={"kind": "in_order", "min_days": 2, "max_days": 2},
    )
    plan = planned(question([coach(shifts=days), coach("Ruben", shifts=days)], [ask]))
    assert len({row["coach"] for row in plan["assignments"]}) == 1
    assert sorted(row["day"] for row in plan["assignments"]) == [0, 2]
    assert (plan["cost"], plan["bound"]) == (40, 40)


def test_the_week_never_holds_more_than_the_released_hours():
    asks = [request(f"R{n}", (n, NINE, NINE, "Zeewind")) for n in range(3)]
    days = [(n, 480, NOON) for n in range(3)]
    plan = planned(question([coach(shifts=days, minutes_per_week=160)], asks))
    assert len(plan["assignments"]) == 2  # an hour and twenty minutes on the way, twice


def test_minutes_over_the_soft_limit_have_a_price():
    plan = planned(question([coach(soft_limit_minutes=50)], [request("Wietske", (0, NINE, NINE, "Zeewind"))]))
    assert plan["cost_parts"]["over_soft_limit"] == 30


def test_the_coach_eats_where_the_last_meeting_was():
    long = {
        "day": 0,
        "start_minute": 480,
        "end_minute": 1020,
        "break_start_minute": 720,
        "break_end_minute": 750,
    }
    asks = [
        request("Wietske", (0, ELEVEN, ELEVEN, "Kompas")),
        request("Yusuf", (0, 750, 750, "Kompas")),
    ]
    plan = planned(question([coach() | {"shifts": [long]}], asks))
    assert len(plan["assignments"]) == 2
    assert (plan["cost"], plan["bound"]) == (40, 40)


def test_a_pin_may_rely_on_the_meeting_before_the_break():
    """From Duinroos she could not be at Kompas in time; her last meeting before the break was there."""
    long = {
        "day": 0,
        "start_minute": 480,
        "end_minute": 1020,
        "break_start_minute": 720,
        "break_end_minute": 750,
    }
    asks = [
        request("Wietske", (0, ELEVEN, ELEVEN, "Kompas")),
        request("Yusuf", (0, 750, 750, "Kompas")),
    ]
    document = question([coach() | {"shifts": [long]}], asks)
    before = planned(document)
    document["pins"] = [row("Yusuf", "Samira", 0, 750, "Kompas")]
    assert rows(planned(document, previous=before)) == rows(before)


def test_a_pin_holds_even_where_it_costs_more():
    asks = [request("Wietske", (0, NINE, NINE, "Zeewind"), (1, NINE, NINE, "Zeewind"))]
    pin = {"request": "Wietske", "coach": "Samira", "day": 1, "start_minute": NINE, "place": "Zeewind"}
    both = [(0, 480, NOON), (1, 480, NOON)]
    plan = planned(question([coach(shifts=both)], asks, pins=[pin]))
    assert rows(plan) == [("Wietske", "Samira", 1, NINE, "Zeewind")]
    assert (plan["cost"], plan["bound"]) == (30, 30)


def test_what_was_planned_stays_unless_a_change_is_worth_it():
    both = [(0, 480, NOON), (1, 480, NOON)]
    ask = request("Wietske", (0, NINE, NINE, "Zeewind"), (1, NINE, NINE, "Zeewind"), urgency=3)
    before = {
        "assignments": [
            {"request": "Wietske", "coach": "Samira", "day": 1, "start_minute": NINE, "place": "Zeewind"}
        ]
    }
    stays = planned(question([coach(shifts=both)], [ask], weights={"change": 40}), previous=before)
    moves = planned(question([coach(shifts=both)], [ask], weights={"change": 20}), previous=before)
    assert rows(stays) == [("Wietske", "Samira", 1, NINE, "Zeewind")]
    assert rows(moves) == [("Wietske", "Samira", 0, NINE, "Zeewind")]
    assert moves["cost_parts"]["changes"] == 20
