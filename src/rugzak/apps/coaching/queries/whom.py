"""Who was at a visit, and what was agreed there."""

from __future__ import annotations

from rugzak.apps.actions import queries as actions
from rugzak.apps.agenda.queries import Visit
from rugzak.apps.agenda.words import Part
from rugzak.apps.coaching.models import VisitAction
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member


def people_of_visit(visit: Visit) -> list[Member]:
    """The coach and who was there; at a visit to a whole team everybody on its floor, never who leads it."""
    return [visit.coach, *colleagues_at(visit)]


def colleagues_at(visit: Visit) -> list[Member]:
    there = [row.member for row in visit.occupations.all() if row.part == Part.COLLEAGUE]
    if visit.team_id is None:
        return there
    known = {one.pk for one in there} | {visit.coach.pk}
    return there + [one for one in people.floor_of_team(visit.team_id) if one.pk not in known]


def actions_of_visit(person: Member, visit: Visit) -> list[actions.OpenAction]:
    """What was agreed there, as far as this person does it or wrote it down."""
    agreed = VisitAction.objects.filter(visit=visit).values("action")
    return actions.all_opened(actions.actions_seen_by(person).filter(pk__in=agreed))
