"""Who may plan: whoever runs the programme."""

import rules

from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role


@rules.predicate
def runs_the_programme(person: Member | None) -> bool:
    return person is not None and Role.PROGRAMME_MANAGER in person.roles


rules.add_rule("planning.plan", runs_the_programme)
