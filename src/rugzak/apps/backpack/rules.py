"""Who may do what with a bag: its owner. What others see is up to the queries."""

import rules

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.trust.rules import is_owner


@rules.predicate
def carries_a_bag(person: Member | None, _thing: object = None) -> bool:
    return person is not None and Role.COACH in person.roles


rules.add_rule("backpack.write", carries_a_bag)
rules.add_rule("backpack.change_item", is_owner)
