"""What is asked and who can be where: one planning question as frozen data, without any search.

Times are whole minutes after midnight, days count from the first Monday (day 0), places are
indices into ``Instance.places``. A week is ``day // 7``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

DAYS_PER_WEEK = 7
MINUTES_PER_DAY = 24 * 60


class PairKind(StrEnum):
    """How the two meetings of a pair belong together."""

    TOGETHER = "together"  # two coaches at one place at one moment
    IN_ORDER = "in_order"  # two meetings with the same coach, some days apart


@dataclass(frozen=True, slots=True)
class Pair:
    """The tie between two meetings; the days count only for ``IN_ORDER``."""

    kind: PairKind
    min_days: int = 1
    max_days: int = 28


@dataclass(frozen=True, slots=True)
class Half:
    """A stretch of at most half a working day in which a coach can meet people."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shift:
    """One working period of one coach: one half, or two halves around a break.

    Between two halves the coach stays where the last meeting was and travels after the break.
    """

    day: int
    halves: tuple[Half, ...]


@dataclass(frozen=True, slots=True)
class Coach:
    """Someone who coaches; the minutes per week hold meetings and travel together.

    Shifts begin and end at ``base``. For who commutes that is nowhere, no minutes from anywhere; ``home``
    is where the distance to a place is measured from.
    """

    id: str
    base: int
    home: int
    line: str | None
    competences: frozenset[str]
    minutes_per_week: int
    soft_limit_minutes: int
    travels_by: str
    shifts: tuple[Shift, ...]
    minutes_by_week: tuple[int, ...] = ()

    def minutes_in(self, week: int) -> int:
        """What may be spent in a week of the horizon."""
        return self.minutes_by_week[week] if self.minutes_by_week else self.minutes_per_week


@dataclass(frozen=True, slots=True)
class Option:
    """A day and place where a meeting may start between ``earliest`` and ``latest``."""

    day: int
    earliest: int
    latest: int
    place: int


@dataclass(frozen=True, slots=True)
class Request:
    """Someone asks for one meeting, or for a pair of meetings of ``minutes`` each."""

    id: str
    urgency: int
    minutes: int
    line: str | None
    competences: frozenset[str]
    options: tuple[Option, ...]
    pair: Pair | None = None
    preferred_coach: str | None = None
    excluded_coaches: frozenset[str] = frozenset()

    @property
    def kind(self) -> PairKind | None:
        """The kind of pair, or None for a single meeting."""
        return self.pair.kind if self.pair else None

    @property
    def meetings(self) -> int:
        """How many rows this request takes in a plan."""
        return 2 if self.pair else 1


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row of a plan: this coach meets for this request at this moment and place."""

    request: str
    coach: str
    day: int
    start: int
    place: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The price of everything, in minutes of travel; all whole numbers so that costs add up exactly."""

    waiting_day: int = 10  # times urgency, per day after the first
    unserved: int = 100  # times urgency
    unserved_base: int = 120
    travel_minute: int = 1
    missed_preference: int = 30
    over_soft_minute: int = 1
    change: int = 60  # per appointment of the previous plan that could stay and does not


@dataclass(frozen=True, slots=True)
class Rules:
    """Limits that hold for everybody."""

    meetings_per_half: int = 4
    minutes_from_base: int = 45
    start_grid_minutes: int = 15
    together_grid_minutes: int = 30


@dataclass(frozen=True, slots=True)
class Instance:
    """One planning question; ``travel[means][a][b]`` is whole minutes and obeys the triangle inequality.

    The place after the last one is nowhere: zero minutes from and to everywhere, and never passed through.
    """

    name: str
    days: int
    places: tuple[str, ...]
    travel: dict[str, list[list[int]]]
    coaches: tuple[Coach, ...]
    requests: tuple[Request, ...]
    pins: tuple[Meeting, ...] = ()
    previous: tuple[Meeting, ...] = ()
    weights: Weights = field(default_factory=Weights)
    rules: Rules = field(default_factory=Rules)

    @property
    def weeks(self) -> int:
        """The number of weeks that the days reach into."""
        return -(-self.days // DAYS_PER_WEEK)


class Impossible(ValueError):
    """The question cannot be read or has no answer at all; the message is one clear line."""
