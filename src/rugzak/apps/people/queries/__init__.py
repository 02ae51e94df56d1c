"""Reads about who works where; each names its viewer."""

from rugzak.apps.people.queries.acting import acting_member
from rugzak.apps.people.queries.finding import matching, people_listed, pickable_people
from rugzak.apps.people.queries.persons import (
    colleague_for,
    employments_for,
    helpable_by,
    people_for,
    regions_of,
    roles_for,
    teams_of,
)
from rugzak.apps.people.queries.places import (
    administrators,
    leads_of,
    locations_for,
    members_for,
    regions_for,
    team_choices,
    teams_for,
)

__all__ = [
    "acting_member",
    "administrators",
    "colleague_for",
    "employments_for",
    "helpable_by",
    "leads_of",
    "locations_for",
    "matching",
    "members_for",
    "people_for",
    "people_listed",
    "pickable_people",
    "regions_for",
    "regions_of",
    "roles_for",
    "team_choices",
    "teams_for",
    "teams_of",
]
