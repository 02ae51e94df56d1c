"""Who may do what with an action: the owner, and for reading who wrote it down. No role opens one."""

from typing import TYPE_CHECKING

import rules

from rugzak.ground.accounts.models import Member
from rugzak.ground.trust.rules import is_owner

if TYPE_CHECKING:
    from rugzak.apps.actions.models import Action


@rules.predicate
def gave_it(person: Member | None, action: "Action") -> bool:
    return person is not None and action.given_by_id == person.pk


rules.add_rule("actions.read", is_owner | gave_it)
rules.add_rule("actions.change", is_owner)
