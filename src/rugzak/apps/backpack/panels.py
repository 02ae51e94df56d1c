"""What the bag shows on the pages of a visit and of a team."""

from django.utils import timezone

from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.rules import is_its_coach, takes_part
from rugzak.apps.backpack import queries
from rugzak.apps.people.queries import Team, ids_of_teams_seen_by
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.panels import Panel

SHOWN = 5


def on_visit(person: Member, visit: Visit) -> Panel | None:
    """ "Kreeg ik mee": for who was there; the coach hands out."""
    is_coach = is_its_coach(person, visit)
    if visit.start > timezone.now() or not (is_coach or takes_part(person, visit) or visit.team_id):
        return None
    handouts = list(queries.handouts_at(person, visit.pk))
    if not handouts and not is_coach:
        return None
    return Panel("backpack/_on_visit.html", {"visit": visit, "handouts": handouts, "is_coach": is_coach})


def on_team(person: Member, team: Team) -> Panel | None:
    """What coaches share with this team: for who works in it or leads it, and for coaches."""
    if Role.COACH not in person.roles and team.pk not in ids_of_teams_seen_by(person):
        return None
    items = list(queries.shared_with_team(team.pk)[:SHOWN])
    return Panel("backpack/_on_team.html", {"items": items}) if items else None
