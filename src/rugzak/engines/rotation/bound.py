"""The proven minimum: no plan whatever can have fewer repeats than this.

Each argument below is a proof on its own; the bound is the highest of them. It may lie below what is
possible (with wishes or a history it often does), never above.

1. *Pigeonhole between rounds.* Lay the groups of a coming round across the groups of any round before it:
   a table whose row and column sums are the group sizes. Each cell with x people holds C(x, 2) pairs that
   meet again. The least sum over all such tables is computed exactly (``spread.least_pairs``). A repeat
   belongs to the round in which it happens, so the rounds' bounds add up. Gives 6 for 12 people in 3 rounds:
   a group of 4 from 3 earlier groups has two who met; 3 groups, 2 later rounds.
2. *Counting pairs.* More meetings to come than pairs who may still meet for the first time: the rest are
   repeats. Gives 8 for 8 people in 3 rounds: 36 meetings, 28 pairs.
3. *Counting per person.* The same for each person alone, added up and halved (each repeat has two people).
4. *Kept together.* Who always sits together meets again in every round after the first.
5. *Two groups, three rounds.* Each person is one of 8 signatures (first or second group, three times). Then
   repeats = meetings - pairs + pairs with opposite signatures (those never meet), and all counts of
   signatures are walked. Gives 18 for 10 people, where the other arguments stop at 16.
"""

from collections.abc import Iterable, Sequence
from itertools import product

from rugzak.engines.rotation.asked import Group, Rotation, Round
from rugzak.engines.rotation.meetings import mask_of, met_masks, pairs_of, people_in, repeats_in
from rugzak.engines.rotation.spread import even_pairs, least_pairs
from rugzak.engines.rotation.wishes import blocks_of

Sizes = tuple[int, ...]
EXACT_UP_TO = 20  # groups


def proven_minimum(asked: Rotation, sizes: Sizes) -> int:
    """A number of repeats, those of the rounds done included, that no plan can go below.

    ``sizes`` are the group sizes of every round to come.
    """
    held = repeats_in(asked.done, asked.earlier)
    met = met_masks(asked.people, [*asked.earlier, *(group for round_ in asked.done for group in round_)])
    to_come = max(
        _between_rounds(asked, sizes),
        _by_pairs(asked, sizes, met),
        _by_person(asked, sizes, met),
        _kept_together(asked, met),
    )
    return max(held + to_come, _two_groups(asked, sizes))


def _between_rounds(asked: Rotation, sizes: Sizes) -> int:
    """Argument 1. Against a held round only who is still present counts; newcomers may fill the other places."""
    if not asked.rounds_to_come:
        return 0
    present = mask_of(asked.present)
    known = [*asked.done, *disjoint_families(asked.earlier)]
    first = max((_across(_left_of(round_, present), sizes) for round_ in known), default=0)
    return first + (asked.rounds_to_come - 1) * max(first, _across(sizes, sizes))


def _across(rows: Sizes, columns: Sizes) -> int:
    """The exact table where it is quick; for a congress each group by itself, which is a bound as well."""
    if len(columns) <= EXACT_UP_TO:
        return least_pairs(rows, columns)
    return sum(even_pairs(row, len(columns)) for row in rows)


def _left_of(round_: Round, present: int) -> Sizes:
    """How many people of each group are still here."""
    return tuple(sorted((mask_of(group) & present).bit_count() for group in round_))


def disjoint_families(groups: Iterable[Group]) -> list[Round]:
    """Earlier groups put back in rounds, as far as nobody sits twice: each group joins the first family it fits."""
    families: list[list[Group]] = []
    seated: list[int] = []
    for group in groups:
        mask = mask_of(group)
        place = next((i for i, taken in enumerate(seated) if not taken & mask), len(families))
        if place == len(families):
            families.append([])
            seated.append(0)
        families[place].append(group)
        seated[place] |= mask
    return [tuple(family) for family in families]


def _by_pairs(asked: Rotation, sizes: Sizes, met: Sequence[int]) -> int:
    """Argument 2. Who must stay apart is no fresh pair either."""
    meetings = asked.rounds_to_come * sum(size * (size - 1) // 2 for size in sizes)
    return max(0, meetings - sum(_fresh(asked, met)) // 2)


def _by_person(asked: Rotation, sizes: Sizes, met: Sequence[int]) -> int:
    """Argument 3, with everybody in the smallest group each time."""
    meetings = asked.rounds_to_come * (min(sizes) - 1)
    return -(-sum(max(0, meetings - fresh) for fresh in _fresh(asked, met)) // 2)


def _fresh(asked: Rotation, met: Sequence[int]) -> list[int]:
    """Per present person how many present people they may still meet for the first time."""
    apart = met_masks(asked.people, asked.apart)
    present = mask_of(asked.present)
    return [(present & ~met[p] & ~apart[p]).bit_count() - 1 for p in asked.present]


def _kept_together(asked: Rotation, met: Sequence[int]) -> int:
    """Argument 4, also for who is together by way of somebody else."""
    pairs = pairs_of(tuple(people_in(block)) for block in blocks_of(asked))
    times = asked.rounds_to_come
    return sum(times if met[a] >> b & 1 else max(0, times - 1) for a, b in pairs)


def _two_groups(asked: Rotation, sizes: Sizes) -> int:
    """Argument 5, for the sessions where the same people make two groups in each of three rounds."""
    rounds = [tuple(len(group) for group in round_) for round_ in asked.done] + [sizes] * asked.rounds_to_come
    same_people = all({p for group in round_ for p in group} == set(asked.present) for round_ in asked.done)
    if len(rounds) != 3 or any(len(round_) != 2 for round_ in rounds) or not same_people:
        return 0
    people = len(asked.present)
    meetings = sum(size * (size - 1) // 2 for round_ in rounds for size in round_)
    return meetings - people * (people - 1) // 2 + _fewest_strangers(people, [round_[0] for round_ in rounds])


def _fewest_strangers(people: int, firsts: Sequence[int]) -> int:
    """The fewest pairs that never meet, when ``firsts[r]`` people sit in the first group of round r.

    ``a`` to ``d`` count the signatures 111, 110, 101 and 011; the sums of the three rounds give
    100, 010 and 001, and who is left is 000.
    """
    one, two, three = firsts
    fewest = people * people
    for a, b, c, d in product(range(min(firsts) + 1), repeat=4):
        alone = one - a - b - c, two - a - b - d, three - a - c - d
        nowhere = people - a - b - c - d - sum(alone)
        if min(*alone, nowhere) >= 0:
            fewest = min(fewest, a * nowhere + b * alone[2] + c * alone[1] + d * alone[0])
    return fewest
