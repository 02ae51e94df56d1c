"""Plans as the tests want them."""

from typing import Any

from tests.support import cast

from rugzak.apps.people.queries import acting_member
from rugzak.apps.planning import bridge, services, tasks
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Scope, gather, plan_of, prices_of
from rugzak.apps.programmes.models import Programme
from rugzak.apps.support.models import SupportRequest
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week

WEEK = Week(2027, 10)


def fenna() -> Member:
    return acting_member(cast.IDS["fenna"])


def scope(programme: Programme, weeks: int = 2) -> Scope:
    return Scope(programme.pk, cast.KENNEMERLAND, WEEK, weeks)


def question(programme: Programme, weeks: int = 2) -> bridge.Question:
    return bridge.make_question(gather(fenna(), scope(programme, weeks)), prices_of(programme.pk))


def planned(programme: Programme, weeks: int = 2) -> Plan:
    """Fenna presses, and the worker has done its work."""
    before = plan_of(fenna(), programme.pk, cast.KENNEMERLAND)
    plan = services.ask_for_plan(
        scope=scope(programme, weeks), seen=before.version if before else 0, by=fenna()
    )
    tasks.compute.now(plan_id=str(plan.pk))
    return Plan.objects.get(pk=plan.pk)


def proposal(plan: Plan, request: SupportRequest) -> Proposal:
    return Proposal.objects.get(plan=plan, request=request)


def rows(plan: Plan, **which: Any) -> list[Proposal]:
    return list(Proposal.objects.filter(plan=plan, **which))
