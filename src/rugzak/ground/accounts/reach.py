"""Whom somebody may help with a lost phone. Roles with a scope live in a higher app, which fills this in."""

from collections.abc import Callable

from django.db.models import QuerySet

from rugzak.ground.accounts.models import Member

Reach = Callable[[Member], QuerySet[Member]]
_reach: list[Reach] = []


def fill(reach: Reach) -> None:
    """Called once by config/wiring.py."""
    _reach[:] = [reach]


def within_reach_of(person: Member) -> QuerySet[Member]:
    """The colleagues, still working here, whom ``person`` may help to get in; never the person."""
    if not _reach:
        return Member.objects.none()
    return _reach[0](person).filter(ended_at=None).exclude(pk=person.pk)
