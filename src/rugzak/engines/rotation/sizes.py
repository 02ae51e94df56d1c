"""How many groups a number of people makes, and how large each is."""

from rugzak.engines.rotation.asked import Impossible, Why

SMALLEST, LARGEST = 4, 5
# No sum of fours and fives: three is the kindest way out. Nobody sits in a group of two.
WITH_THREES = {3: (3,), 6: (3, 3), 7: (4, 3), 11: (4, 4, 3)}


def group_sizes(people: int, preferred: int = SMALLEST) -> tuple[int, ...]:
    """The sizes of the groups of one round, largest first: fours and fives, as many of ``preferred`` as fit.

    From 8 people up only 11 needs a group of three (4+4+3). Sizes within a round differ by at most one.
    """
    if people in WITH_THREES:
        return WITH_THREES[people]
    groups = people // SMALLEST if preferred == SMALLEST else -(-people // LARGEST)
    if groups == 0 or not SMALLEST * groups <= people <= LARGEST * groups:
        raise Impossible(Why.NUMBERS, f"{people} people make no groups of three, four or five")
    larger = people % groups
    return (people // groups + 1,) * larger + (people // groups,) * (groups - larger)
