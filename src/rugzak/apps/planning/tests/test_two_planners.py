"""Two planners on the same region: the second sees it, and nothing is lost or doubled."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.support import cast

from rugzak.apps.people.queries import acting_member
from rugzak.apps.planning import services
from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.refusals import Changed, SomebodyPlans
from rugzak.apps.planning.tests import factories
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.support.models import Offer
from rugzak.apps.support.tests import factories as support
from rugzak.ground.tenancy.context import as_system, inside


def test_while_one_computes_the_other_is_told_and_no_second_job_starts(
    backpackers: Programme, coach: Appointment
) -> None:
    plan = services.ask_for_plan(scope=factories.scope(backpackers), seen=0, by=factories.fenna())
    with pytest.raises(SomebodyPlans) as refusal:
        services.ask_for_plan(scope=factories.scope(backpackers), seen=plan.version, by=factories.fenna())
    assert "Fenna laat deze regio nu plannen." in str(refusal.value)


@pytest.mark.concurrent
def test_two_who_confirm_at_once_send_everything_once(committed_database: str) -> None:
    with as_system(cast.KUSTMEER):
        programme = programmes.backpackers()
        programmes.coach(programme)
        request = support.request(programme, team_id=cast.DUINROOS)
        plan = factories.planned(programme)
        services.agree_all(plan=plan, seen=plan.version, by=factories.fenna())
        seen = Plan.objects.get().version
    gate = threading.Barrier(2)

    def confirms(_number: int) -> str:
        try:
            gate.wait(60)
            with inside(cast.KUSTMEER, actor_id=cast.IDS["fenna"]):
                return str(services.confirm(plan=plan, seen=seen, by=acting_member(cast.IDS["fenna"])).sent)
        except Changed:
            return "changed"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(confirms, range(2)))
    assert answers == ["1", "changed"]
    with as_system(cast.KUSTMEER):
        assert Offer.objects.filter(request=request).count() == 1
        assert Proposal.objects.get().state == "sent"
