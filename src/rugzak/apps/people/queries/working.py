"""Where somebody works and who leads there, for the apps above."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from rugzak.apps.people.models import Employment, Location, Membership, RoleGrant, Team
from rugzak.apps.people.queries.finding import pickable_people
from rugzak.apps.people.queries.persons import current, still_here
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.trust.rules import NEVER_READS


def teams_worked_in(person: Member) -> list[Team]:
    """The teams this person works in today, with where they are."""
    teams = Team.objects.filter(
        pk__in=memberships_on(timezone.localdate(), member=person).values("team"), ended_on=None
    )
    return list(teams.select_related("location__region").order_by("name"))


def ids_of_teams_seen_by(person: Member) -> set[UUID]:
    """The teams whose shared things this person sees: those one works in, and those one leads."""
    led = {held.team_id for held in person.held if held.role is Role.TEAM_LEAD and held.team_id}
    known = vars(person).get("works_in")  # of whoever acts: it came along with the person
    if known is None:
        known = memberships_on(timezone.localdate(), member=person).values_list("team_id", flat=True)
    return led | set(known)


def teams_of_day(person: Member) -> QuerySet:
    """The same teams, as a part of another query."""
    return Team.objects.filter(pk__in=ids_of_teams_seen_by(person), ended_on=None).order_by().values("pk")


def team_mates_of(member_id: UUID, *, on: date | None = None) -> QuerySet[Membership, UUID]:
    """Ids of everybody who works today (or ``on`` a day) in a team this person works in, as a subquery."""
    day = on or timezone.localdate()
    mine = memberships_on(day, member=member_id)
    in_my_teams = Membership.objects.filter(current(on=day), since__lte=day, team__in=mine.values("team"))
    return in_my_teams.values_list("member_id", flat=True)


def ids_of_members_of(team_ids: Collection[UUID], *, on: date) -> QuerySet[Membership, Any]:
    """Who works in these teams, or will, as a subquery."""
    return Membership.objects.filter(current(on=on), team__in=team_ids).values("member")


def ids_of_coaches_in(region_id: UUID) -> QuerySet[RoleGrant, UUID]:
    """Who holds the coach's role in a region, or everywhere, at this moment, as a subquery."""
    held = RoleGrant.objects.filter(role=Role.COACH, team=None, ended_at=None)
    return held.filter(Q(region=region_id) | Q(region=None)).values_list("member_id", flat=True)


def ids_of_holders(roles: Collection[Role]) -> QuerySet[RoleGrant, UUID]:
    """Who holds one of these roles at this moment, wherever, as a subquery."""
    return RoleGrant.objects.filter(role__in=roles, ended_at=None).values_list("member_id", flat=True)


def ids_of_teams_of(member_ids: Iterable[UUID]) -> set[UUID]:
    """The teams in which any of these people works today."""
    rows = Membership.objects.filter(current(), member__in=list(member_ids), since__lte=timezone.localdate())
    return set(rows.values_list("team_id", flat=True))


def ids_of_newcomers(since: date) -> QuerySet[Employment, Any]:
    """Who works here since ``since`` or later, and not before that, as a subquery."""
    before = Employment.objects.filter(member=OuterRef("member"), starts_on__lt=since)
    return Employment.objects.filter(~Exists(before), starts_on__gte=since).values("member")


def leads_of_teams(team_ids: Iterable[UUID]) -> list[Member]:
    """Who leads these teams."""
    grants = RoleGrant.objects.filter(role=Role.TEAM_LEAD, team__in=list(team_ids), ended_at=None)
    return list(Member.objects.filter(still_here(), pk__in=grants.values("member")).order_by("sort_key"))


def ids_of_leads_of(member_id: UUID) -> QuerySet[RoleGrant, UUID]:
    """Who leads a team in which this person works today, as a subquery."""
    teams = _in_teams_today().filter(member=member_id).values("team")
    leads = RoleGrant.objects.filter(role=Role.TEAM_LEAD, team__in=teams, ended_at=None)
    return leads.values_list("member_id", flat=True)


@dataclass(frozen=True)
class Circle:
    """Who stands around somebody at work: the teams with their location, who leads those, who works in them."""

    teams: tuple[Team, ...] = ()
    leads: frozenset[UUID] = frozenset()
    mates: frozenset[UUID] = frozenset()


def teams_by_person(member_ids: Collection[UUID]) -> dict[UUID, tuple[Team, ...]]:
    """The teams in which each of these people works today, with their location, by name."""
    mine = _in_teams_today().filter(member__in=list(member_ids))
    teams: dict[UUID, dict[UUID, Team]] = {one: {} for one in member_ids}
    for row in mine.select_related("team__location").order_by("team__name"):
        teams[row.member_id][row.team_id] = row.team
    return {one: tuple(some.values()) for one, some in teams.items()}


def circles_of(member_ids: Collection[UUID]) -> dict[UUID, Circle]:
    """The circle of each of these people today, in one statement; for rules and planning, never to show."""
    grants = RoleGrant.objects.filter(role=Role.TEAM_LEAD, team=OuterRef("team"), ended_at=None)
    beside = _in_teams_today().filter(team=OuterRef("team"))
    rows = _in_teams_today().filter(member__in=list(member_ids)).select_related("team__location")
    around = rows.annotate(leads=_members(grants), mates=_members(beside)).order_by("team__name")
    circles = {one: Circle() for one in member_ids}
    for row in around:
        known = circles[row.member_id]
        teams = known.teams if row.team in known.teams else (*known.teams, row.team)
        leads, mates = known.leads.union(row.leads), known.mates.union(row.mates)
        circles[row.member_id] = Circle(teams, leads, mates - {row.member_id})
    return circles


def _members(rows: QuerySet[Any]) -> ArraySubquery:
    return ArraySubquery(rows.order_by().values("member"))


def floor_of_team(team_id: UUID) -> list[Member]:
    """Who works in this team today and holds no role over others: in front of them people can speak freely."""
    here = Membership.objects.filter(current(), team=team_id, since__lte=timezone.localdate())
    over = RoleGrant.objects.filter(ended_at=None, role__in=NEVER_READS).values("member")
    members = Member.objects.filter(still_here(), pk__in=here.values("member")).exclude(pk__in=over)
    return list(members.order_by("sort_key"))


def open_locations_in(region_id: UUID) -> list[Location]:
    """The locations of a region that are not closed."""
    open_today = Q(closed_on=None) | Q(closed_on__gt=timezone.localdate())
    return list(Location.objects.filter(open_today, region_id=region_id).order_by("name"))


def colleagues_found(person: Member, search: str, *, chosen: str = "") -> list[Member]:
    """The first few people that match what was typed, and whoever was chosen already."""
    found = pickable_people(person, search)
    with suppress(ValueError):
        if chosen and UUID(chosen) not in {member.pk for member in found}:
            found += Member.objects.filter(still_here(), pk=UUID(chosen))
    return found


def _in_teams_today() -> QuerySet[Membership]:
    return Membership.objects.filter(current(), since__lte=timezone.localdate(), team__ended_on=None)


def memberships_on(day: date, *, member: Member | UUID | OuterRef) -> QuerySet[Membership]:
    """Where somebody works on a day."""
    return Membership.objects.filter(current(on=day), member=member, since__lte=day)


def ids_of_the_office() -> set[UUID]:
    """Administrators and personnel who work here."""
    held = RoleGrant.objects.filter(
        role__in=[Role.ADMINISTRATOR, Role.HR], ended_at=None, member__ended_at=None
    )
    return set(held.values_list("member_id", flat=True))
