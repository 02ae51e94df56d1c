"""Sessions and series that a person leads, and who may lead one."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from rugzak.apps.gatherings.models import Gathering, Series
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.words import State
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member

SEARCH_WORDS = 6


def series_for(person: Member) -> QuerySet[Series]:
    """Series one leads a session of, or made."""
    led = Gathering.objects.filter(Q(host=person) | Q(cohost=person)).values("series")
    return Series.objects.filter(Q(owner=person) | Q(pk__in=led)).order_by("-made_at", "pk")


def gatherings_for(person: Member) -> QuerySet[Gathering]:
    """Sessions that this person leads, as host or as co-host."""
    return Gathering.objects.filter(Q(host=person) | Q(cohost=person)).select_related(
        "location", "host", "cohost", "in_charge", "series"
    )


def coming(person: Member, words: str = "") -> QuerySet[Gathering]:
    """What is still to be or is going on now, soonest first."""
    rows = gatherings_for(person).exclude(_is_past())
    return _found(rows, words).order_by("starts_at", "pk")


def past(person: Member, words: str = "") -> QuerySet[Gathering]:
    """What was, was called off, or was never held, newest first."""
    return _found(gatherings_for(person).filter(_is_past()), words).order_by("-starts_at", "pk")


def _is_past() -> Q:
    """A session that was never begun stays on the list of what comes for one day only."""
    long_ago = timezone.now() - timedelta(days=1)
    forgotten = Q(state__in=(State.DRAFT, State.OPEN), starts_at__lt=long_ago)
    return Q(state__in=(State.CLOSED, State.CANCELLED)) | forgotten


def _found(rows: QuerySet[Gathering], words: str) -> QuerySet[Gathering]:
    for word in words.split()[:SEARCH_WORDS]:
        where = Q(place__icontains=word) | Q(location__name__icontains=word) | Q(method_name__icontains=word)
        rows = rows.filter(Q(title__icontains=word) | where)
    return rows


def possible_cohosts(person: Member) -> QuerySet[Member]:
    """Who else may lead a session here."""
    return (
        Member.objects.filter(pk__in=people.ids_with_a_role(LEADING))
        .exclude(pk=person.pk)
        .order_by("sort_key")
    )
