"""The table of 8 to 60 people, and the honesty of the minimum beside it."""

from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings

from rugzak.engines.rotation import Impossible, Rotation, Why, rotate
from rugzak.engines.rotation.bound import disjoint_families, proven_minimum
from rugzak.engines.rotation.sizes import group_sizes
from rugzak.engines.rotation.tests.counting import all_rounds, counted_repeats, keeps
from rugzak.engines.rotation.tests.questions import questions

TWO_ROUNDS = {8: 4, 9: 6, 10: 8, 11: 2, 12: 3, 13: 4, 14: 5, 15: 6, 16: 0, 17: 1, 18: 2, 19: 3}
THREE_ROUNDS = {8: 8, 9: 12, 10: 18, 11: 4, 12: 6, 13: 8, 14: 10, 15: 12, 16: 0, 17: 2, 18: 4, 19: 6}
FOUR_ROUNDS = {8: 20, 9: 28, 10: 35, 16: 0, 17: 3, 18: 6, 19: 9}
FOUR_ROUNDS_OPEN = {11: (6, 8), 12: (9, 13), 13: (12, 14), 14: (15, 17), 15: (18, 23)}


TABLE = [
    (people, rounds, small.get(people, 0))
    for rounds, small in ((2, TWO_ROUNDS), (3, THREE_ROUNDS), (4, FOUR_ROUNDS))
    for people in range(8, 61)
    if rounds < 4 or people not in FOUR_ROUNDS_OPEN
]


@pytest.mark.parametrize(("people", "rounds", "minimum"), TABLE)
def test_every_size_reaches_its_proven_minimum(people: int, rounds: int, minimum: int) -> None:
    plan = rotate(Rotation(people=people, rounds=rounds))
    assert (plan.repeats, plan.minimum) == (minimum, minimum)
    assert plan.reaches_minimum
    assert counted_repeats(people, plan.rounds) == plan.repeats


@pytest.mark.parametrize("people", range(8, 61))
def test_the_minimum_does_not_hang_on_the_seed(people: int) -> None:
    assert all(rotate(Rotation(people=people, rounds=3, seed=seed)).reaches_minimum for seed in (1, 2, 3))


@pytest.mark.parametrize("people", range(8, 61))
def test_preferring_fives_reaches_its_own_minimum_too(people: int) -> None:
    assert rotate(Rotation(people=people, rounds=3, group_size=5)).reaches_minimum


@pytest.mark.parametrize("people", range(8, 61))
def test_mixing_two_roles_costs_no_repeat(people: int) -> None:
    roles = ("practice",) * (people - people // 3) + ("organiser",) * (people // 3)
    assert rotate(Rotation(people=people, rounds=3, roles=roles)).reaches_minimum


@pytest.mark.parametrize("people", FOUR_ROUNDS_OPEN)
def test_what_is_not_proven_is_said(people: int) -> None:
    plan = rotate(Rotation(people=people, rounds=4))
    assert (plan.minimum, plan.repeats) == FOUR_ROUNDS_OPEN[people]
    assert not plan.reaches_minimum


@pytest.mark.parametrize(("people", "rounds"), [(6, 3), (7, 3), (8, 3), (8, 4), (9, 3), (10, 3)])
def test_the_minimum_is_the_truth_where_every_plan_can_be_tried(people: int, rounds: int) -> None:
    """The first round is fixed without loss (people can be renamed); for the others all are tried."""
    sizes = group_sizes(people)
    all_of_them = list(all_rounds(range(people), sizes))
    chosen = [_met_mask(round_) for round_ in all_of_them]
    fewest = min(_repeats((chosen[0], *others)) for others in product(chosen, repeat=rounds - 1))
    plan = rotate(Rotation(people=people, rounds=rounds))
    assert (plan.minimum, plan.repeats) == (fewest, fewest)


def _met_mask(round_: tuple[tuple[int, ...], ...]) -> int:
    """A bit for each pair that sits together."""
    return sum(1 << (10 * a + b) for group in round_ for a in group for b in group if a < b)


def _repeats(masks: tuple[int, ...]) -> int:
    known = total = 0
    for mask in masks:
        total += (known & mask).bit_count()
        known |= mask
    return total


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(questions(fewest=6, most=8, to_come=2))
def test_no_plan_goes_below_the_minimum_and_no_refusal_is_wrong(asked: Rotation) -> None:
    """All plans of small questions are tried, with their history and their wishes."""
    sizes = group_sizes(len(asked.present), asked.group_size)
    together = [pair for pair in asked.together if not asked.absent.intersection(pair)]
    fitting = [r for r in all_rounds(asked.present, sizes) if keeps(r, together, asked.apart)]
    try:
        plan = rotate(asked)
    except Impossible as refusal:
        assert refusal.why is not Why.NOT_FOUND
        assert fitting == []
        return
    assume(len(fitting) ** asked.rounds_to_come <= 1300)
    plans = product(fitting, repeat=asked.rounds_to_come)
    fewest = min(counted_repeats(asked.people, (*asked.done, *rest), asked.earlier) for rest in plans)
    assert plan.minimum <= fewest == plan.repeats


def test_the_minimum_counts_what_has_happened() -> None:
    """Twelve people who sat twice in the same three groups have met eighteen pairs again, and will meet three more."""
    groups = ((0, 1, 2, 3), (4, 5, 6, 7), (8, 9, 10, 11))
    plan = rotate(Rotation(people=12, rounds=3, done=(groups, groups)))
    assert (plan.minimum, plan.repeats) == (21, 21)


def test_groups_of_five_have_a_minimum_of_their_own() -> None:
    """Four groups of five: each meets two of one earlier group again, in two rounds."""
    plan = rotate(Rotation(people=20, rounds=3, group_size=5))
    assert [[len(group) for group in round_] for round_ in plan.rounds] == [[5, 5, 5, 5]] * 3
    assert (plan.minimum, plan.repeats) == (8, 8)


def test_earlier_groups_are_put_back_in_rounds() -> None:
    assert disjoint_families([(0, 1), (2, 3), (0, 2), (1, 3)]) == [((0, 1), (2, 3)), ((0, 2), (1, 3))]


def test_a_question_with_every_round_held_has_nothing_to_prove() -> None:
    groups = ((0, 1, 2, 3), (4, 5, 6, 7))
    asked = Rotation(people=8, rounds=2, done=(groups, groups))
    assert proven_minimum(asked, (4, 4)) == rotate(asked).repeats == 12
