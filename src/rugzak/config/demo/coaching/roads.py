"""Measured travel times of one region, as an organisation would bring them; elsewhere the sum counts."""

from itertools import permutations

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.travel import Point, estimated_minutes
from rugzak.apps.people.models import Location
from rugzak.apps.programmes.words import TravelMeans
from rugzak.config.demo.built import Built

REGION = "Kennemerland"
# Samira's road of today, as scenario 2 tells it.
KNOWN = {("Duinzicht", "Rozenhof"): 17, ("Rozenhof", "De Branding"): 19}


def measure(built: Built) -> None:
    """By car, there and back apart. Hardly ever longer than the sum, by which the agendas were filled."""
    if REGION not in built.regions:
        return
    here = [one for one in built.locations if one.region == built.regions[REGION]]
    houses = here[: len(here) // built.blueprint.scale]
    chance = built.chance_for("roads")
    minutes = {
        (a.pk, b.pk): KNOWN.get((a.name, b.name)) or max(4, round(_sum(a, b) * chance.uniform(0.8, 1.0)))
        for a, b in permutations(houses, 2)
    }
    agenda.keep_travel_times(means=TravelMeans.CAR, minutes=minutes)


def _sum(a: Location, b: Location) -> int:
    return estimated_minutes(_point(a), _point(b), TravelMeans.CAR)


def _point(place: Location) -> Point:
    return Point(float(place.latitude or 0), float(place.longitude or 0))
