"""What the agenda shows on the pages of people: the times a team has given."""

from rugzak.apps.agenda import queries
from rugzak.apps.people.queries import Team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.kernel.panels import Panel


def on_team(person: Member, team: Team) -> Panel | None:
    """The times at which a coach is welcome; nothing for a team that gave none, unless one can give them."""
    windows = queries.windows_of([team.pk])[team.pk]
    may_manage = may(person, "agenda.manage_windows", team) and team.ended_on is None
    if not windows and not may_manage:
        return None
    return Panel("agenda/_team_windows.html", {"windows": windows, "team": team, "may_manage": may_manage})
