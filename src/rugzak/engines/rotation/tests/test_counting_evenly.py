"""The pigeonhole table, the construction tables and the sizes, checked by hand or against trying everything."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from rugzak.engines.rotation import Impossible, Why
from rugzak.engines.rotation.designs import designed_rounds, difference_matrix
from rugzak.engines.rotation.meetings import repeats_in, role_imbalance
from rugzak.engines.rotation.sizes import group_sizes
from rugzak.engines.rotation.spread import even_pairs, least_pairs


def test_twelve_people_make_three_fours_and_eleven_make_four_four_three() -> None:
    assert group_sizes(12) == (4, 4, 4)
    assert group_sizes(11) == (4, 4, 3)
    assert group_sizes(23) == (5, 5, 5, 4, 4)


def test_from_eight_people_up_only_eleven_needs_a_group_of_three() -> None:
    for preferred in (4, 5):
        assert [n for n in range(8, 501) if not set(group_sizes(n, preferred)) <= {4, 5}] == [11]
        assert all(sum(group_sizes(n, preferred)) == n for n in range(3, 501))


def test_who_asks_for_fives_gets_as_many_as_fit() -> None:
    assert group_sizes(20, 5) == (5, 5, 5, 5)
    assert group_sizes(20, 4) == (4, 4, 4, 4, 4)
    assert group_sizes(24, 5) == (5, 5, 5, 5, 4)


@pytest.mark.parametrize("people", [0, 1, 2])
def test_one_or_two_people_make_no_groups(people: int) -> None:
    with pytest.raises(Impossible) as refusal:
        group_sizes(people)
    assert refusal.value.why is Why.NUMBERS


def test_four_people_from_three_groups_hold_one_pair_that_met() -> None:
    assert even_pairs(4, 3) == 1
    assert least_pairs((4, 4, 4), (4, 4, 4)) == 3
    assert least_pairs((5, 5), (5, 5)) == 8
    assert least_pairs((4, 4, 4, 4), (4, 4, 4, 4)) == 0


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    some.lists(some.integers(0, 4), min_size=1, max_size=3),
    some.lists(some.integers(0, 4), min_size=1, max_size=3),
)
def test_the_least_table_is_the_least_of_all_tables(rows: list[int], columns: list[int]) -> None:
    if sum(rows) > sum(columns):
        rows, columns = columns, rows
    lines = [
        [line for line in product(range(row + 1), repeat=len(columns)) if sum(line) == row] for row in rows
    ]
    costs = [
        sum(x * (x - 1) // 2 for line in table for x in line)
        for table in product(*lines)
        if all(sum(line[i] for line in table) <= most for i, most in enumerate(columns))
    ]
    assert least_pairs(tuple(rows), tuple(columns)) == min(costs)


@pytest.mark.parametrize("order", range(3, 16))
def test_any_two_columns_of_a_shift_table_differ_by_another_amount_in_every_row(order: int) -> None:
    table = difference_matrix(order, min(order, 5), 3)
    assert table is not None
    for left, right in combinations(range(min(order, 5)), 2):
        own_inverse = order in (4, 8)
        amounts = [r[left] ^ r[right] if own_inverse else (r[left] - r[right]) % order for r in table]
        assert len(set(amounts)) == 3


def test_sixteen_people_have_five_rounds_without_a_repeat_and_no_sixth() -> None:
    """The affine plane of order 4: fifteen others, three new ones per round."""
    seated = designed_rounds((4, 4, 4, 4), 5)
    assert seated is not None
    rounds = [tuple(tuple(p for p in range(16) if at[p] == group) for group in range(4)) for at in seated]
    assert repeats_in(rounds) == 0
    assert designed_rounds((4, 4, 4, 4), 6) is None


def test_ten_people_have_no_construction() -> None:
    assert designed_rounds((5, 5), 3) is None


def test_a_pair_counts_from_its_second_meeting_or_its_first_when_it_had_met() -> None:
    round_ = ((0, 1, 2), (3, 4, 5))
    assert repeats_in([round_]) == 0
    assert repeats_in([round_, round_, round_]) == 12
    assert repeats_in([round_], earlier=[(0, 1), (2, 3)]) == 1


def test_imbalance_counts_only_what_another_seating_could_avoid() -> None:
    roles = ("organiser", "organiser", "practice", "practice", "practice", "practice")
    assert role_imbalance([((0, 2, 3), (1, 4, 5))], roles) == 0
    assert role_imbalance([((0, 1, 2), (3, 4, 5))], roles) == 2
    assert role_imbalance([((0, 1, 2), (3, 4, 5))], ()) == 0
