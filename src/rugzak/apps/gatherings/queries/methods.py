"""Ways of working that a person may use."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from rugzak.apps.gatherings.models import Method, MethodVersion
from rugzak.ground.accounts.models import Member


def methods_for(person: Member) -> QuerySet[Method]:
    """One's own methods and those that others here share."""
    return (
        Method.objects.filter(Q(owner=person) | Q(is_shared=True), put_away_at=None)
        .select_related("owner")
        .order_by("name", "pk")
    )


def own_methods(person: Member) -> QuerySet[Method]:
    return methods_for(person).filter(owner=person)


def latest_version(method: Method) -> MethodVersion:
    return MethodVersion.objects.filter(method=method).order_by("-number")[0]
