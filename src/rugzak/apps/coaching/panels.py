"""What looking back shows on the pages of a visit and of a team."""

from django.utils import timezone

from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.rules import is_its_coach, takes_part
from rugzak.apps.agenda.words import AHEAD, VisitState
from rugzak.apps.coaching import queries
from rugzak.apps.people.queries import Team, ids_of_teams_seen_by
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.panels import Panel


def on_visit(person: Member, visit: Visit) -> Panel | None:
    """For the coach and for who was there; what it says opens on a page of its own."""
    is_coach = is_its_coach(person, visit)
    begun = visit.state == VisitState.DONE or (visit.state in AHEAD and visit.start <= timezone.now())
    if not begun or not (is_coach or takes_part(person, visit)):
        return None
    is_logged = visit.pk in queries.logged_ids(person, [visit.pk])
    if not is_coach and not is_logged:
        return None
    return Panel("coaching/_on_visit.html", {"visit": visit, "is_coach": is_coach, "is_logged": is_logged})


def on_team(person: Member, team: Team) -> Panel | None:
    """What helps this team, in kinds: for who works in it or leads it, and for coaches."""
    if Role.COACH not in person.roles and team.pk not in ids_of_teams_seen_by(person):
        return None
    deeds, movements = queries.what_helped_team(team.pk)
    return Panel("coaching/_on_team.html", {"deeds": deeds, "movements": movements})
