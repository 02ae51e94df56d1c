"""Whom somebody may help to get back in: roles with their scope, as accounts asks for it."""

from django.db.models import QuerySet

from rugzak.ground.accounts.models import HeldRole, Member
from rugzak.ground.accounts.words import Role

EVERYWHERE = frozenset({Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER})


def reach_of(person: Member) -> QuerySet[Member]:
    """An administrator or programme manager reaches the colleagues in scope, a team lead the own team."""
    if any(held.role in EVERYWHERE and not (held.region_id or held.team_id) for held in person.held):
        return Member.objects.all()
    teams = [held.team_id for held in person.held if _leads(held) and held.team_id]
    regions = [held.region_id for held in person.held if held.role in EVERYWHERE and held.region_id]
    in_teams = Member.objects.filter(memberships__team__in=teams, memberships__until=None)
    in_regions = Member.objects.filter(
        memberships__team__location__region__in=regions, memberships__until=None
    )
    found = in_teams.values("pk").union(in_regions.values("pk"))
    return Member.objects.filter(pk__in=found)


def _leads(held: HeldRole) -> bool:
    return held.role is Role.TEAM_LEAD or held.role in EVERYWHERE
