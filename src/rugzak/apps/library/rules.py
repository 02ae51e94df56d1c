"""Who writes in the library; whoever works here may read it."""

from typing import Any

import rules

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role


@rules.predicate
def edits(person: Member | None, _thing: Any = None) -> bool:
    return person is not None and Role.PROGRAMME_MANAGER in person.roles


rules.add_rule("library.write", edits)
