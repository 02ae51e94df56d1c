"""Whatever is handed in: a plan, or exit 2 with one clear line on stderr and nothing on stdout. Never a traceback."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rugzak.engines.planning.__main__ import main
from rugzak.engines.planning.generate import generate
from rugzak.engines.planning.generate import main as generate_main

from .questions import NINE, TEN, Document, coach, question, request

QUICK = ["--seconds", "5", "--iterations", "3"]
NAN, INFINITY = float("nan"), float("inf")
PIN = {"request": "Wietske", "coach": "Samira", "day": 0, "start_minute": NINE, "place": "Zeewind"}


def asked(**changes: Any) -> Document:
    """A good question with one thing changed."""
    ask = request("Wietske", (0, NINE, TEN, "Zeewind"))
    return question([coach(), coach("Ruben")], [ask]) | changes


def with_coach(**changes: Any) -> Document:
    return asked(coaches=[coach() | changes])


def with_request(**changes: Any) -> Document:
    return asked(requests=[request("Wietske", (0, NINE, TEN, "Zeewind")) | changes])


def with_option(**changes: Any) -> Document:
    option = {"day": 0, "earliest_minute": NINE, "latest_minute": TEN, "place": "Zeewind"}
    return with_request(options=[option | changes])


def with_shift(**changes: Any) -> Document:
    return with_coach(shifts=[{"day": 0, "start_minute": 480, "end_minute": 720} | changes])


def mapped(places: list[Document], **car: Any) -> Document:
    named = [{"id": name} | place for name, place in zip(("Duinroos", "Zeewind"), places, strict=True)]
    return asked(places=named, travel={"car": car}, coaches=[coach(travels_by="car")])


def without(key: str) -> Document:
    document = asked()
    del document[key]
    return document


NONSENSE: dict[str, tuple[Any, str]] = {
    "a list": ([], "expected an object, found list"),
    "nothing": (None, "expected an object, found NoneType"),
    "a word": ("plan", "expected an object, found str"),
    "an empty object": ({}, "format: expected"),
    "another format": (asked(format="rugzak"), "format: expected"),
    "true for a version": (asked(version=True), "format: expected"),
    "a name that is no text": (asked(name=["x"]), "name: expected a text"),
    "no places": (without("places"), "places: missing"),
    "no coaches at all": (without("coaches"), "coaches: missing"),
    "no days": (without("days"), "days: missing"),
    "half a day": (asked(days=0.5), "days: expected a whole number, found 0.5"),
    "no number of days": (asked(days=NAN), "days: expected a whole number, found nan"),
    "a century": (asked(days=36_500), "days: expected 1 to 28"),
    "places of one letter": (asked(places="x"), "places: expected a list"),
    "a place twice": (asked(places=[{"id": "Kompas"}] * 3), "places: 'Kompas' appears twice"),
    "a place without a name": (asked(places=[{"id": ""}] * 3), "places[0].id: expected a text"),
    "a request twice": (
        asked(requests=[request("Wietske", (0, NINE, NINE, "Kompas"))] * 2),
        "requests: 'Wietske' appears twice",
    ),
    "a coach who is a number": (asked(coaches=[7]), "coaches[0]: expected an object, found int"),
    "endless hours": (with_coach(minutes_per_week=INFINITY), "minutes_per_week: expected a whole number"),
    "fewer than no hours": (with_coach(minutes_per_week=-1), "minutes_per_week: expected 0 to"),
    "more hours than a week": (with_coach(minutes_per_week=10**30), "minutes_per_week: expected 0 to"),
    "hours for three weeks": (with_coach(minutes_by_week=[1, 2, 3]), "expected whole minutes for each of 1"),
    "a broom": (with_coach(travels_by="bezem"), "'bezem' is not in travel"),
    "perhaps commuting": (with_coach(commutes="misschien"), "commutes: expected true or false"),
    "a competence that is a list": (with_coach(competences=[["x"]]), "competences: expected a list of texts"),
    "a birthday": (with_coach(birth_date="1980-01-01"), "coaches[0].birth_date: unknown key"),
    "a shift that ends before it starts": (with_shift(end_minute=400), "end_minute: expected 481 to 1440"),
    "a shift on another planet": (with_shift(day=40), "shifts[0].day: expected 0 to 4"),
    "a break outside the shift": (with_shift(break_start_minute=900), "the break must lie inside the shift"),
    "a break that ends first": (
        with_shift(break_start_minute=600, break_end_minute=500),
        "the break must lie inside the shift",
    ),
    "a meeting of minus an hour": (with_request(minutes=-60), "minutes: expected 1 to 1440, found -60"),
    "a meeting of no time": (with_request(minutes=0), "minutes: expected 1 to 1440"),
    "an urgency of a million": (with_request(urgency=10**6), "urgency: expected 1 to 1000"),
    "no moments": (with_request(options=[]), "options: at least one moment is needed"),
    "moments in words": (with_request(options={"day": 0}), "options: expected a list"),
    "three at once": (with_request(pair={"kind": "three"}), "pair.kind: expected one of together, in_order"),
    "a pair that comes before itself": (
        with_request(pair={"kind": "in_order", "min_days": 3, "max_days": 2}),
        "max_days: expected 3 to 28",
    ),
    "an unknown coach to leave out": (with_request(excluded_coaches=["Greet"]), "unknown coach 'Greet'"),
    "a window that closes before it opens": (with_option(latest_minute=500), "latest_minute: expected 540"),
    "a place nobody knows": (with_option(place="🏝"), "unknown place '🏝'"),
    "a minute past midnight": (with_option(earliest_minute=1441), "earliest_minute: expected 0 to 1440"),
    "no travel": (asked(travel={}), "'bicycle' is not in travel"),
    "travel without coordinates": (asked(travel={"bicycle": {}}), "places[0].latitude: missing"),
    "less than no travel": (
        asked(travel={"bicycle": {"matrix": [[0, -1, 1], [1, 0, 1], [1, 1, 0]]}}),
        "matrix[0][1]: expected whole minutes",
    ),
    "a crooked matrix": (asked(travel={"bicycle": {"matrix": [[0], [0, 1], []]}}), "expected 3 rows of 3"),
    "standing still": (
        mapped([{"x_km": 0, "y_km": 0}] * 2, speed_kmh=1e-300),
        "speed_kmh: expected a number",
    ),
    "at the speed of light": (mapped([{"x_km": 0, "y_km": 0}] * 2, speed_kmh=1e9), "speed_kmh: expected a"),
    "a plane and a globe": (
        mapped([{"x_km": 0, "y_km": 0}, {"latitude": 52, "longitude": 4}]),
        "places[1]: expected x_km and y_km, as the first place has",
    ),
    "above the pole": (
        mapped([{"latitude": 91, "longitude": 4}] * 2),
        "latitude: expected a number from -90",
    ),
    "nowhere": (mapped([{"x_km": NAN, "y_km": 0}] * 2), "x_km: expected a number from -20000 to 20000"),
    "free of charge and less": (asked(weights={"travel_minute": -1}), "weights.travel_minute: expected 0 to"),
    "a price for looks": (asked(weights={"beauty": 1}), "weights.beauty: unknown key"),
    "no meetings in a half": (asked(rules={"meetings_per_half": 0}), "rules.meetings_per_half: expected 1"),
    "nine meetings in a half": (asked(rules={"meetings_per_half": 9}), "meetings_per_half: expected 1 to 6"),
    "a pin twice": (asked(pins=[PIN, PIN]), "pins: 'Wietske' needs 1 rows, found 2"),
    "a pin of nobody": (asked(pins=[PIN | {"request": "Greet"}]), "pins: unknown request 'Greet'"),
    "a pin in two places at once": (
        asked(
            requests=[
                request("Wietske", (0, NINE, NINE, "Zeewind")),
                request("Yusuf", (0, NINE, NINE, "Kompas")),
            ],
            pins=[PIN, PIN | {"request": "Yusuf", "place": "Kompas"}],
        ),
        "pins: 'Yusuf' does not fit in time",
    ),
}


def refused(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """The one line with which a file is refused."""
    assert main([str(path), *QUICK, *more]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_refused_in_one_clear_line(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    document, line = NONSENSE[kind]
    path = tmp_path / "question.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert line in refused(path, capsys)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"null",
        b"vraag",
        b'{"a": "\xff"',
        b"[" * 100_000,
        b'{"days": ' + b"9" * 5_000 + b"}",
        b"\xff\xfe{",
    ],
    ids=["empty", "half", "null", "a word", "latin-1", "very deep", "5,000 digits", "UTF-16"],
)
def test_what_is_no_json_is_refused_in_one_line(
    text: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "question.json"
    path.write_bytes(text)
    refused(path, capsys)


def test_files_that_cannot_be_read_or_written_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert "cannot be opened" in refused(tmp_path / "nowhere.json", capsys)
    assert "cannot be opened" in refused(tmp_path, capsys)
    good = tmp_path / "question.json"
    good.write_text(json.dumps(asked()), encoding="utf-8")
    assert "cannot be written" in refused(good, capsys, "--certificate", str(tmp_path))
    assert "previous: expected an object" in refused(good, capsys, "--previous", _saved(tmp_path, []))
    assert "assignments[0].coach: missing" in refused(
        good, capsys, "--previous", _saved(tmp_path, {"assignments": [{"request": "a", "place": "Zeewind"}]})
    )


def _saved(folder: Path, document: Any) -> str:
    path = folder / "plan.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--seconds", "nan"],
        ["--seconds", "-1"],
        ["--iterations", "-1"],
        ["--most-routes", "-1"],
        ["--seed", "x"],
    ],
)
def test_an_argument_that_cannot_be_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as refusal:
        main(["question.json", *arguments])
    assert refusal.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_an_instance_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as refusal:
        generate_main(["--coaches", "1", "--requests", "1", "--output", str(tmp_path)])
    assert refusal.value.code == 2
    assert "cannot be written" in capsys.readouterr().err


def test_nothing_asked_and_nobody_there_are_questions_like_any_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "question.json"
    for document in (
        asked(requests=[]),
        asked(coaches=[]),
        asked(coaches=[], requests=[], places=[], travel={}),
    ):
        path.write_text(json.dumps(document), encoding="utf-8")
        assert main([str(path), *QUICK, "--certify", "--explain"]) == 0
        plan = json.loads(capsys.readouterr().out)
        assert (plan["assignments"], plan["certified"]) == ([], True)


# ── Any value in any place ──
STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every value in a document."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_in(inner, (*path, key))


def everything() -> Document:
    """A small question that uses every key there is."""
    document = generate(coaches=2, requests=3, seed=4)
    document["requests"][0] |= {"pair": {"kind": "in_order", "min_days": 1, "max_days": 3}}
    document["requests"][1] |= {"pair": {"kind": "together"}, "preferred_coach": "C000"}
    document["requests"][2] |= {"excluded_coaches": ["C001"]}
    document["coaches"][0] |= {"minutes_by_week": [400], "commutes": True}
    document["weights"] = {"change": 5, "unserved": 90}
    document["rules"] = {"meetings_per_half": 3, "start_grid_minutes": 10}
    return document


EVERYTHING = everything()
PATHS = list(places_in(EVERYTHING))


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(PATHS), STRANGE)
def test_any_value_in_any_place_gives_a_plan_or_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: tuple[Any, ...], value: Any
):
    document = copy.deepcopy(EVERYTHING)
    inside = document
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    file = tmp_path / "question.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    code = main([str(file), *QUICK])
    printed = capsys.readouterr()
    if code == 0:
        assert json.loads(printed.out)["cost"] >= 0
    else:
        assert (code, printed.out, printed.err.count("\n")) == (2, "", 1)
