"""A visit, the rules a visit must pass, and all visits of a question together."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from rugzak.engines.planning.question.instance import Instance, Request

Slot = tuple[int, int, int]
"""The moment two coaches share: day, start minute, place."""


class Rule(IntEnum):
    """Why a coach is no candidate, in the order in which the rules are asked."""

    FITS = 0
    EXCLUDED = 1
    OWN_LINE = 2
    NO_COMPETENCE = 3
    NOT_AVAILABLE = 4
    TOO_FAR = 5
    CANNOT_REACH = 6
    HOURS_FULL = 7
    NO_PARTNER = 8  # no second coach at that moment, or no second moment with this coach
    PINNED_ELSEWHERE = 9


@dataclass(frozen=True, slots=True)
class Spot:
    """One half of one shift of one coach, all three by number."""

    coach: int
    shift: int
    half: int


@dataclass(slots=True)
class Visit:
    """One way in which one coach could do one meeting, within one half of one shift.

    ``earliest`` and ``latest`` are the first and last possible start, in minutes after midnight. ``part``
    is 0, or 1 for the second meeting in order. ``cost`` holds waiting, a missed preferred coach and the
    reward for staying as planned; never travel. ``slot`` is the moment two coaches share. ``tour`` and
    ``bit`` are filled in when the visit gets its place in a shift.
    """

    request: int
    part: int
    coach: int
    shift: int
    half: int
    day: int
    place: int
    earliest: int
    latest: int
    minutes: int
    cost: int
    slot: Slot | None = None
    tour: int = -1
    bit: int = 0


@dataclass(slots=True)
class Candidates:
    """All visits per request, and why the other coaches were left out.

    One byte per request and coach keeps the rejections, so the funnel of an explanation costs nothing
    and 300 coaches times 2,000 requests fit in 600 kB.
    """

    visits: list[list[Visit]]
    rejections: list[bytearray]
    keepable: list[int]  # rows of the previous plan that could stay, per request
    pinned: list[bool]
    slot_cost: dict[tuple[int, Slot], int] = field(default_factory=dict)

    def funnel(self, request: int) -> dict[Rule, int]:
        """How many coaches stopped at each rule; ``FITS`` counts the candidates."""
        codes = self.rejections[request]
        return {rule: count for rule in Rule if (count := codes.count(rule))}


def unserved_cost(instance: Instance, request: Request) -> int:
    """What it costs to leave someone waiting this time."""
    return instance.weights.unserved * request.urgency + instance.weights.unserved_base
