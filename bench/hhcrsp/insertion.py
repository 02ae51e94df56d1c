"""Putting a patient back at the cheapest place, a pair at its cheapest pair of places."""

from __future__ import annotations

import random

from .data import Case
from .schedule import Schedule

MOST_PAIRS = 150  # combinations of places looked at for one pair, once one has been found


class Insertion:
    """Looks through every route of a schedule; a floor under the cost of a place ends most looks early."""

    def __init__(self, case: Case, schedule: Schedule) -> None:
        self.case = case
        self.schedule = schedule

    def put_back(self, patient: int, rng: random.Random, rate: float) -> bool:
        """Put a patient in at the cheapest place; False when there is none. ``rate`` skips places now and then."""
        own = self.case.of_patient[patient]
        return self._one(own[0], rng, rate) if len(own) == 1 else self._two(own, rng, rate)

    def _one(self, visit: int, rng: random.Random, rate: float) -> bool:
        schedule = self.schedule
        best, chosen = float("inf"), None
        for cost, prior, moment in self._places(visit, self.schedule.slack()):
            if cost >= best:
                break
            if rate and rng.random() < rate:
                continue
            after = schedule.after[prior]
            schedule.after[prior], schedule.after[visit] = visit, after
            moved = {visit: moment}
            extra = schedule.row[prior][visit] + schedule.row[visit][after] - schedule.row[prior][after]
            pushed = schedule.push(moved, best, extra)
            schedule.after[prior] = after
            if pushed is not None:
                best = extra + pushed[0] + pushed[1] - schedule.largest
                chosen = prior, moved, pushed
        if chosen is None:
            return False
        prior, moved, pushed = chosen
        schedule.put_in(visit, prior)
        schedule.accept(moved, *pushed)
        return True

    def _places(self, visit: int, room: list[float]) -> list[tuple[float, int, float]]:
        """Every place for one visit with a floor under its cost, the one before it, and its start; sorted."""
        schedule = self.schedule
        row, after, start, minutes = schedule.row, schedule.after, schedule.start, schedule.minutes
        opens, closes, largest = schedule.opens[visit], schedule.closes[visit], schedule.largest
        own, work = row[visit], minutes[visit]
        found = []
        for office in schedule.able[visit]:
            prior = office
            while True:
                following = after[prior]
                away = row[prior]
                cost = away[visit] + own[following] - away[following]
                moment = start[prior] + minutes[prior] + away[visit]
                if moment < opens:
                    moment = opens
                elif moment > closes:
                    late = moment - closes
                    cost += late + late - largest if late > largest else late
                beyond = moment + work + own[following] - start[following] - room[following]
                if beyond > 0.0 and following != office:
                    cost += beyond
                found.append((cost, prior, moment))
                prior = following
                if prior == office:
                    break
        found.sort()
        return found

    def _two(self, own: list[int], rng: random.Random, rate: float) -> bool:
        """The cheapest pair of places in two different routes."""
        schedule = self.schedule
        one, two = own
        room = schedule.slack()
        firsts, seconds = self._places(one, room), self._places(two, room)
        best, chosen = float("inf"), None
        looked = 0
        if not firsts or not seconds:
            return False
        for cost_one, prior_one, moment_one in firsts:
            if cost_one + seconds[0][0] >= best or (looked > MOST_PAIRS and chosen is not None):
                break
            for cost_two, prior_two, moment_two in seconds:
                if cost_one + cost_two >= best:
                    break
                if schedule.route[prior_one] == schedule.route[prior_two] or (rate and rng.random() < rate):
                    continue
                looked += 1
                tried = self._try_two((one, prior_one, moment_one), (two, prior_two, moment_two), best, room)
                if tried is not None:
                    best = tried[0]
                    chosen = prior_one, prior_two, tried[1], tried[2]
        if chosen is None:
            return False
        prior_one, prior_two, moved, pushed = chosen
        schedule.put_in(one, prior_one)
        schedule.put_in(two, prior_two)
        schedule.accept(moved, *pushed)
        return True

    def _try_two(
        self, first: tuple[int, int, float], second: tuple[int, int, float], best: float, room: list[float]
    ) -> tuple[float, dict[int, float], tuple[float, float]] | None:
        schedule = self.schedule
        row, after = schedule.row, schedule.after
        (one, prior_one, moment_one), (two, prior_two, moment_two) = first, second
        moment_two = max(moment_two, moment_one + schedule.apart[one])
        moment_one = max(moment_one, moment_two + schedule.apart[two])
        next_one, next_two = after[prior_one], after[prior_two]
        travel = row[prior_one][one] + row[one][next_one] - row[prior_one][next_one]
        travel += row[prior_two][two] + row[two][next_two] - row[prior_two][next_two]
        after[prior_one], after[one] = one, next_one
        after[prior_two], after[two] = two, next_two
        moved = {one: moment_one, two: moment_two}
        floor = travel + max(
            moment_one
            + schedule.minutes[one]
            + row[one][next_one]
            - schedule.start[next_one]
            - room[next_one],
            moment_two
            + schedule.minutes[two]
            + row[two][next_two]
            - schedule.start[next_two]
            - room[next_two],
            0.0,
        )
        pushed = schedule.push(moved, best, travel) if floor < best else None
        after[prior_one], after[prior_two] = next_one, next_two
        if pushed is None:
            return None
        return travel + pushed[0] + pushed[1] - schedule.largest, moved, pushed
