"""How often people ask, for what, how long a visit takes and when: the distributions of the demo."""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TypeVar

from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.words import Haste, Helped, Theme

T = TypeVar("T")
SEASON = (1.1, 1.2, 1.2, 1.0, 1.0, 0.9, 0.5, 0.45, 1.1, 1.25, 1.2, 0.8)
HASTE = {Haste.NOW: 6, Haste.WEEK: 34, Haste.THREE_WEEKS: 35, Haste.LATER: 25}
# From answer to the first visit, in days.
FIRST_VISIT = {Haste.NOW: (0, 1), Haste.WEEK: (1, 7), Haste.THREE_WEEKS: (4, 20), Haste.LATER: (10, 30)}
WEEKDAYS = (16, 25, 18, 26, 13, 1.3, 0.7)
# In working days: median 2, 95 % within 5.
ANSWER_DAYS, ANSWER_WEIGHTS = (0, 1, 2, 3, 4, 5, 6, 7, 9), (14, 25, 24, 17, 10, 5, 2, 2, 1)
STARTS: tuple[tuple[float, tuple[time, ...]], ...] = (
    (38, tuple(time(7 + q // 4, 15 * (q % 4)) for q in range(10))),
    (22, tuple(time(10 + q // 4, 15 * (q % 4)) for q in range(9))),
    (30, tuple(time(13 + q // 4, 15 * (q % 4)) for q in range(11))),
    (10, (time(18), time(18, 30), time(19), time(19, 30), time(20), time(21, 30), time(22))),
)
HELPED = {Helped.YES: 70, Helped.SOME: 23, Helped.NO: 7}
CANCELLED = 0.07
WITHDRAWN, DECLINED = 0.04, 0.015
SHORTEST, LONGEST, SPREAD = 30, 240, 0.3


@dataclass(frozen=True)
class Kind:
    """A kind of request: how often, how many visits, how long (hours, median), about what."""

    setting: Setting
    weight: float
    visits: float
    hours: float
    themes: Mapping[Theme, float]
    personal: float = 0.0


_TEAM = {
    Theme.WORKING_TOGETHER: 40,
    Theme.SEEING_THE_PERSON: 30,
    Theme.CARE_THAT_TOUCHES: 15,
    Theme.OTHER: 15,
}
_LEARN = {Theme.LEARNING: 60, Theme.REPORTING: 25, Theme.SEEING_THE_PERSON: 15}
_OWN = {Theme.HARD_TALK: 30, Theme.LETTING_OFF: 25, Theme.CARE_THAT_TOUCHES: 25, Theme.REPORTING: 20}

BACKPACKERS = (
    Kind(Setting.FLOOR, 36, 2.5, 1.5, {**_TEAM, Theme.LEARNING: 25, Theme.REPORTING: 10}, personal=0.12),
    Kind(Setting.ONE_TO_ONE, 18, 3.0, 1.0, _OWN, personal=1.0),
    Kind(Setting.INTERVISION, 16, 3.0, 1.75, _TEAM),
    Kind(Setting.REFRESHER, 13, 1.3, 2.5, _LEARN),
    Kind(Setting.CONFERENCE, 10, 1.5, 1.25, {Theme.SEEING_THE_PERSON: 70, Theme.HARD_TALK: 30}),
    Kind(Setting.NEW_STAFF, 7, 1.0, 3.0, {Theme.LEARNING: 80, Theme.WORKING_TOGETHER: 20}),
)
JOBCOACHES = (
    Kind(Setting.FLOOR, 23, 5.0, 1.5, {Theme.LEARNING: 80, Theme.REPORTING: 20}, personal=1.0),
    Kind(Setting.FLOOR, 10, 4.0, 1.5, {Theme.LEARNING: 60, Theme.LETTING_OFF: 40}, personal=1.0),
    Kind(Setting.ONE_TO_ONE, 42, 2.0, 1.25, {**_OWN, Theme.SEEING_THE_PERSON: 10}, personal=1.0),
    Kind(Setting.INTERVISION, 15, 1.5, 1.5, {Theme.WORKING_TOGETHER: 60, Theme.OTHER: 40}),
    Kind(Setting.REFRESHER, 10, 1.0, 2.0, {Theme.LEARNING: 60, Theme.REPORTING: 40}),
)


def pick(chance: random.Random, weights: Mapping[T, float]) -> T:
    """One key, as often as its weight says."""
    return chance.choices(list(weights), list(weights.values()))[0]


def number_of_requests(chance: random.Random, mean: float, monday: date) -> int:
    return poisson(chance, mean * SEASON[monday.month - 1])


def number_of_visits(chance: random.Random, kind: Kind) -> int:
    return 1 + poisson(chance, kind.visits - 1)


def poisson(chance: random.Random, mean: float) -> int:
    """Knuth's way, in slices, as the exponent of a large mean would be nothing."""
    found = 0
    while mean > 0:
        limit, product = math.exp(-min(mean, 30)), chance.random()
        while product > limit:
            found, product = found + 1, product * chance.random()
        mean -= 30
    return found


def length(chance: random.Random, hours: float) -> timedelta:
    """Log-normal around the median, in whole quarters."""
    minutes = hours * 60 * math.exp(chance.gauss(0, SPREAD))
    return timedelta(minutes=min(LONGEST, max(SHORTEST, round(minutes / 15) * 15)))


def start_time(chance: random.Random) -> time:
    part = chance.choices([times for _, times in STARTS], [weight for weight, _ in STARTS])[0]
    return chance.choice(part)


def day_in_week(chance: random.Random, first: date, days: int = 7) -> date:
    """One of ``days`` days from ``first``, Tuesdays and Thursdays most often."""
    choices = [first + timedelta(days=offset) for offset in range(days)]
    return chance.choices(choices, [WEEKDAYS[day.weekday()] for day in choices])[0]


def answer_after(chance: random.Random) -> int:
    return chance.choices(ANSWER_DAYS, ANSWER_WEIGHTS)[0]
