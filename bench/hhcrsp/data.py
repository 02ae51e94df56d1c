"""Reading the public JSON: patients become one or two *services*, the things a caregiver visits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class Unreadable(ValueError):
    """The file is not of this format, or asks the impossible; the message is one line."""


@dataclass(frozen=True, slots=True)
class Service:
    """One visit: minutes of work, the patient's window, the ability asked, and its place in ``distances``."""

    patient: int
    name: str
    ability: str
    minutes: float
    opens: float
    closes: float
    place: int


@dataclass(frozen=True, slots=True)
class Case:
    """One instance. ``pair[p]`` is None, or the least and most time between the starts of two services."""

    name: str
    patients: list[str]
    services: list[Service]
    of_patient: list[list[int]]
    pair: list[tuple[float, float] | None]
    caregivers: list[str]
    abilities: list[frozenset[str]]
    distances: list[list[float]]


def read(path: str) -> Case:
    """The instance in a file. Raises Unreadable."""
    try:
        return _case(json.loads(Path(path).read_text(encoding="utf-8")), Path(path).stem)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as problem:
        raise Unreadable(f"{path}: {problem!r}") from problem


def _case(raw: dict[str, Any], name: str) -> Case:
    services: list[Service] = []
    of_patient: list[list[int]] = []
    pair: list[tuple[float, float] | None] = []
    default = {service["id"]: float(service.get("default_duration", 0.0)) for service in raw["services"]}
    offices = len(raw["central_offices"])
    for number, patient in enumerate(raw["patients"]):
        own = []
        opens, closes = patient["time_window"]
        for needed in patient["required_caregivers"]:
            own.append(len(services))
            minutes = float(needed.get("duration", default[needed["service"]]))
            place = offices + number
            services.append(
                Service(
                    number, needed["service"], needed["service"], minutes, float(opens), float(closes), place
                )
            )
        if len(own) not in (1, 2):
            raise Unreadable(f"patient {patient['id']}: {len(own)} services")
        of_patient.append(own)
        pair.append(_pair(patient.get("synchronization")) if len(own) == 2 else None)
    return Case(
        name=name,
        patients=[patient["id"] for patient in raw["patients"]],
        services=services,
        of_patient=of_patient,
        pair=pair,
        caregivers=[caregiver["id"] for caregiver in raw["caregivers"]],
        abilities=[frozenset(caregiver["abilities"]) for caregiver in raw["caregivers"]],
        distances=raw["distances"],
    )


def _pair(rule: dict[str, Any] | None) -> tuple[float, float]:
    """Two services at once are zero apart; two in order as far apart as the file says."""
    if rule is None:
        return 0.0, float("inf")
    if rule["type"] == "simultaneous":
        return 0.0, 0.0
    least, most = rule["distance"]
    return float(least), float(most)
