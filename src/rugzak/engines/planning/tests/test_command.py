"""The command line: the keys it prints, and one clear line with exit 2 for what it cannot do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rugzak.engines.planning.__main__ import main
from rugzak.engines.planning.generate import generate
from rugzak.engines.planning.generate import main as generate_main

from .questions import NINE, coach, question, request

KEYS = ["assignments", "unserved", "cost", "cost_parts", "bound", "gap", "certified", "seconds"]
QUICK = ["--seconds", "20", "--iterations", "100"]


def write(path: Path, document: Any) -> str:
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


@pytest.fixture
def small(tmp_path: Path) -> str:
    return write(tmp_path / "instance.json", generate(coaches=4, requests=12, seed=5))


def test_a_plan_is_one_object_with_exactly_the_promised_keys(small: str, capsys: pytest.CaptureFixture[str]):
    assert main([small, *QUICK]) == 0
    printed = capsys.readouterr()
    plan = json.loads(printed.out)
    assert list(plan) == KEYS
    assert (plan["bound"], plan["gap"], plan["certified"]) == (None, None, False)
    assert plan["cost"] == sum(plan["cost_parts"].values())
    assert {row["request"] for row in plan["assignments"]}.isdisjoint(
        row["request"] for row in plan["unserved"]
    )
    assert printed.err == ""


def test_a_certified_plan_carries_bound_and_gap(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    certificate = tmp_path / "certificate.json"
    assert main([small, *QUICK, "--certify", "--certificate", str(certificate)]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["certified"] is True
    assert plan["gap"] == (plan["cost"] - plan["bound"]) / plan["cost"] == 0.0
    assert json.loads(certificate.read_text(encoding="utf-8"))["statement"] == "optimal"


def test_a_cut_list_of_routes_proves_nothing(small: str, capsys: pytest.CaptureFixture[str]):
    assert main([small, *QUICK, "--certify", "--most-routes", "3"]) == 0
    printed = capsys.readouterr()
    plan = json.loads(printed.out)
    assert (plan["bound"], plan["gap"], plan["certified"]) == (None, None, False)
    assert printed.err == "geen bewijs: more than 3 routes: the list was cut\n"


def test_a_printed_plan_can_be_the_previous_one(
    small: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    main([small, *QUICK, "--explain"])
    before = write(tmp_path / "plan.json", json.loads(capsys.readouterr().out))
    assert main([small, *QUICK, "--previous", before]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["cost_parts"]["changes"] == 0


def test_generating_twice_writes_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    generate_main(["--coaches", "3", "--requests", "4", "--seed", "9", "--half-days"])
    printed = capsys.readouterr().out
    generate_main(
        [
            "--coaches",
            "3",
            "--requests",
            "4",
            "--seed",
            "9",
            "--half-days",
            "--output",
            str(tmp_path / "x.json"),
        ]
    )
    assert (tmp_path / "x.json").read_text(encoding="utf-8") == printed


def broken(**changes: Any) -> dict[str, Any]:
    return question([coach()], [request("Wietske", (0, NINE, NINE, "Zeewind"))]) | changes


PIN = {"request": "Wietske", "coach": "Samira", "day": 0, "start_minute": NINE, "place": "Zeewind"}
TWICE = [request("Wietske", (0, NINE, NINE, "Zeewind")), request("Yusuf", (0, NINE, NINE, "Kompas"))]


@pytest.mark.parametrize(
    ("document", "line"),
    [
        ([], "expected an object, found list"),
        (broken(version=2), 'format: expected "rugzak-planning-instance" version 1'),
        (broken(days=0), "days: expected 1 to 28, found 0"),
        (broken(extra=1), "extra: unknown key"),
        (broken(coaches=[coach(), coach()]), "coaches: 'Samira' appears twice"),
        (broken(coaches=[coach(base="Elders")]), "coaches[0].base: unknown place 'Elders'"),
        (
            broken(coaches=[coach(minutes_per_week="8 uur")]),
            "coaches[0].minutes_per_week: expected a whole number",
        ),
        (broken(coaches=[coach(shifts=[(0, 480, 700), (0, 600, 720)])]), "two shifts overlap on day 0"),
        (broken(requests=[request("Wietske")]), "requests[0].options: at least one moment is needed"),
        (
            broken(requests=[request("Wietske", (9, NINE, NINE, "Zeewind"))]),
            "options[0].day: expected 0 to 4",
        ),
        (
            broken(requests=[request("Wietske", (0, NINE, NINE, "Zeewind"), preferred_coach="Greet")]),
            "requests[0]: unknown coach 'Greet'",
        ),
        (broken(travel={"bicycle": {"matrix": [[0, 1], [1, 0]]}}), "expected 3 rows of 3 whole minutes"),
        (broken(pins=[PIN | {"coach": "Greet"}]), "pins: unknown coach 'Greet'"),
        (broken(pins=[PIN | {"start_minute": 470}]), "pins: 'Samira' cannot be there for 'Wietske'"),
        (
            broken(requests=TWICE, pins=[PIN, PIN | {"request": "Yusuf", "place": "Kompas"}]),
            "pins: 'Yusuf' does not fit in time with the other pins of that coach and day",
        ),
        (
            broken(coaches=[coach(minutes_per_week=70)], pins=[PIN]),
            "pins: 'Samira' would need 80 minutes and has 70",
        ),
    ],
)
def test_what_cannot_be_planned_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], document: Any, line: str
):
    assert main([write(tmp_path / "instance.json", document), *QUICK]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert line in printed.err
    assert printed.err.count("\n") == 1
