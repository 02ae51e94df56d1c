"""What a plan may not tell: what a personal request is about. Planning keeps no words of its own.

So the word stands in what is planned for, and a plan is made around it: with a proposal, with one that nobody
can serve, and with a visit whose coach is away. No page, place or list of planning may give it away.
"""

from datetime import timedelta

from django.utils import timezone
from tests.support import cast

from rugzak.apps.people.queries import acting_member
from rugzak.apps.planning import services, tasks
from rugzak.apps.planning.models import Plan
from rugzak.apps.planning.queries import Scope
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.support.tests import factories as support
from rugzak.ground.kernel.weeks import Week, local_moment

# Who asked, and the coach who may take it up. Who plans reads none of it.
READERS = frozenset({"wietske", "samira"})


def plant(word: str) -> None:
    """In three requests of one colleague, each in another place of the plan."""
    fenna = acting_member(cast.IDS["fenna"])
    programme = programmes.backpackers()
    coach = programmes.coach(programme)
    week = Week.of(timezone.localdate()) + 1
    visited = support.request(programme, words=f"Eerder ging het over {word}.")
    tuesday = local_moment(week.days[1]) + timedelta(hours=10)
    support.accepted(visited, coach, tuesday)
    support.request(programme, words=f"Het gaat over {word}.")
    support.request(programme, words=f"In de nacht gaat het over {word}.", dayparts=["night"])
    scope = Scope(programme.pk, cast.KENNEMERLAND, week, 2)
    plan = services.ask_for_plan(scope=scope, seen=0, by=fenna)
    tasks.compute.now(plan_id=str(plan.pk))
    services.coach_is_away(
        plan=plan, appointment=coach, first_day=week.days[1], last_day=week.days[1],
        seen=Plan.objects.get(pk=plan.pk).version, by=fenna,
    )  # fmt: skip
