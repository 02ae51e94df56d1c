"""What stands of an organisation while the demo is being built; later parts go on from here."""

import random
from dataclasses import dataclass, field
from datetime import date

from rugzak.apps.people.models import Location, Region, Team
from rugzak.config.demo.organisations import Blueprint
from rugzak.ground.accounts.models import Member


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

    def team(self, name: str) -> Team:
        return next(team for team in self.teams if team.name == name)
