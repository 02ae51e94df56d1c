"""A session as it goes: wishes, somebody who leaves, somebody who comes in late, and an earlier session."""

from dataclasses import replace

import pytest

from rugzak.engines.rotation import Impossible, Pair, Rotation, Why, rotate
from rugzak.engines.rotation.replan import asked_again
from rugzak.engines.rotation.tests.counting import counted_repeats, met

ROLES = ("practice",) * 14 + ("organiser",) * 6


def test_a_room_in_which_nothing_changed_keeps_its_plan() -> None:
    asked = Rotation(people=20, rounds=3, roles=ROLES)
    plan = rotate(asked)
    assert rotate(asked_again(asked, plan, held=1, absent=(), late_roles=())) == plan
    assert rotate(asked_again(asked, plan, held=3, absent=(), late_roles=())) == plan


def test_who_went_home_gets_no_place_and_who_came_late_gets_one() -> None:
    asked = Rotation(people=20, rounds=3, roles=ROLES)
    first = rotate(asked)
    again = asked_again(asked, first, held=1, absent={3}, late_roles=("practice", "organiser"))
    plan = rotate(again)
    assert plan.rounds[0] == first.rounds[0]
    for round_ in plan.rounds[1:]:
        assert {p for group in round_ for p in group} == set(range(22)) - {3}
    assert (plan.repeats, plan.minimum, plan.role_imbalance) == (0, 0, 0)


@pytest.mark.parametrize("people", range(20, 61))
def test_from_twenty_people_up_leaving_and_coming_costs_no_repeat(people: int) -> None:
    asked = Rotation(people=people, rounds=3)
    once = asked_again(asked, rotate(asked), held=1, absent={people // 2}, late_roles=("", ""))
    assert rotate(once).reaches_minimum
    twice = asked_again(once, rotate(once), held=2, absent={people // 2, 1}, late_roles=())
    plan = rotate(twice)
    assert plan.repeats == plan.minimum == counted_repeats(people + 2, plan.rounds)


def test_somebody_who_missed_a_round_comes_back() -> None:
    asked = Rotation(people=12, rounds=3)
    without = asked_again(asked, rotate(asked), held=1, absent={5}, late_roles=())
    back = asked_again(without, rotate(without), held=2, absent=(), late_roles=())
    seated = [{p for group in round_ for p in group} for round_ in rotate(back).rounds]
    assert [5 in people for people in seated] == [True, False, True]


def test_who_met_in_an_earlier_session_does_not_sit_together_again() -> None:
    asked = Rotation(people=24, rounds=3)
    earlier = rotate(asked).rounds[0]
    plan = rotate(replace(asked, earlier=earlier))
    assert plan.repeats == plan.minimum == 0
    assert not any(
        met((0, other), earlier) and met((0, other), r) for r in plan.rounds for other in range(1, 24)
    )


def test_an_interpreter_stays_with_one_person_and_two_others_stay_apart() -> None:
    plan = rotate(Rotation(people=24, rounds=3, together=((0, 1),), apart=((2, 3),)))
    assert all(met((0, 1), round_) and not met((2, 3), round_) for round_ in plan.rounds)
    assert (plan.repeats, plan.minimum) == (2, 2)


@pytest.mark.parametrize(
    ("together", "apart", "why"),
    [
        (((0, 1), (1, 2), (2, 3), (3, 4)), (), Why.TOGETHER_TOO_MANY),
        (((0, 1), (1, 2)), ((0, 2),), Why.TOGETHER_AND_APART),
        ((), ((0, 1), (1, 2), (0, 2)), Why.NO_SEATING),
        (((0, 0),), (), Why.UNKNOWN_PERSON),
        ((), ((0, 8),), Why.UNKNOWN_PERSON),
    ],
)
def test_wishes_nobody_can_keep_are_refused_with_their_kind(
    together: tuple[Pair, ...], apart: tuple[Pair, ...], why: Why
) -> None:
    with pytest.raises(Impossible) as refusal:
        rotate(Rotation(people=8, rounds=3, together=together, apart=apart))
    assert refusal.value.why is why


def test_a_wish_of_somebody_who_went_home_lapses() -> None:
    asked = Rotation(people=9, rounds=2, apart=((0, 1), (1, 2), (0, 2)), absent=frozenset({1}))
    assert not any(met((0, 2), round_) for round_ in rotate(asked).rounds)


@pytest.mark.parametrize(
    "wrong",
    [
        {"people": 501},
        {"rounds": 0},
        {"rounds": 13},
        {"group_size": 6},
        {"roles": ("practice",)},
        {"earlier": ((1, 1),)},
        {"rounds": 1, "done": (((0, 1, 2, 3),), ((0, 1, 2, 3),))},
        {"done": (((0, 1, 2, 3), (3, 4, 5, 6)),)},
        {"absent": frozenset({12})},
    ],
)
def test_a_question_that_contradicts_itself_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(Impossible):
        Rotation(**{"people": 12, "rounds": 3, **wrong})  # type: ignore[arg-type]


def test_five_hundred_people_at_a_congress_are_seated_without_a_repeat() -> None:
    assert rotate(Rotation(people=500, rounds=3)).repeats == 0
