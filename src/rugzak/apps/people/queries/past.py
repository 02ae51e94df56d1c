"""What was: the history that the database keeps of roles."""

from typing import Any

from django.apps import apps
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from rugzak.apps.people.models import Region, Team
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role


def role_history(person: Member) -> QuerySet[Any]:
    """Who got or lost which role, newest first. Ask who may see it where you show it."""
    rows = apps.get_model("people", "RoleGrantHistory").objects.annotate(
        region_name=Subquery(Region.objects.filter(pk=OuterRef("region_id")).values("name")[:1]),
        team_name=Subquery(Team.objects.filter(pk=OuterRef("team_id")).values("name")[:1]),
    )
    return rows.order_by("-pgh_created_at", "-pgh_id")


def role_with_scope(row: Any) -> str:
    """ "teamleider (Duinroos)" for a line of the history."""
    where = row.team_name or row.region_name or _("hele organisatie")
    return f"{Role(row.role).label} ({where})"
