"""What a facilitator asks of a rotation, and the refusals when nobody could keep it.

People are numbers from 0. Names, tables and sentences for people live in the app.
"""

from dataclasses import dataclass
from enum import StrEnum

Group = tuple[int, ...]
Round = tuple[Group, ...]
Pair = tuple[int, int]

MOST_PEOPLE = 500
MOST_ROUNDS = 12


class Why(StrEnum):
    """The kinds of impossible wishes, for the app to put in words."""

    NUMBERS = "numbers"  # a number of people, rounds or group size we do not serve
    UNKNOWN_PERSON = "unknown_person"
    HISTORY = "history"  # the rounds that were held contradict themselves
    TOGETHER_TOO_MANY = "together_too_many"
    TOGETHER_AND_APART = "together_and_apart"
    NO_SEATING = "no_seating"  # proven: no round keeps all wishes
    NOT_FOUND = "not_found"  # not proven: the search for a first round gave up


class Impossible(ValueError):
    """These wishes cannot be kept; ``why`` says which kind, the text says it to a programmer."""

    def __init__(self, why: Why, text: str) -> None:
        super().__init__(text)
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Rotation:
    """The question: who sits with whom, over how many rounds, and under which wishes.

    ``people`` counts everybody who ever took part. ``rounds`` counts the rounds of
    ``done`` too: those were held and stay as they were. Who is ``absent`` gets no
    place in what is still to come; who appears in no round of ``done`` joins late.
    ``roles`` gives one word per person, or is empty. ``earlier`` holds groups of
    earlier sessions: who sat together there has met. ``planned`` holds rounds that
    were meant to follow ``done``: a good start when little has changed.
    """

    people: int
    rounds: int
    group_size: int = 4
    roles: tuple[str, ...] = ()
    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    earlier: tuple[Group, ...] = ()
    done: tuple[Round, ...] = ()
    planned: tuple[Round, ...] = ()
    absent: frozenset[int] = frozenset()
    seed: int = 0

    def __post_init__(self) -> None:
        _check_numbers(self)
        _check_people(self)
        _check_done(self)

    @property
    def present(self) -> Group:
        """Who gets a place in the rounds still to come."""
        return tuple(person for person in range(self.people) if person not in self.absent)

    @property
    def rounds_to_come(self) -> int:
        return self.rounds - len(self.done)


def _check_numbers(asked: Rotation) -> None:
    if not 1 <= asked.people <= MOST_PEOPLE:
        raise Impossible(Why.NUMBERS, f"people must be 1 to {MOST_PEOPLE}, not {asked.people}")
    if not 1 <= asked.rounds <= MOST_ROUNDS:
        raise Impossible(Why.NUMBERS, f"rounds must be 1 to {MOST_ROUNDS}, not {asked.rounds}")
    if asked.group_size not in (4, 5):
        raise Impossible(Why.NUMBERS, f"group size must be 4 or 5, not {asked.group_size}")
    if asked.roles and len(asked.roles) != asked.people:
        raise Impossible(Why.NUMBERS, f"{len(asked.roles)} roles for {asked.people} people")
    if asked.rounds_to_come < 0:
        raise Impossible(Why.NUMBERS, f"{len(asked.done)} rounds done of {asked.rounds}")


def _check_people(asked: Rotation) -> None:
    """Every number is a person, and a pair is two people."""
    seated = [group for round_ in (*asked.done, *asked.planned) for group in round_]
    groups = [*asked.together, *asked.apart, *asked.earlier, *seated]
    for person in [*asked.absent, *(person for group in groups for person in group)]:
        if not 0 <= person < asked.people:
            raise Impossible(Why.UNKNOWN_PERSON, f"there is no person {person} among {asked.people} people")
    for first, second in (*asked.together, *asked.apart):
        if first == second:
            raise Impossible(Why.UNKNOWN_PERSON, f"person {first} is paired with themselves")


def _check_done(asked: Rotation) -> None:
    """Nobody sits twice in one round, or twice in one group of an earlier session."""
    for round_ in (*asked.done, *asked.planned, *((group,) for group in asked.earlier)):
        seated = [person for group in round_ for person in group]
        if len(set(seated)) != len(seated):
            raise Impossible(Why.HISTORY, "somebody sits twice in one round of the history")
