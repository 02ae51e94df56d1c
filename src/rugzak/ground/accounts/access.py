"""The rule that every address must carry: who may knock, with what in hand.

``@access(...)`` only states the rule. ``AccessMiddleware`` keeps it, the access
matrix in ``tests/access`` computes from it what each person must get, and the page
of rules that a works council signs is printed from it. A view without a rule is
refused.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.data_map import Data

V = TypeVar("V", bound=Callable[..., Any])


class PersonRequest(HttpRequest):
    """What a view behind the sign-in receives: ``person`` is the member who asks."""

    person: Member
    htmx: HtmxDetails


class Audience(StrEnum):
    """Who may knock at all; which objects they then see is up to queries and rules."""

    ANYONE = "iedereen"
    SIGNED_IN = "wie is ingelogd"
    ROLES = "wie een van deze rollen heeft"


@dataclass(frozen=True)
class Access:
    """The rule of one address. ``relation`` says in Dutch which bond with the object is asked on top."""

    audience: Audience
    roles: frozenset[Role] = field(default_factory=frozenset)
    relation: str = ""
    data: Data = Data.INTERNAL
    lane: Lane = Lane.LOW
    methods: tuple[str, ...] = ("GET", "HEAD", "POST")
    logs_reading: bool = False


def access(
    *roles: Role,
    anyone: bool = False,
    relation: str = "",
    data: Data = Data.INTERNAL,
    lane: Lane = Lane.LOW,
    methods: tuple[str, ...] = ("GET",),
    logs_reading: bool = False,
) -> Callable[[V], V]:
    """State the rule of a view: some ``roles``, ``anyone=True``, or (neither) whoever is signed in.

    ``methods`` are those the view answers; GET brings HEAD along. ``lane`` is the
    least sure way of signing in that suffices: confidential data asks Lane.FULL.
    """
    if roles and anyone:
        raise ValueError("a view is for some roles or for anyone, not both")
    if data is Data.CONFIDENTIAL and lane is not Lane.FULL:
        raise ValueError("confidential data is never shown in the low lane")
    audience = Audience.ANYONE if anyone else Audience.ROLES if roles else Audience.SIGNED_IN
    all_methods = (*methods, "HEAD") if "GET" in methods else methods
    rule = Access(audience, frozenset(roles), relation, data, lane, all_methods, logs_reading)

    def decorate(view: V) -> V:
        view.access = rule  # type: ignore[attr-defined]
        return view

    return decorate


def rule_of(view: Callable[..., Any]) -> Access | None:
    """The rule a view carries, also through wrappers and class-based views."""
    rule = getattr(view, "access", None)
    if rule is None and hasattr(view, "view_class"):
        rule = getattr(view.view_class, "access", None)
    return rule


def may_knock(rule: Access, request: HttpRequest) -> bool:
    """Whether this person belongs to the audience of the rule."""
    if rule.audience is Audience.ANYONE:
        return True
    person = getattr(request, "person", None)
    if person is None:
        return False
    return rule.audience is Audience.SIGNED_IN or bool(rule.roles & person.roles)
