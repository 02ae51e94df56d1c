"""Builds one organisation from its blueprint: regions, houses and teams. Its people are in ``peopling``.

Everything is made from one seed and in bulk: 4,900 people in a few seconds.
"""

import random
from datetime import date
from decimal import Decimal
from itertools import islice

from rugzak.apps.people.models import Location, Region, Team
from rugzak.apps.people.words import TeamKind
from rugzak.config.demo import coaching, habits, lists, peopling, sessions
from rugzak.config.demo.built import SEED, Built
from rugzak.config.demo.organisations import Blueprint
from rugzak.config.demo.places import TEAM_NAMES, Town, spoken
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import as_system
from rugzak.ground.tenancy.doors import add_door
from rugzak.ground.tenancy.models import Organisation
from rugzak.ground.tenancy.words import DoorPurpose


def build(blueprint: Blueprint, today: date) -> Built:
    """Make the organisation and return what was made; must run outside any organisation."""
    organisation = Organisation(id=new_id(), slug=blueprint.slug, name=blueprint.name)
    with as_system(organisation.id):
        organisation.country, organisation.language = blueprint.country, blueprint.language
        organisation.words, organisation.confidentiality_text = blueprint.words, blueprint.confidentiality
        organisation.contact_line = blueprint.contact
        organisation.brand_colour = blueprint.colour
        organisation.promise_working_days = blueprint.promise_days
        organisation.save()
        add_door(purpose=DoorPurpose.ADDRESS, token=blueprint.slug, organisation_id=organisation.id)
        built = Built(blueprint, today, random.Random(f"{SEED} {blueprint.slug}"))  # noqa: S311 (invents, guards nothing)
        _build_places(built)
        _build_teams(built)
        peopling.people(built)
        coaching.fill(built, organisation)
        habits.fill(built)
        sessions.fill(built)
        lists.fill(built)
    return built


def _build_places(built: Built) -> None:
    names = iter(built.blueprint.houses)
    for area in built.blueprint.areas:
        houses = islice(names, area.locations // built.blueprint.scale)
        region = Region(name=area.name)
        built.regions[area.name] = region
        for number in range(area.locations):
            town = area.towns[number % len(area.towns)]
            built.locations.append(_location(built, region, town, next(houses, "")))
    Region.objects.bulk_create(built.regions.values())
    Location.objects.bulk_create(built.locations)


def _location(built: Built, region: Region, town: Town, house: str) -> Location:
    name = spoken(house) or _second_house(built, town)
    return Location(
        region=region,
        name=name,
        street=f"{built.chance.choice(TEAM_NAMES)}laan {built.chance.randint(1, 140)}",
        town=town.name,
        latitude=_near(built.chance, town.latitude),
        longitude=_near(built.chance, town.longitude),
        # A house behind the dunes has no network, so that a coach sees how that is told.
        has_reception=name not in ("Zeeduin", "Heidehof"),
    )


def _second_house(built: Built, town: Town) -> str:
    """The names have run out: "De Linde Epe" beside "De Linde"."""
    taken = {location.name for location in built.locations}
    names = [f"{spoken(house)} {town.name}" for house in built.blueprint.houses]
    return built.chance.choice([name for name in names if name not in taken])


def _near(chance: random.Random, degrees: float) -> Decimal:
    return Decimal(f"{degrees + chance.uniform(-0.012, 0.012):.5f}")


def _build_teams(built: Built) -> None:
    named = {(spoken(house), team) for house, team in built.blueprint.named_teams}
    for location in built.locations:
        built.teams += [Team(location=location, name=team) for house, team in named if house == location.name]
    for number in range(built.blueprint.teams - len(built.teams)):
        location = built.locations[number % len(built.locations)]
        built.teams.append(Team(location=location, name=_team_name(built, location), kind=_team_kind(number)))
    Team.objects.bulk_create(built.teams)


def _team_name(built: Built, location: Location) -> str:
    taken = {team.name for team in built.teams if team.location_id == location.id}
    free = [name for name in TEAM_NAMES if name not in taken and name not in ("Duinroos", "Helmgras")]
    return built.chance.choice(free)


def _team_kind(number: int) -> TeamKind:
    return TeamKind.NIGHT if number % 17 == 3 else TeamKind.EVENING if number % 11 == 5 else TeamKind.DAY
