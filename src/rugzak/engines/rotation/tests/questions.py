"""Questions of all kinds for the property tests: sizes, roles, wishes, history, who left and who came."""

from hypothesis import strategies as some

from rugzak.engines.rotation import Pair, Rotation, Round
from rugzak.engines.rotation.sizes import group_sizes

ROLES = ("practice", "organiser", "guest")


@some.composite
def questions(draw: some.DrawFn, fewest: int = 6, most: int = 40, to_come: int = 3) -> Rotation:
    people = draw(some.integers(fewest, most))
    person = some.integers(0, people - 1)
    absent = draw(some.frozensets(person, max_size=people - fewest if people > fewest else 0))
    done = draw(some.lists(held_rounds(people), max_size=2))
    return Rotation(
        people=people,
        rounds=len(done) + draw(some.integers(1, to_come)),
        group_size=draw(some.sampled_from((4, 5))),
        roles=tuple(draw(some.lists(some.sampled_from(ROLES), min_size=people, max_size=people))),
        together=draw(pairs(people)),
        apart=draw(pairs(people)),
        earlier=tuple(
            draw(some.lists(some.lists(person, min_size=2, max_size=5, unique=True).map(tuple), max_size=4))
        ),
        done=tuple(done),
        absent=absent,
        seed=draw(some.integers(0, 3)),
    )


@some.composite
def held_rounds(draw: some.DrawFn, people: int) -> Round:
    """A round that some of these people, but at least six, sat in."""
    order = draw(some.permutations(range(people)))
    seated = order[: draw(some.integers(6, people))]
    groups, at = [], 0
    for size in group_sizes(len(seated)):
        groups.append(tuple(seated[at : at + size]))
        at += size
    return tuple(groups)


def pairs(people: int) -> some.SearchStrategy[tuple[Pair, ...]]:
    pair = some.lists(some.integers(0, people - 1), min_size=2, max_size=2, unique=True)
    return some.lists(pair.map(lambda two: (two[0], two[1])), max_size=2).map(tuple)
