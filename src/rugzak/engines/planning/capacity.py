"""How many released hours are needed for so many requests: a year played many times, with leave and illness.

Every number follows from the assumptions below and the seed; nothing here was measured in an organisation.
Requests come by chance (Poisson) with a season; each brings visits with a length, preparing and travel, a week
apart. Coaches are away by chance. The answer is a spread, not a point.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

WEEKS = 52
# January to December, around the mean.
SEASON = (1.1, 1.2, 1.2, 1.0, 1.0, 0.9, 0.5, 0.45, 1.1, 1.25, 1.2, 0.8)
# Share of the requests, visits per request, median hours of a visit: floor, individual, intervision, refresher,
# MDO, new staff.
KINDS = (
    (0.36, 2.5, 1.5),
    (0.18, 3.0, 1.0),
    (0.16, 3.0, 1.75),
    (0.13, 1.3, 2.5),
    (0.10, 1.5, 1.25),
    (0.07, 1.0, 3.0),
)
SPREAD, SHORTEST, LONGEST = 0.3, 0.5, 4.0
PREPARING_HOURS = 0.65
# There, back or on to the next one, in hours per visit: least, usual, most.
TRAVEL_HOURS = (0.2, 0.5, 1.25)


@dataclass(frozen=True, slots=True)
class Assumed:
    """What somebody fills in. ``away`` is the part of the weeks that a coach is not there."""

    requests_per_week: float
    coaches: int
    hours_per_week: float
    away: float
    own_hours: float = 0.75


@dataclass(frozen=True, slots=True)
class Outlook:
    """A year in figures. ``weeks_over`` is the part of the weeks that ask more than there is; low and high hold
    eight weeks in ten."""

    paper_hours: float
    net_hours: float
    asked_hours: float
    load: float
    low_load: float
    high_load: float
    weeks_over: float
    visits_per_year: int
    weeks: int


def outlook(assumed: Assumed, *, years: int = 40, seed: int = 7) -> Outlook:
    """Play ``years`` years. The same question and seed give the same answer."""
    rng = np.random.default_rng(seed)
    asked, visits = _asked_hours(assumed.requests_per_week, years, rng)
    there = rng.binomial(assumed.coaches, 1 - assumed.away, size=(years, WEEKS))
    own = assumed.own_hours * assumed.coaches
    free = np.maximum(there * assumed.hours_per_week - own, 0.0)
    net = max(0.0, assumed.coaches * (assumed.hours_per_week * (1 - assumed.away) - assumed.own_hours))
    loads = asked / max(net, 1e-9)
    return Outlook(
        paper_hours=assumed.coaches * assumed.hours_per_week,
        net_hours=net,
        asked_hours=float(asked.mean()),
        load=float(loads.mean()),
        low_load=float(np.quantile(loads, 0.1)),
        high_load=float(np.quantile(loads, 0.9)),
        weeks_over=float((asked > free).mean()),
        visits_per_year=round(visits / years),
        weeks=years * WEEKS,
    )


def _asked_hours(rate: float, years: int, rng: np.random.Generator) -> tuple[np.ndarray, int]:
    """Hours asked per year and week, and how many visits that were."""
    season = np.array([SEASON[min(11, week * 12 // WEEKS)] for week in range(WEEKS)])
    hours = np.zeros((years, WEEKS))
    visits = 0
    for share, per_request, median in KINDS:
        counts = rng.poisson(rate * share * season, size=(years, WEEKS))
        year, week = (np.repeat(part, counts.ravel()) for part in np.indices((years, WEEKS)).reshape(2, -1))
        more = rng.poisson(per_request - 1, size=len(year))
        for number in range(int(more.max(initial=0)) + 1):
            going = more >= number
            lengths = np.clip(rng.lognormal(np.log(median), SPREAD, size=int(going.sum())), SHORTEST, LONGEST)
            travel = rng.triangular(*TRAVEL_HOURS, size=len(lengths))
            # What runs over the end of the year comes back at its beginning: a year like any other.
            at = (week[going] + number) % WEEKS
            np.add.at(hours, (year[going], at), lengths + PREPARING_HOURS + travel)
            visits += len(lengths)
    return hours, visits


def coaches_needed(
    assumed: Assumed, *, weeks_over: float = 0.1, years: int = 20, seed: int = 7
) -> int | None:
    """The least number of coaches with which so few weeks are too full; None beyond three times as many."""
    for number in range(1, 3 * max(assumed.coaches, 1) + 1):
        tried = Assumed(
            assumed.requests_per_week, number, assumed.hours_per_week, assumed.away, assumed.own_hours
        )
        if outlook(tried, years=years, seed=seed).weeks_over <= weeks_over:
            return number
    return None


def requests_possible(assumed: Assumed, *, weeks_over: float = 0.1, years: int = 20, seed: int = 7) -> int:
    """The most requests a week that can be promised while at most this part of the weeks is too full."""
    possible = 0
    for number in range(1, 2 * int(assumed.requests_per_week) + 2):
        tried = Assumed(number, assumed.coaches, assumed.hours_per_week, assumed.away, assumed.own_hours)
        if outlook(tried, years=years, seed=seed).weeks_over > weeks_over:
            break
        possible = number
    return possible
