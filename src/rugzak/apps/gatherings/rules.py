"""Who may do what with methods and sessions. A room itself opens with its code."""

from typing import TYPE_CHECKING

import rules

from rugzak.apps.gatherings.words import State
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role

if TYPE_CHECKING:
    from rugzak.apps.gatherings.models import Gathering, Method

# Who can lead a session here: making one is part of these roles.
LEADING = (Role.FACILITATOR, Role.COACH, Role.PROGRAMME_MANAGER)


@rules.predicate
def leads_sessions(person: Member | None, thing: object = None) -> bool:
    return person is not None and bool(person.roles & frozenset(LEADING))


@rules.predicate
def is_its_owner(person: Member | None, method: "Method") -> bool:
    return person is not None and method.owner_id == person.pk


@rules.predicate
def is_host(person: Member | None, gathering: "Gathering") -> bool:
    return person is not None and gathering.host_id == person.pk


@rules.predicate
def is_cohost(person: Member | None, gathering: "Gathering") -> bool:
    return person is not None and gathering.cohost_id == person.pk


@rules.predicate
def is_in_charge(person: Member | None, gathering: "Gathering") -> bool:
    return person is not None and gathering.in_charge_id == person.pk


@rules.predicate
def is_not_begun(_person: Member | None, gathering: "Gathering") -> bool:
    return gathering.state in (State.DRAFT, State.OPEN)


rules.add_rule("gatherings.make", leads_sessions)
rules.add_rule("gatherings.change_method", is_its_owner)
rules.add_rule("gatherings.change", (is_host | is_cohost) & is_not_begun)
rules.add_rule("gatherings.invite", is_host | is_cohost)
rules.add_rule("gatherings.keep", is_host)
rules.add_rule("gatherings.watch", is_host | is_cohost)
rules.add_rule("gatherings.steer", (is_host | is_cohost) & is_in_charge)
