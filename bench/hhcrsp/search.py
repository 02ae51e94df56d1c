"""Ruin and recreate on synchronised schedules, on the annealing loop of the planning engine.

Strings of neighbouring visits are taken out of routes near one patient (Christiaens and Vanden Berghe
2020); patients return one by one at their cheapest place, a pair at its cheapest pair of places.
"""

from __future__ import annotations

import random

from rugzak.engines.planning.search.annealing import Budget, Heat, anneal

from .data import Case, Unreadable
from .judge import Stop
from .schedule import GONE, Saved, Schedule

HEAT = Heat(hot=100.0, cold=1.0)
BLINK_RATE = 0.01
LONGEST_STRING = 6
MOST_PAIRS = 150  # combinations of places looked at for one pair, once one has been found


class Rounds:
    """A schedule that takes steps; it is complete before and after each."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.schedule = Schedule(case)
        self.near = _neighbours(case)
        self._undo: Saved = self.schedule.save()
        self.best: Saved = self._undo
        everyone = sorted(
            range(len(case.patients)), key=lambda p: case.services[case.of_patient[p][0]].closes
        )
        for patient in everyone:
            if not self._insert(patient, random.Random(0), 0.0):
                raise Unreadable(f"{case.name}: nobody can meet {case.patients[patient]}")

    @property
    def cost(self) -> float:
        """Travel, tardiness and largest tardiness together."""
        return self.schedule.cost

    def remember(self) -> None:
        """Keep this schedule as the best."""
        self.best = self.schedule.save()

    def undo(self) -> None:
        """Take the last step back."""
        self.schedule.load(self._undo)

    def step(self, rng: random.Random) -> None:
        """Take strings of visits out and put the patients back."""
        self._undo = self.schedule.save()
        out = self._ruin(rng)
        self.schedule.take_out([visit for patient in out for visit in self.case.of_patient[patient]])
        self.schedule.settle()
        self._order(rng, out)
        for patient in out:
            if not self._insert(patient, rng, BLINK_RATE):
                self.undo()
                return

    def _ruin(self, rng: random.Random) -> list[int]:
        case, schedule = self.case, self.schedule
        wanted = rng.randint(2, min(10, max(2, len(case.patients) // 3)))
        seed = rng.randrange(len(case.patients))
        out: dict[int, None] = {}
        touched: set[int] = set()
        for patient in self.near[seed]:
            if len(out) >= wanted:
                break
            visit = rng.choice(case.of_patient[patient])
            office = schedule.route[visit]
            if patient in out or office in touched:
                continue
            touched.add(office)
            stops = schedule.stops(office)
            length = rng.randint(1, min(LONGEST_STRING, len(stops)))
            at = stops.index(visit)
            low = rng.randint(max(0, at - length + 1), min(at, len(stops) - length))
            for each in stops[low : low + length]:
                if len(out) < wanted:
                    out[case.services[each].patient] = None
        return list(out)

    def _order(self, rng: random.Random, out: list[int]) -> None:
        """Random, pairs first, earliest window first, or latest first."""
        rng.shuffle(out)
        drawn, case = rng.random(), self.case
        if drawn < 0.35:
            out.sort(key=lambda p: -len(case.of_patient[p]))
        elif drawn < 0.55:
            out.sort(key=lambda p: case.services[case.of_patient[p][0]].opens)
        elif drawn < 0.65:
            out.sort(key=lambda p: -case.services[case.of_patient[p][0]].opens)

    # -- putting a patient back --------------------------------------------------------------

    def _insert(self, patient: int, rng: random.Random, rate: float) -> bool:
        own = self.case.of_patient[patient]
        return self._insert_one(own[0], rng, rate) if len(own) == 1 else self._insert_two(own, rng, rate)

    def _insert_one(self, visit: int, rng: random.Random, rate: float) -> bool:
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

    def _insert_two(self, own: list[int], rng: random.Random, rate: float) -> bool:
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


def _neighbours(case: Case) -> list[list[int]]:
    """Per patient the others, nearest in place and time first, itself in front."""
    service = [case.services[own[0]] for own in case.of_patient]
    near = []
    for one in service:
        apart = [
            case.distances[one.place][other.place] + abs(one.opens - other.opens) / 4 for other in service
        ]
        apart[one.patient] = -1.0
        near.append(sorted(range(len(service)), key=apart.__getitem__))
    return near


def solve(
    case: Case, *, seconds: float | None, steps: int | None, seed: int, heat: Heat = HEAT
) -> tuple[dict[str, list[Stop]], int]:
    """Routes per caregiver with the moment each visit starts, and the number of steps taken."""
    rounds = Rounds(case)
    taken = anneal(
        rounds,
        budget=Budget(seconds=seconds, steps=steps),
        heat=heat,
        rng=random.Random(seed),
    )
    rounds.schedule.load(rounds.best)
    return routes_of(rounds.schedule), taken


def routes_of(schedule: Schedule) -> dict[str, list[Stop]]:
    """The schedule in the words of the benchmark."""
    case = schedule.case
    routes = {}
    for number, caregiver in enumerate(case.caregivers):
        visits = schedule.stops(schedule.size + number)
        assert all(schedule.start[visit] != GONE for visit in visits)
        routes[caregiver] = [
            Stop(case.patients[case.services[v].patient], case.services[v].ability, schedule.start[v])
            for v in visits
        ]
    return routes
