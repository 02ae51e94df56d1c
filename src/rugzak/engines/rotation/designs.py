"""Constructions: rounds that are right by algebra, before anybody searches.

People stand on a grid of ``groups`` columns, row by row; the last row may be part
full. In round k the person of row j and column c joins group ``c + shift[k][j]``.
Two people of one row never meet. Two people of different rows i and j meet in the
rounds where ``shift[k][i] - shift[k][j]`` equals the difference of their columns:
at most once if those differences are all distinct. Such a table of shifts is a
difference matrix; with the columns as a group it is a transversal design, and for
a prime number of groups its rounds are parallel classes of lines of the affine plane.

With more rows than groups no table is long enough (pigeonhole); then row j repeats
row j modulo the number of groups. Each person of the extra row has one *twin*, met in
every round, and meets nobody else twice. For 3 rounds this costs exactly the minimum.
"""

from functools import cache

Shifts = tuple[tuple[int, ...], ...]
STEPS = 20_000  # of the search for a table of shifts; enough for every case that is used


def designed_rounds(sizes: tuple[int, ...], rounds: int) -> list[list[int]] | None:
    """Per round the group of each of the people 0..n-1, or None where we know no construction."""
    groups, people = len(sizes), sum(sizes)
    if groups < 2 or people < groups * 2:
        return None
    rows = -(-people // groups)
    for by_row in (False, True):
        if by_row and rows < groups:
            return None
        shifts = difference_matrix(groups, min(rows, groups), rounds - by_row)
        if shifts is None:
            continue
        plan = [
            [_plus(groups, p % groups, shift[p // groups % groups]) for p in range(people)]
            for shift in shifts
        ]
        if by_row:  # the rows themselves are one more class of lines
            plan.append([p // groups % groups for p in range(people)])
        if all(_fits(seated, sizes) for seated in plan):
            return plan
    return None


def _fits(seated: list[int], sizes: tuple[int, ...]) -> bool:
    """Whether one round has just the sizes that are wanted."""
    return sorted(seated.count(group) for group in range(len(sizes))) == sorted(sizes)


def _plus(order: int, first: int, second: int) -> int:
    """Addition in the group used: bits without carry for a power of two (as in its field), else modulo."""
    return first ^ second if order & (order - 1) == 0 else (first + second) % order


def _minus(order: int, first: int, second: int) -> int:
    return first ^ second if order & (order - 1) == 0 else (first - second) % order


@cache
def difference_matrix(order: int, width: int, height: int) -> Shifts | None:
    """``height`` rows of ``width`` shifts such that any two columns differ by another amount in every row.

    The first row and column are zero without loss. Found by walking the possibilities in order; None when
    there is none or when the walk takes too long.
    """
    if height < 1 or height > order:
        return None
    table = [[0] * width]
    used: list[set[int]] = [{0} for _ in range(width * width)]
    steps = [STEPS]
    return tuple(map(tuple, table)) if _fill(order, width, height, table, used, steps) else None


def _fill(
    order: int, width: int, height: int, table: list[list[int]], used: list[set[int]], steps: list[int]
) -> bool:
    """Fill in the next empty place of the table, and all after it."""
    if len(table[-1]) == width:
        if len(table) == height:
            return True
        table.append([0])
        if _fill(order, width, height, table, used, steps):
            return True
        table.pop()
        return False
    here = len(table[-1])
    for shift in range(order):
        steps[0] -= 1
        if steps[0] < 0:
            return False
        differences = [_minus(order, shift, left) for left in table[-1]]
        cells = [used[left * width + here] for left in range(here)]
        if any(difference in cell for difference, cell in zip(differences, cells, strict=True)):
            continue
        for difference, cell in zip(differences, cells, strict=True):
            cell.add(difference)
        table[-1].append(shift)
        if _fill(order, width, height, table, used, steps):
            return True
        table[-1].pop()
        for difference, cell in zip(differences, cells, strict=True):
            cell.discard(difference)
    return False
