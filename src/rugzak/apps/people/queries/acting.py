"""Who makes a request."""

from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject

from rugzak.apps.people.models import RoleGrant
from rugzak.apps.people.queries.working import works_today
from rugzak.ground.accounts.models import HeldRole, Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.notices.queries import unseen_count

# What higher apps want to know of whoever acts, on every page: told in the same query (config/wiring.py).
_also: dict[str, Combinable] = {}


def tell_also(name: str, question: Combinable) -> None:
    _also[name] = question


def acting_member(member_id: UUID) -> Member | None:
    """The member who makes this request, with organisation, account, roles and teams, in one query."""
    grants = RoleGrant.objects.filter(member=OuterRef("pk"), ended_at=None).values(
        grant=JSONObject(role="role", region="region_id", team="team_id")
    )
    member = (
        Member.objects.select_related("organisation", "user")
        .annotate(
            _grants=ArraySubquery(grants),
            works_in=ArraySubquery(works_today(OuterRef("pk")).values("team_id")),
            unseen_notices=unseen_count(),
            **_also,
        )
        .filter(pk=member_id)
        .first()
    )
    if member is not None:
        member.held = tuple(_held(**grant) for grant in member._grants)
    return member


def _held(role: str, region: str | None, team: str | None) -> HeldRole:
    return HeldRole(Role(role), UUID(region) if region else None, UUID(team) if team else None)
