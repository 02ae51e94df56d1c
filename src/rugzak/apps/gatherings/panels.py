"""What sessions show on the pages of lower apps."""

from rugzak.apps.gatherings import queries
from rugzak.apps.people import queries as people
from rugzak.apps.people.queries.places import Team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.panels import Panel


def on_team(person: Member, team: Team) -> Panel | None:
    """For who leads this team: how many colleagues ask to be released for a session."""
    if Role.TEAM_LEAD not in person.roles or person.pk not in {one.pk for one in people.leads_of(team)}:
        return None
    asked = queries.releases_for(person).filter(release="asked").count()
    return Panel("gatherings/_on_team.html", {"asked": asked}) if asked else None
