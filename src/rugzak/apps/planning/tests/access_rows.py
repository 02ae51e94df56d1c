"""Who gets what at the addresses of planning: only who runs the programme."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from tests.support import cast
from tests.support.access import Row

from rugzak.apps.people.queries import acting_member
from rugzak.apps.planning import services
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import Scope, gather
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.support.tests import factories as support
from rugzak.apps.support.words import Haste
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.tenancy.context import as_system

FENNA = frozenset({"fenna"})
RUNS = frozenset({"fenna", "greet"})


def plan() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"plan_id": _plan().pk}


def running_plan() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        row = _plan()
        Plan.objects.filter(pk=row.pk).update(state="running", changed_at=timezone.now())
        return {"plan_id": row.pk}


def proposal() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"proposal_id": Proposal.objects.filter(plan=_plan())[0].pk}


def urgent() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        _plan()
        programme = Programme.objects.all()[0]
        return {"request_id": support.request(programme, haste=Haste.NOW).pk}


def _plan() -> Plan:
    """A plan as it is when nobody computed: one request that waits for a place."""
    programme = Programme.objects.first() or programmes.backpackers()
    if not Appointment.objects.exists():
        programmes.coach(programme)
    fenna = acting_member(cast.IDS["fenna"])
    scope = Scope(programme.pk, cast.KENNEMERLAND, Week.of(timezone.localdate()), 2)
    if not gather(fenna, scope).asks:
        support.request(programme, team_id=cast.DUINROOS)
    row = Plan.objects.first()
    if row is None:
        row = services.ask_for_plan(scope=scope, seen=0, by=fenna)
        services.fail(plan_id=row.pk, by=fenna)
        row.refresh_from_db()
    return row


def _region() -> dict[str, Any]:
    with as_system(cast.KUSTMEER):
        row = _plan()
        week = Week.of(timezone.localdate())
        return {
            "programma": str(row.programme_id),
            "regio": str(row.region_id),
            "week": f"{week.year}-W{week.number:02d}",
            "weken": "2",
        }


def _nobody() -> dict[str, str]:
    """Somebody of this region for one day."""
    with as_system(cast.KUSTMEER):
        plan = _plan()
        day = timezone.localdate() + timedelta(days=1)
        coach = Appointment.objects.all()[0]
        return {"coach": str(coach.pk), "first_day": day.isoformat(), "versie": str(plan.version)}


def _prices() -> dict[str, str]:
    return {
        "waiting_day": "10", "unserved": "100", "missed_preference": "30", "over_soft_minute": "1", "change": "60",
    }  # fmt: skip


ROWS = [
    Row("planning:board", RUNS, refusal=403),
    Row("planning:absence", RUNS, refusal=403, sends=_nobody),
    Row("planning:what_if", RUNS, refusal=403),
    Row("planning:calculator", RUNS, refusal=403),
    Row("planning:plan_now", RUNS, refusal=403, sends=_region),
    Row("planning:prices", RUNS, refusal=403, sends=_prices),
    Row("planning:progress", FENNA, running_plan),
    Row("planning:stop", FENNA, plan, sends=dict),
    Row("planning:agree_all", FENNA, plan, sends=dict),
    Row("planning:undo", FENNA, plan, sends=dict),
    Row("planning:confirm", FENNA, plan, sends=dict),
    Row("planning:proposal", FENNA, proposal, opens_with=302),
    Row("planning:soon", frozenset({"wietske"}), urgent),
    Row("planning:places", FENNA, proposal),
    Row("planning:why_not", FENNA, proposal),
    Row("planning:agree", FENNA, proposal, sends=dict),
    Row("planning:let_go", FENNA, proposal, sends=dict),
    Row("planning:pin", FENNA, proposal, sends=dict),
    Row("planning:move", FENNA, proposal, sends=dict),
]
