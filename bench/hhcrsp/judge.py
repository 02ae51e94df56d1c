"""Checks a finished plan and computes the published objective; shares nothing with the search."""

from __future__ import annotations

from dataclasses import dataclass

from .data import Case

EPSILON = 1e-3  # the public distances carry three decimals


class Wrong(ValueError):
    """The plan breaks a rule of the benchmark."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit of a route: patient, ability given, and the moment work starts."""

    patient: str
    ability: str
    start: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The three parts of the objective."""

    travel: float
    tardiness: float
    largest: float

    @property
    def objective(self) -> float:
        """A third of the sum, as published."""
        return (self.travel + self.tardiness + self.largest) / 3.0


def judge(case: Case, routes: dict[str, list[Stop]]) -> Verdict:
    """Walk every route, meet every patient, keep every distance in time. Raises Wrong."""
    numbers = {name: number for number, name in enumerate(case.patients)}
    seen: dict[tuple[int, str], tuple[float, str]] = {}
    travel = tardiness = largest = 0.0
    for caregiver, stops in routes.items():
        able = case.abilities[case.caregivers.index(caregiver)]
        place, free = 0, 0.0
        for stop in stops:
            patient = numbers[stop.patient]
            services = [case.services[s] for s in case.of_patient[patient]]
            (service,) = [service for service in services if service.ability == stop.ability]
            if stop.ability not in able:
                raise Wrong(f"{caregiver} cannot give {stop.ability}")
            if (patient, stop.ability) in seen:
                raise Wrong(f"{stop.patient} gets {stop.ability} twice")
            leg = case.distances[place][service.place]
            if stop.start < free + leg - EPSILON or stop.start < service.opens - EPSILON:
                raise Wrong(f"{stop.patient} starts before {caregiver} can be there or the window opens")
            late = max(0.0, stop.start - service.closes)
            travel, tardiness, largest = travel + leg, tardiness + late, max(largest, late)
            seen[patient, stop.ability] = stop.start, caregiver
            place, free = service.place, stop.start + service.minutes
        travel += case.distances[place][0]
    _all_met(case, seen)
    return Verdict(travel, tardiness, largest)


def _all_met(case: Case, seen: dict[tuple[int, str], tuple[float, str]]) -> None:
    for patient, own in enumerate(case.of_patient):
        moments = [seen.get((patient, case.services[service].ability)) for service in own]
        if None in moments:
            raise Wrong(f"{case.patients[patient]} is not met")
        apart = case.pair[patient]
        if apart is None:
            continue
        (first, one), (second, two) = (moment for moment in moments if moment is not None)
        if one == two:
            raise Wrong(f"{case.patients[patient]} needs two caregivers")
        if not apart[0] - EPSILON <= second - first <= apart[1] + EPSILON:
            raise Wrong(f"{case.patients[patient]}: {second - first:.3f} between the two starts")
