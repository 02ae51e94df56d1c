"""Reads of the bag; each names its viewer, and keeps to what that viewer may see."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet
from django.utils import timezone

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.backpack.models import Handout, Item, Share
from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role

__all__ = [
    "Handout",
    "Item",
    "Share",
    "circles_for",
    "found_items",
    "handouts_at",
    "handouts_for",
    "items_of",
    "items_seen_by",
    "items_shared_with",
    "shared_with_team",
    "shares_of",
    "thrown_away_by",
]


def items_of(person: Member) -> QuerySet[Item]:
    """One's own bag."""
    return Item.objects.filter(owner=person, thrown_away_at=None).order_by("kind", "title", "id")


def thrown_away_by(person: Member) -> QuerySet[Item]:
    return Item.objects.filter(owner=person, thrown_away_at__isnull=False)


def items_shared_with(person: Member) -> QuerySet[Item]:
    """What colleagues share with a team or a region of this person."""
    running = Share.objects.filter(_in_circle_of(person)).values("item")
    rows = Item.objects.filter(pk__in=running, thrown_away_at=None).exclude(owner=person)
    return rows.select_related("owner").order_by("-written_at", "id")


def items_seen_by(person: Member) -> QuerySet[Item]:
    """One's own, and what is shared with one: all that this person may find."""
    running = Share.objects.filter(_in_circle_of(person)).values("item")
    rows = Item.objects.filter(Q(owner=person) | Q(pk__in=running), thrown_away_at=None)
    return rows.select_related("owner")


def found_items(person: Member, query: str) -> QuerySet[Item]:
    """What this person may see and holds what a query for the database asks (see the bridge)."""
    rows = items_seen_by(person).annotate(words=SearchVector("title", "body", config="dutch"))
    return rows.filter(words=SearchQuery(query, config="dutch", search_type="raw"))


def shared_with_team(team_id: UUID) -> QuerySet[Item]:
    """What coaches share with this team."""
    running = Share.objects.filter(team=team_id).values("item")
    rows = Item.objects.filter(pk__in=running, thrown_away_at=None)
    return rows.select_related("owner").order_by("-written_at", "id")


def shares_of(person: Member, item: Item) -> QuerySet[Share]:
    """With whom the owner shares this now."""
    rows = Share.objects.filter(item=item, item__owner=person)
    return rows.select_related("team", "region", "item").order_by("at")


def circles_for(person: Member) -> tuple[list[people.Team], list[Any]]:
    """With whom a coach can share in two taps: the regions of today, and teams visited in the last year."""
    since = timezone.now() - timedelta(days=365)
    visited = agenda.visits_coached_by(person).filter(team__isnull=False, during__startswith__gt=since)
    teams = people.teams_for(person).filter(pk__in=visited.values("team"), ended_on=None)
    regions = {seat.region for seat in programmes.coaching_now(person)}
    return list(teams[:40]), sorted(regions, key=lambda region: region.name)


def handouts_at(person: Member, visit_id: UUID) -> QuerySet[Handout]:
    """What was handed out at a visit, as far as this person may see it."""
    return handouts_for(person).filter(visit=visit_id).order_by("at", "id")


def handouts_for(person: Member) -> QuerySet[Handout]:
    """What this person got or gave, and what a team of this person got."""
    mine = Q(owner=person) | Q(coach=person) | Q(team__in=people.ids_of_teams_seen_by(person))
    return Handout.objects.filter(mine).select_related("coach", "owner", "team", "version__piece", "visit")


def _in_circle_of(person: Member) -> Q:
    """The teams somebody works in or leads, the regions of those teams, and where somebody coaches."""
    team_ids = people.ids_of_teams_seen_by(person)
    region_ids = {held.region_id for held in person.held if held.role is Role.COACH and held.region_id}
    teams = people.teams_for(person).filter(pk__in=team_ids).order_by()
    return Q(team__in=team_ids) | Q(region__in=region_ids) | Q(region__in=teams.values("location__region"))
