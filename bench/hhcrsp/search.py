"""Ruin and recreate on synchronised schedules, on the annealing loop of the planning engine.

Strings of neighbouring visits are taken out of routes near one patient (Christiaens and Vanden Berghe
2020); patients return one by one at their cheapest place.
"""

from __future__ import annotations

import random

from rugzak.engines.planning.search.annealing import Budget, Heat, anneal

from .data import Case, Unreadable
from .insertion import Insertion
from .judge import Stop
from .schedule import GONE, Saved, Schedule

HEAT = Heat(hot=100.0, cold=1.0)
BLINK_RATE = 0.01
LONGEST_STRING = 6


class Rounds:
    """A schedule that takes steps; it is complete before and after each."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.schedule = Schedule(case)
        self.insertion = Insertion(case, self.schedule)
        self.near = _neighbours(case)
        self._undo: Saved = self.schedule.save()
        self.best: Saved = self._undo
        everyone = sorted(
            range(len(case.patients)), key=lambda p: case.services[case.of_patient[p][0]].closes
        )
        for patient in everyone:
            if not self.insertion.put_back(patient, random.Random(0), 0.0):
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
            if not self.insertion.put_back(patient, rng, BLINK_RATE):
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
