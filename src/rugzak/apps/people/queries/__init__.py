"""Reads about who works where; each names its viewer."""

from rugzak.apps.people.models import Team
from rugzak.apps.people.queries.acting import acting_member, tell_also
from rugzak.apps.people.queries.finding import describe, matching, people_listed, pickable_people
from rugzak.apps.people.queries.past import role_history, role_with_scope
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
    ids_with_a_role,
    leads_of,
    locations_for,
    members_for,
    programme_managers,
    regions_for,
    team_choices,
    teams_for,
)
from rugzak.apps.people.queries.working import (
    colleagues_found,
    floor_of_team,
    ids_of_coaches_in,
    ids_of_holders,
    ids_of_newcomers,
    ids_of_people_led_by,
    ids_of_teams_seen_by,
    leads_of_teams,
    open_locations_in,
    team_mates_of,
    teams_worked_in,
)

__all__ = [
    "Team",
    "acting_member",
    "administrators",
    "colleague_for",
    "colleagues_found",
    "describe",
    "employments_for",
    "floor_of_team",
    "helpable_by",
    "ids_of_coaches_in",
    "ids_of_holders",
    "ids_of_newcomers",
    "ids_of_people_led_by",
    "ids_of_teams_seen_by",
    "ids_with_a_role",
    "leads_of",
    "leads_of_teams",
    "locations_for",
    "matching",
    "members_for",
    "open_locations_in",
    "people_for",
    "people_listed",
    "pickable_people",
    "programme_managers",
    "regions_for",
    "regions_of",
    "role_history",
    "role_with_scope",
    "roles_for",
    "team_choices",
    "team_mates_of",
    "teams_for",
    "teams_of",
    "teams_worked_in",
    "tell_also",
]
