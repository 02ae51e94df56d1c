"""Asking a named permission. Each app names its own in its ``rules.py``."""

from typing import Any, TypeVar
from uuid import UUID

import rules
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from rugzak.ground.accounts.models import Member

M = TypeVar("M", bound=Model)


def may(person: Member | None, permission: str, thing: Any = None) -> bool:
    """Whether ``person`` has the named permission on ``thing``; a name nobody defined raises KeyError."""
    return bool(rules.test_rule(permission, person, thing))


def require(person: Member | None, permission: str, thing: Any = None) -> None:
    """Go on only with the permission; a refusal is a 403 that the refusal page explains."""
    if not may(person, permission, thing):
        raise PermissionDenied(permission)


def get_or_404(rows: QuerySet[M], key: UUID) -> M:
    """The one row this person may see, or 404: whoever may not know that it exists learns nothing."""
    row = rows.filter(pk=key).first()
    if row is None:
        raise Http404
    return row


@rules.predicate
def is_signed_in(person: Member | None) -> bool:
    return person is not None and not person.has_left
