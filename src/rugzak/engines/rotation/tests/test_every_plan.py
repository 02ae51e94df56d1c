"""What every plan keeps, whatever was asked."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

import rugzak
from rugzak.engines.rotation import Impossible, Plan, Rotation, planned, rotate
from rugzak.engines.rotation.sizes import WITH_THREES
from rugzak.engines.rotation.tests.counting import counted_repeats, met
from rugzak.engines.rotation.tests.questions import questions

unhurried = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@pytest.fixture(scope="module", autouse=True)
def short_walks() -> Iterator[None]:
    """These agreements hold however long the search looks; short walks let us try more questions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planned, "WORK", 2_000)
        yield


def plan_for(asked: Rotation) -> Plan:
    """The plan, for questions that have one."""
    try:
        return rotate(asked)
    except Impossible:
        assume(False)
        raise


@unhurried
@given(questions())
def test_everybody_present_sits_exactly_once_in_each_round(asked: Rotation) -> None:
    plan = plan_for(asked)
    assert len(plan.rounds) == asked.rounds
    for round_ in plan.rounds[len(asked.done) :]:
        assert sorted(person for group in round_ for person in group) == list(asked.present)


@unhurried
@given(questions())
def test_groups_have_four_or_five_people_unless_no_fours_and_fives_fit(asked: Rotation) -> None:
    plan = plan_for(asked)
    for round_ in plan.rounds[len(asked.done) :]:
        sizes = {len(group) for group in round_}
        assert sizes <= ({3, 4} if len(asked.present) in WITH_THREES else {4, 5})


@unhurried
@given(questions())
def test_repeats_are_what_plain_counting_gives_and_never_below_the_minimum(asked: Rotation) -> None:
    plan = plan_for(asked)
    assert plan.repeats == counted_repeats(asked.people, plan.rounds, asked.earlier)
    assert plan.minimum <= plan.repeats
    assert plan.role_imbalance >= 0


@unhurried
@given(questions())
def test_wishes_are_kept_and_held_rounds_stay_as_they_were(asked: Rotation) -> None:
    plan = plan_for(asked)
    assert plan.rounds[: len(asked.done)] == asked.done
    for round_ in plan.rounds[len(asked.done) :]:
        for pair in asked.together:
            assert met(pair, round_) == (not asked.absent.intersection(pair))
        for pair in asked.apart:
            assert not met(pair, round_)


@unhurried
@given(questions())
def test_the_same_question_gives_the_same_plan(asked: Rotation) -> None:
    assert plan_for(asked) == plan_for(asked)


def test_the_plan_does_not_hang_on_how_python_orders_words() -> None:
    words = "--people 19 --rounds 3 --roles practice*8,organiser*7,guest*4 --together 0-1 --seed 3".split()
    answers = []
    for hash_seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-m", "rugzak.engines.rotation", *words],
            env={
                **os.environ,
                "PYTHONHASHSEED": hash_seed,
                "PYTHONPATH": str(Path(rugzak.__file__).parents[1]),
            },
            capture_output=True,
            check=True,
        )
        answers.append({**json.loads(ran.stdout), "seconds": 0})
    assert answers[0] == answers[1]
