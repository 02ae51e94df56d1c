"""Between two rounds: somebody went home, somebody came in late. What was held stays as it was."""

from collections.abc import Iterable
from dataclasses import replace

from rugzak.engines.rotation.asked import Rotation
from rugzak.engines.rotation.planned import Plan


def asked_again(
    asked: Rotation, plan: Plan, *, held: int, absent: Iterable[int], late_roles: Iterable[str]
) -> Rotation:
    """The question for the rounds after the first ``held`` ones of ``plan``.

    ``absent`` are all who are not there now: somebody who came back is simply left out of it. There is one
    late joiner for each of ``late_roles``, with the next free numbers; without roles give empty words.
    """
    late = tuple(late_roles)
    return replace(
        asked,
        people=asked.people + len(late),
        roles=asked.roles and (*asked.roles, *late),
        done=plan.rounds[:held],
        planned=plan.rounds[held:],
        absent=frozenset(absent),
    )
