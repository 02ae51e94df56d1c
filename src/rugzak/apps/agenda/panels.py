"""What the agenda shows on the pages of people: what is planned for a whole team."""

from rugzak.apps.agenda import queries
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.panels import Panel

SHOWN = 5


def on_team(person: Member, team: people.Team) -> Panel | None:
    """Time, place and who comes, for who works there, leads it or runs the programme; never a visit to one person."""
    if Role.PROGRAMME_MANAGER not in person.roles and team.pk not in people.ids_of_teams_seen_by(person):
        return None
    return Panel("agenda/_on_team.html", {"visits": list(queries.team_visits_ahead([team.pk])[:SHOWN])})
