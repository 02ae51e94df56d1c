"""The pigeonhole count: how evenly can one division of people lie across another?"""

from functools import cache

Arc = tuple[int, int]


def even_pairs(people: int, boxes: int) -> int:
    """The fewest pairs sharing a box when ``people`` spread over ``boxes``: C(x, 2) is convex, so evenly is best."""
    each, over = divmod(people, boxes)
    return over * (each + 1) * each // 2 + (boxes - over) * each * (each - 1) // 2


@cache
def least_pairs(rows: tuple[int, ...], columns: tuple[int, ...]) -> int:
    """The least sum of C(x, 2) over tables of whole numbers with row sums ``rows`` and column sums at most ``columns``.

    With ``rows`` the groups of one round and ``columns`` those of another, the cell (i, j) holds the people
    who sat in i and now sit in j: each of their pairs meets again. With roles as rows it counts the pairs of
    one role that no seating can avoid.

    Exact, as a flow of least cost: people leave their row one by one along the cheapest way, which may push
    others to another column (successive shortest paths; the cells' costs are convex, so this is optimal).
    """
    cells = [[0] * len(columns) for _ in rows]
    room = list(columns)
    for row, people in enumerate(rows):
        for _ in range(people):
            _place_one(cells, room, row)
    return sum(x * (x - 1) // 2 for line in cells for x in line)


def _place_one(cells: list[list[int]], room: list[int], start: int) -> None:
    """Put one more person of row ``start`` in a column with room, moving others where that is cheaper."""
    cost_to_row: dict[int, int] = {start: 0}
    cost_to_column: dict[int, int] = {}
    reached_from: dict[int, int] = {}  # column -> row
    left_from: dict[int, int] = {}  # row -> column
    changed = [start]
    while changed:
        row = changed.pop()
        for column, x in enumerate(cells[row]):
            cost = cost_to_row[row] + x  # C(x + 1, 2) - C(x, 2)
            if cost >= cost_to_column.get(column, cost + 1):
                continue
            cost_to_column[column], reached_from[column] = cost, row
            for other, line in enumerate(cells):
                back = cost - line[column] + 1  # C(x, 2) - C(x - 1, 2) is won back
                if line[column] and back < cost_to_row.get(other, back + 1):
                    cost_to_row[other], left_from[other] = back, column
                    changed.append(other)
    column = min((c for c in cost_to_column if room[c]), key=lambda c: (cost_to_column[c], c))
    room[column] -= 1
    while True:
        row = reached_from[column]
        cells[row][column] += 1
        if row == start:
            return
        column = left_from[row]
        cells[row][column] -= 1
