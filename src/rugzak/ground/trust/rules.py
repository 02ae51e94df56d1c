"""Who may read what somebody keeps to themselves: the owner, and whom the owner chose.

Apps compose these into their own named permissions:
``add_rule("reflection.read_note", is_owner | is_shared_with(NOTE))``.
"""

from typing import Any

import rules

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.trust.models import SharingGrant

# Whoever holds one of these never opens a colleague's own words, not even when they are shared:
# a boss who asks to be let in must not have to be refused by courage.
NEVER_READS = frozenset(
    {Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.TEAM_LEAD, Role.HR, Role.BOARD, Role.PRIVACY_OFFICER}
)


@rules.predicate
def is_owner(person: Member | None, thing: Any) -> bool:
    return person is not None and thing is not None and thing.owner_id == person.pk


@rules.predicate
def may_receive(person: Member | None) -> bool:
    """Whether something personal may be shared with this member. ``held`` must be filled (people.queries)."""
    return person is not None and not person.has_left and not person.roles & NEVER_READS


def is_shared_with(kind: str) -> Any:
    """A predicate: the owner shares this item with the person now, and the person may receive it."""

    @rules.predicate(f"is_shared_with:{kind}")
    def shared(person: Member | None, thing: Any) -> bool:
        if person is None or thing is None or not may_receive(person):
            return False
        grants = SharingGrant.objects.running().filter(kind=kind, item_id=thing.pk)
        return grants.filter(owner_id=thing.owner_id, shared_with=person).exists()

    return shared


rules.add_rule("trust.stop_sharing", is_owner)
rules.add_rule("trust.receive", may_receive)
