"""Reads about regions, locations and teams. Everybody who works here may know where work is done."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from rugzak.apps.people.models import Location, Membership, Region, RoleGrant, Team
from rugzak.apps.people.queries.persons import current, still_here
from rugzak.apps.people.words import SEARCH_WORDS_LIMIT
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role

P = TypeVar("P", Team, Location)


def regions_for(person: Member) -> QuerySet[Region]:
    return Region.objects.order_by(Lower("name"), "id")


def locations_for(person: Member) -> QuerySet[Location]:
    return Location.objects.select_related("region").order_by(Lower("name"), "id")


def teams_for(person: Member) -> QuerySet[Team]:
    return Team.objects.select_related("location__region").order_by(Lower("name"), "id")


def with_counts(teams: QuerySet[Team]) -> QuerySet[Team]:
    """How many people work in each team now."""
    return teams.annotate(size=_counted(Membership.objects.filter(current(), _here(), team=OuterRef("pk"))))


def regions_with_counts(person: Member) -> QuerySet[Region]:
    """How many open locations and teams each region has."""
    teams = Team.objects.filter(location__region=OuterRef("pk"), ended_on=None)
    open_ones = Location.objects.filter(region=OuterRef("pk"), closed_on=None)
    return regions_for(person).annotate(
        location_count=_counted(open_ones, by="region"),
        team_count=_counted(teams, by="location__region"),
    )


def locations_with_counts(person: Member) -> QuerySet[Location]:
    teams = Team.objects.filter(location=OuterRef("pk"), ended_on=None)
    return locations_for(person).annotate(team_count=_counted(teams, by="location"))


def members_for(person: Member, team: Team) -> QuerySet[Membership]:
    """Who works in the team now or soon, by name."""
    rows = team.memberships.filter(current(), _here())
    return rows.select_related("member").order_by("member__sort_key", "id")


def leads_of(team: Team) -> QuerySet[Member]:
    """Who leads the team."""
    leads = RoleGrant.objects.filter(team=team, role=Role.TEAM_LEAD, ended_at=None)
    return Member.objects.filter(still_here(), pk__in=leads.values("member")).order_by("sort_key")


def administrators() -> QuerySet[Member]:
    """Who administers the organisation now."""
    held = RoleGrant.objects.filter(member=OuterRef("pk"), role=Role.ADMINISTRATOR, ended_at=None)
    return Member.objects.filter(Exists(held), still_here()).order_by("sort_key")


def ids_with_a_role(roles: Iterable[Role]) -> set[UUID]:
    """Who holds one of these roles now."""
    held = RoleGrant.objects.filter(member=OuterRef("pk"), role__in=list(roles), ended_at=None)
    return set(Member.objects.filter(Exists(held), still_here()).values_list("pk", flat=True))


def programme_managers() -> set[UUID]:
    """Who runs the programmes now."""
    held = RoleGrant.objects.filter(member=OuterRef("pk"), role=Role.PROGRAMME_MANAGER, ended_at=None)
    return set(Member.objects.filter(Exists(held), still_here()).values_list("pk", flat=True))


def team_choices(
    person: Member, *, region: UUID | None = None, location: UUID | None = None
) -> QuerySet[Team]:
    """Teams that still work, to choose from, narrowed to what was chosen before."""
    rows = teams_for(person).filter(ended_on=None)
    if location:
        return rows.filter(location=location)
    return rows.filter(location__region=region) if region else rows


def found_by_name(rows: QuerySet[P], words: str) -> QuerySet[P]:
    """Every word stands somewhere in the name of the place, or of where it is."""
    around = "location__name" if rows.model is Team else "town"
    for word in words.split()[:SEARCH_WORDS_LIMIT]:
        rows = rows.filter(Q(name__icontains=word) | Q(**{f"{around}__icontains": word}))
    return rows


def _here() -> Q:
    return Q(member__ended_at=None) | Q(member__ended_at__gt=timezone.now())


def _counted(rows: QuerySet, *, by: str = "team") -> Coalesce:
    counts = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)
