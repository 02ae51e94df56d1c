"""What the agenda shows on the pages of people: what is planned for a whole team, and the times it has given."""

from rugzak.apps.agenda import queries
from rugzak.apps.people import queries as people
from rugzak.apps.people.queries import Team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.panels import Panel

SHOWN = 5


def planned_for_team(person: Member, team: Team) -> Panel | None:
    """Time, place and who comes, for who works there, leads it or runs the programme; never a visit to one person."""
    if Role.PROGRAMME_MANAGER not in person.roles and team.pk not in people.ids_of_teams_seen_by(person):
        return None
    return Panel("agenda/_on_team.html", {"visits": queries.team_visits_ahead([team.pk], SHOWN)})


def on_team(person: Member, team: Team) -> Panel | None:
    """The times at which a coach is welcome; nothing for a team that gave none, unless one can give them."""
    windows = queries.windows_of([team.pk])[team.pk]
    may_manage = may(person, "agenda.manage_windows", team) and team.ended_on is None
    if not windows and not may_manage:
        return None
    return Panel("agenda/_team_windows.html", {"windows": windows, "team": team, "may_manage": may_manage})
