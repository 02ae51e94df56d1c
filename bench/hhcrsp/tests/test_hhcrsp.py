"""The adapter against its own judge: ``python -m pytest bench``."""

from __future__ import annotations

import json
import math
import random
from pathlib import Path
from typing import Any

import pytest

from bench.hhcrsp.__main__ import main
from bench.hhcrsp.data import Case, Unreadable, read
from bench.hhcrsp.judge import Stop, Wrong, judge
from bench.hhcrsp.search import Rounds, routes_of, solve


def made_up(seed: int, patients: int, crew: int) -> dict[str, Any]:
    """A case in the public format: a third of the patients needs two caregivers."""
    rng = random.Random(seed)
    spots = [[rng.randint(0, 50), rng.randint(0, 50)] for _ in range(patients + 1)]
    people = []
    for number in range(patients):
        opens = rng.randint(0, 200)
        needed = [{"service": "s1", "duration": 10.0}]
        person: dict[str, Any] = {
            "id": f"p{number}",
            "location": spots[number + 1],
            "time_window": [opens, opens + 60],
            "required_caregivers": needed,
        }
        if number % 3 == 0:
            needed.append({"service": "s2", "duration": 15.0})
            if number % 2:
                person["synchronization"] = {"type": "simultaneous"}
            else:
                person["synchronization"] = {"type": "sequential", "distance": [10, 30]}
        people.append(person)
    return {
        "patients": people,
        "services": [{"id": "s1", "default_duration": 10.0}, {"id": "s2", "default_duration": 15.0}],
        "caregivers": [{"id": f"c{c}", "abilities": ["s1", "s2"] if c else ["s1"]} for c in range(crew)],
        "central_offices": [{"id": "d", "location": spots[0]}],
        "distances": [[round(math.dist(a, b), 3) for b in spots] for a in spots],
    }


def case(tmp_path: Path, seed: int, patients: int = 9, crew: int = 3) -> Case:
    path = tmp_path / f"case-{seed}.json"
    path.write_text(json.dumps(made_up(seed, patients, crew)), encoding="utf-8")
    return read(str(path))


@pytest.mark.parametrize("seed", range(6))
def test_the_search_keeps_the_same_books_as_the_judge(tmp_path: Path, seed: int) -> None:
    rounds = Rounds(case(tmp_path, seed))
    rng = random.Random(seed)
    for step in range(150):
        before = rounds.cost
        rounds.step(rng)
        assert judge(rounds.case, routes_of(rounds.schedule)).objective * 3 == pytest.approx(
            rounds.cost, abs=1e-3
        )
        if step % 3 == 0:
            rounds.undo()
            assert rounds.cost == before


def test_the_same_seed_and_steps_give_the_same_routes(tmp_path: Path) -> None:
    made = case(tmp_path, 1)
    first, second = (solve(made, seconds=None, steps=200, seed=4) for _ in range(2))
    assert first == second


def test_searching_never_ends_worse_than_it_began(tmp_path: Path) -> None:
    made = case(tmp_path, 2)
    began = judge(made, routes_of(Rounds(made).schedule)).objective
    ended = judge(made, solve(made, seconds=None, steps=300, seed=1)[0]).objective
    assert ended <= began


def test_the_judge_wants_everyone_met_and_pairs_in_time(tmp_path: Path) -> None:
    made = case(tmp_path, 3)
    routes, _ = solve(made, seconds=None, steps=50, seed=1)
    caregiver = next(name for name, stops in routes.items() if stops)
    with pytest.raises(Wrong, match="is not met"):
        judge(made, routes | {caregiver: routes[caregiver][1:]})
    early = [Stop(routes[caregiver][0].patient, routes[caregiver][0].ability, -5.0), *routes[caregiver][1:]]
    with pytest.raises(Wrong, match="before"):
        judge(made, routes | {caregiver: early})


def test_the_command_prints_one_line_per_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case(tmp_path, 5)
    assert main([str(tmp_path / "case-5.json"), "--steps", "50", "--workers", "1"]) == 0
    header, line = capsys.readouterr().out.splitlines()
    assert header.startswith("instance,objective,travel,tardiness,max_tardiness")
    assert line.startswith("case-5,")


def test_a_file_of_another_kind_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    with pytest.raises(Unreadable):
        read(str(tmp_path / "other.json"))
    assert main([str(tmp_path / "other.json"), "--steps", "1", "--workers", "1"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
