"""Sessions and series that a person leads, and who may lead one."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from rugzak.apps.gatherings.models import Gathering, Series
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.words import State
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member


def series_for(person: Member) -> QuerySet[Series]:
    """Series one leads a session of, or made."""
    led = Gathering.objects.filter(Q(host=person) | Q(cohost=person)).values("series")
    return Series.objects.filter(Q(owner=person) | Q(pk__in=led)).order_by("-made_at", "pk")


def gatherings_for(person: Member) -> QuerySet[Gathering]:
    """Sessions that this person leads, as host or as co-host."""
    return Gathering.objects.filter(Q(host=person) | Q(cohost=person)).select_related(
        "location", "host", "cohost", "in_charge", "series"
    )


def coming(person: Member) -> QuerySet[Gathering]:
    """What is still to be or is going on now, soonest first."""
    over = (State.CLOSED, State.CANCELLED)
    return gatherings_for(person).exclude(state__in=over).order_by("starts_at")


def past(person: Member) -> QuerySet[Gathering]:
    return gatherings_for(person).filter(state=State.CLOSED).order_by("-starts_at")


def possible_cohosts(person: Member) -> QuerySet[Member]:
    """Who else may lead a session here."""
    return (
        Member.objects.filter(pk__in=people.ids_with_a_role(LEADING))
        .exclude(pk=person.pk)
        .order_by("sort_key")
    )
