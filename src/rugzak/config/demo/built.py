"""What stands of an organisation while the demo is being built; later parts go on from here."""

import random
from dataclasses import dataclass, field
from datetime import date

from rugzak.apps.people.models import Location, Region, RoleGrant, Team
from rugzak.apps.people.words import EmploymentKind
from rugzak.config.demo.organisations import Blueprint, Known
from rugzak.ground.accounts.models import Member

SEED = 41


@dataclass
class Person:
    """A member on the way in, with the employment that goes with it."""

    member: Member
    job: str
    kind: EmploymentKind
    hours: float
    since: date
    teams: tuple[Team, ...] = ()
    known: Known | None = None


@dataclass
class Built:
    """What stands so far; later parts of the demo go on from here."""

    blueprint: Blueprint
    today: date
    chance: random.Random
    regions: dict[str, Region] = field(default_factory=dict)
    locations: list[Location] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    known: dict[str, Member] = field(default_factory=dict)
    crowd: list[Person] = field(default_factory=list)
    coaches: list[RoleGrant] = field(default_factory=list)

    def team(self, name: str) -> Team:
        return next(team for team in self.teams if team.name == name)

    def chance_for(self, subject: str) -> random.Random:
        """Its own stream, so that a change in one part leaves the other parts as they are."""
        return random.Random(f"{SEED} {self.blueprint.slug} {subject}")  # noqa: S311 (invents, guards nothing)
