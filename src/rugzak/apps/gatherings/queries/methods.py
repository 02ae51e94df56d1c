"""Ways of working that a person may use."""

from __future__ import annotations

from django.db.models import Case, Q, QuerySet, When

from rugzak.apps.gatherings.models import Method, MethodVersion
from rugzak.ground.accounts.models import Member

SEARCH_WORDS = 6


def methods_for(person: Member) -> QuerySet[Method]:
    """One's own methods and those that others here share."""
    return (
        Method.objects.filter(Q(owner=person) | Q(is_shared=True), put_away_at=None)
        .select_related("owner")
        .order_by("name", "pk")
    )


def methods_found(person: Member, words: str) -> QuerySet[Method]:
    """The same, with these words in the name or in what it is for; one's own first."""
    rows = methods_for(person)
    for word in words.split()[:SEARCH_WORDS]:
        rows = rows.filter(Q(name__icontains=word) | Q(summary__icontains=word))
    return rows.order_by(Case(When(owner=person, then=0), default=1), "name", "pk")


def versions_of(method: Method) -> QuerySet[MethodVersion]:
    """All that were kept, newest first."""
    return MethodVersion.objects.filter(method=method).order_by("-number")


def own_methods(person: Member) -> QuerySet[Method]:
    return methods_for(person).filter(owner=person)


def latest_version(method: Method) -> MethodVersion:
    return MethodVersion.objects.filter(method=method).order_by("-number")[0]
