"""Who may do what with programmes."""

from typing import Any

import rules

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role

STEERING_ROLES = (Role.PROGRAMME_MANAGER, Role.ADMINISTRATOR)


@rules.predicate
def steers(person: Member | None, _thing: Any = None) -> bool:
    return person is not None and bool(person.roles.intersection(STEERING_ROLES))


@rules.predicate
def runs_programmes(person: Member | None, _thing: Any = None) -> bool:
    return person is not None and Role.PROGRAMME_MANAGER in person.roles


rules.add_rule("programmes.start", steers)
rules.add_rule("programmes.give_coach", runs_programmes)
rules.add_rule("programmes.switch", steers)
rules.add_rule("programmes.change", steers)
rules.add_rule("programmes.appoint", steers)
rules.add_rule("programmes.change_appointment", steers)
rules.add_rule("programmes.end_appointment", steers)
