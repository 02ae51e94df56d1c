"""Asking a named permission. Each app names its own in its ``rules.py``."""

from typing import Any, TypeVar
from uuid import UUID

import rules
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from rugzak.ground.accounts import reach
from rugzak.ground.accounts.models import Device, Member, PaperCode
from rugzak.ground.accounts.words import Role

M = TypeVar("M", bound=Model)


def may(person: Member | None, permission: str, thing: Any = None) -> bool:
    """Whether ``person`` has the named permission on ``thing``; a name nobody defined raises KeyError."""
    if not rules.rule_exists(permission):
        raise KeyError(permission)
    return bool(rules.test_rule(permission, person, thing))


def require(person: Member | None, permission: str, thing: Any = None) -> None:
    """Go on only with the permission; a refusal is a 403 that the refusal page explains."""
    if not may(person, permission, thing):
        raise PermissionDenied(permission)


def get_or_404(rows: QuerySet[M], key: UUID | int) -> M:
    """The one row this person may see, or 404: whoever may not know that it exists learns nothing."""
    row = rows.filter(pk=key).first()
    if row is None:
        raise Http404
    return row


@rules.predicate
def is_signed_in(person: Member | None) -> bool:
    return person is not None and not person.has_left


@rules.predicate
def has_helping_role(person: Member | None, thing: Any = None) -> bool:
    return person is not None and bool(person.roles & HELPING_ROLES)


@rules.predicate
def is_within_reach(person: Member | None, member: Member | None) -> bool:
    if person is None or member is None:
        return False
    return reach.within_reach_of(person).filter(pk=member.pk).exists()


@rules.predicate
def concerns_somebody_within_reach(person: Member | None, code: PaperCode | None) -> bool:
    return code is not None and bool(is_within_reach(person, code.member))


@rules.predicate
def is_the_second_human(person: Member | None, code: PaperCode | None) -> bool:
    return person is not None and code is not None and person.pk not in (code.issued_by_id, code.member_id)


@rules.predicate
def is_own_device(person: Member | None, device: Device | None) -> bool:
    return person is not None and device is not None and device.member_id == person.pk


# Whoever may bring a colleague back in, and make a tablet a shared one.
HELPING_ROLES = frozenset({Role.TEAM_LEAD, Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER})

rules.add_rule("accounts.start_lost_phone", has_helping_role & is_within_reach)
rules.add_rule(
    "accounts.confirm_lost_phone", has_helping_role & concerns_somebody_within_reach & is_the_second_human
)
rules.add_rule("accounts.withdraw_lost_phone", has_helping_role & concerns_somebody_within_reach)
rules.add_rule("accounts.share_tablet", has_helping_role)
rules.add_rule("accounts.end_device", is_own_device)
