"""Which numbers of a row of numbers may be shown, so that nothing can be subtracted."""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Cell = TypeVar("Cell", bound=Hashable)
Somebody = TypeVar("Somebody", bound=Hashable)


def shown_cells(people: Mapping[Cell, Collection[Somebody]], floor: int) -> set[Cell]:
    """The cells that may stand beside their total: ``people`` are those in each cell.

    A cell with fewer than ``floor`` people is hidden. What is hidden can be worked out
    together, as the total less what is shown; so the smallest of the others are hidden
    too, until the hidden ones together hold ``floor`` people.
    """
    shown = {cell for cell, here in people.items() if len(set(here)) >= floor}
    hidden = set(people) - shown
    while hidden and shown and len(_together(people, hidden)) < floor:
        smallest = min(sorted(shown, key=str), key=lambda cell: len(set(people[cell])))
        shown.remove(smallest)
        hidden.add(smallest)
    return shown


def _together(people: Mapping[Cell, Collection[Somebody]], cells: Collection[Cell]) -> set[Somebody]:
    return {one for cell in cells for one in people[cell]}
