"""Reads about who works where; each names its viewer."""

from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from rugzak.apps.people.models import Location, Membership, Region, RoleGrant, Team
from rugzak.ground.accounts.models import HeldRole, Member
from rugzak.ground.accounts.names import folded
from rugzak.ground.accounts.words import Role


def acting_member(member_id: UUID) -> Member | None:
    """The member who makes this request, with organisation, account and roles, in one query."""
    grants = RoleGrant.objects.filter(member=OuterRef("pk"), ended_at=None).values(
        grant=JSONObject(role="role", region="region_id", team="team_id")
    )
    member = (
        Member.objects.select_related("organisation", "user")
        .annotate(_grants=ArraySubquery(grants))
        .filter(pk=member_id)
        .first()
    )
    if member is not None:
        member.held = tuple(_held(**grant) for grant in member._grants)
    return member


def _held(role: str, region: str | None, team: str | None) -> HeldRole:
    return HeldRole(Role(role), UUID(region) if region else None, UUID(team) if team else None)


def teams_worked_in(person: Member) -> list[Team]:
    """The teams this person works in today, with where they are."""
    today = timezone.localdate()
    memberships = Membership.objects.filter(Q(until=None) | Q(until__gte=today), member=person, since__lte=today)
    teams = Team.objects.filter(pk__in=memberships.values("team"), ended_on=None)
    return list(teams.select_related("location__region").order_by("name"))


def ids_of_teams_seen_by(person: Member) -> set[UUID]:
    """The teams whose shared things this person sees: those one works in, and those one leads."""
    today = timezone.localdate()
    memberships = Membership.objects.filter(Q(until=None) | Q(until__gte=today), member=person, since__lte=today)
    led = {held.team_id for held in person.held if held.role is Role.TEAM_LEAD and held.team_id}
    return led | set(memberships.values_list("team_id", flat=True))


def leads_of_teams(team_ids: Iterable[UUID]) -> list[Member]:
    """Who leads these teams."""
    grants = RoleGrant.objects.filter(role=Role.TEAM_LEAD, team__in=list(team_ids), ended_at=None)
    return list(Member.objects.filter(pk__in=grants.values("member"), ended_at=None).order_by("sort_key"))


def regions_for(person: Member) -> QuerySet[Region]:
    """Regions are no secret."""
    return Region.objects.all()


def open_locations_in(region_id: UUID) -> list[Location]:
    """The open locations of a region."""
    today = timezone.localdate()
    open_today = Q(closed_on=None) | Q(closed_on__gt=today)
    return list(Location.objects.filter(open_today, region_id=region_id))


def colleagues_found(person: Member, search: str, *, chosen: str = "") -> list[Member]:
    """At most twenty people whose name holds what was typed, and whoever was chosen already."""
    wanted = folded(search)
    match = Q(pk__in=[])
    if len(wanted) >= 2:
        match = Q(sort_key__contains=wanted) | Q(staff_number=search)
    working = Member.objects.filter(Q(ended_at=None) | Q(ended_at__gt=timezone.now()))
    found = list(working.filter(match).order_by("sort_key")[:20])
    with suppress(ValueError):
        if chosen and UUID(chosen) not in {member.pk for member in found}:
            found += working.filter(pk=UUID(chosen))
    return found
