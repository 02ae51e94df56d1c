"""Who may see what goes when, and erase somebody who left."""

import rules
from rules import add_rule

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role


@rules.predicate
def answers_for_data(person: Member | None) -> bool:
    roles = person.roles if person is not None and not person.has_left else frozenset()
    return bool(roles & {Role.ADMINISTRATOR, Role.PRIVACY_OFFICER})


@rules.predicate
def administers(person: Member | None) -> bool:
    return person is not None and not person.has_left and Role.ADMINISTRATOR in person.roles


add_rule("privacy.take_along", administers)
add_rule("privacy.see_terms", answers_for_data)
add_rule("privacy.erase_person", answers_for_data)
