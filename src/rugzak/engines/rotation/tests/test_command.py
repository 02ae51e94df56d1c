"""The command line: one JSON object, or one clear line and exit 2."""

import json
from pathlib import Path

import pytest

from rugzak.engines.rotation.__main__ import main
from rugzak.engines.rotation.tests.counting import counted_repeats, met

KEYS = ["groups", "repeats", "minimum", "role_imbalance", "seconds"]


def answer(capsys: pytest.CaptureFixture[str], words: str) -> dict[str, object]:
    assert main(words.split()) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n") == 1
    told = json.loads(out)
    assert list(told) == KEYS
    return told


def refused(capsys: pytest.CaptureFixture[str], words: str) -> str:
    try:
        code = main(words.split())
    except SystemExit as left:  # argparse leaves this way
        code = left.code
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    return err


def test_twenty_people_over_three_rounds(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "--people 20 --rounds 3")
    assert [sorted(p for group in round_ for p in group) for round_ in told["groups"]] == [
        list(range(20))
    ] * 3
    assert (told["repeats"], told["minimum"], told["role_imbalance"]) == (0, 0, 0)


def test_size_seed_roles_and_wishes_are_options(capsys: pytest.CaptureFixture[str]) -> None:
    people = "--people 20 --rounds 3 --group-size 5 --seed 7 --roles practice*15,organiser*5"
    groups = answer(capsys, f"{people} --together 0-1 --apart 2-3 4-5")["groups"]
    assert {len(group) for round_ in groups for group in round_} == {5}
    assert all(met((0, 1), r) and not met((2, 3), r) and not met((4, 5), r) for r in groups)


def test_what_happened_before_comes_from_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    done = [[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]]
    history = tmp_path / "history.json"
    history.write_text(json.dumps({"done": done, "earlier": [[0, 4]], "absent": [2]}))
    told = answer(capsys, f"--people 14 --rounds 3 --history {history}")
    assert told["groups"][0] == done[0]
    assert all(2 not in group for round_ in told["groups"][1:] for group in round_)
    assert told["repeats"] == counted_repeats(14, told["groups"], [[0, 4]])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--people 2 --rounds 3", "2 people make no groups"),
        ("--people many --rounds 3", "invalid int value"),
        ("--people 20", "required: --rounds"),
        ("--people 20 --rounds 3 --group-size 7", "group size must be 4 or 5, not 7"),
        ("--people 20 --rounds 3 --roles practice*3", "3 roles for 20 people"),
        ("--people 20 --rounds 3 --roles *3", "not a role"),
        ("--people 20 --rounds 3 --together 0+1", "not a pair like 0-1"),
        ("--people 8 --rounds 3 --apart 0-1 1-2 0-2", "no seating keeps all wishes"),
        ("--people 8 --rounds 3 --history /nowhere.json", "cannot be read"),
    ],
)
def test_what_is_impossible_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], words: str, says: str
) -> None:
    assert says in refused(capsys, words)


@pytest.mark.parametrize(
    "told", ["[]", '{"unknown": []}', '{"done": 3}', '{"earlier": [["a", "b"]]}', "no json"]
)
def test_a_history_of_another_shape_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, told: str
) -> None:
    history = tmp_path / "history.json"
    history.write_text(told)
    assert "history" in refused(capsys, f"--people 12 --rounds 3 --history {history}")
