"""What else could be: the judge gives the same price for every choice that is offered."""

from __future__ import annotations

from typing import Any

from rugzak.engines.planning import Wishes, choices, evaluate, nobody_can, solve, standing
from rugzak.engines.planning.generate import generate

from .questions import NINE, coach, question, request


def test_the_judge_repeats_the_price_of_every_choice():
    document = generate(coaches=4, requests=14, seed=3, half_days=True)
    for each in document["requests"]:
        each["pair"] = None
    plan = solve(document, wishes=Wishes(seconds=9.0, iterations=100)).document()
    roster = standing(document, plan)
    asked = 0
    for one in document["requests"]:
        for choice in choices(roster, one["id"]):
            rows = [row for row in plan["assignments"] if row["request"] != one["id"]]
            row = {key: choice[key] for key in ("coach", "day", "start_minute", "place")}
            moved = [*rows, {"request": one["id"], **row}]
            after = evaluate(document, moved, plan["assignments"])
            assert after.cost - plan["cost"] == choice["cost_difference"]
            assert after.loads[choice["coach"], choice["day"] // 7] == choice["planned_minutes"]
            asked += 1
    assert asked > 15


def test_standing_puts_back_what_was_planned_and_adds_nothing():
    asks = [request("Wietske", (0, NINE, NINE, "Zeewind")), request("Yusuf", (0, 600, 660, "Zeewind"))]
    document = question([coach()], asks)
    plan: dict[str, Any] = {"assignments": []}
    assert standing(document, plan).meetings() == []
    plan = {
        "assignments": [
            {"request": "Wietske", "coach": "Samira", "day": 0, "start_minute": NINE, "place": "Zeewind"}
        ]
    }
    assert [row.request for row in standing(document, plan).meetings()] == ["Wietske"]


def test_who_nobody_can_serve_is_known_before_planning():
    asks = [
        request("Wietske", (0, NINE, NINE, "Zeewind")),
        request("Yusuf", (0, 900, 900, "Zeewind")),
    ]
    (left,) = nobody_can(standing(question([coach()], asks)))
    assert (left["request"], left["rule"]) == ("Yusuf", "not_available")
    assert left["would_help"][0]["change"] == "moment"
