"""What support shows on the page of a team: what that team asks as a team."""

from rugzak.apps.people import queries as people
from rugzak.apps.support import queries
from rugzak.apps.support.words import RUNNING
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.panels import Panel

SHOWN = 5


def on_team(person: Member, team: people.Team) -> Panel | None:
    """For who works there, leads it or runs the programme. What somebody asks for herself is on no page of a team."""
    if Role.PROGRAMME_MANAGER not in person.roles and team.pk not in people.ids_of_teams_seen_by(person):
        return None
    rows = queries.team_requests([team.pk]).filter(state__in=RUNNING)
    return Panel("support/_on_team.html", {"rows": list(rows[:SHOWN])})
