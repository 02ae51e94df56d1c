"""Two coaches more: the same weeks planned twice, and the real plan untouched."""

from django.test import Client
from django.urls import reverse
from tests.support import cast

from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.queries import gather, prices_of
from rugzak.apps.planning.tests import factories
from rugzak.apps.planning.what_if import trials
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support.tests import factories as support
from rugzak.ground.accounts.models import Member


def test_more_coaches_place_more_and_the_plan_stays(
    browser_of, backpackers: Programme, coach: Appointment, fenna: Member
) -> None:
    for _number in range(3):
        support.request(backpackers, team_id=cast.DUINROOS, weekdays=[1], dayparts=["morning"], by="wietske")
        support.request(backpackers, team_id=cast.HELMGRAS, weekdays=[1], dayparts=["morning"], by="yusuf")
    plan = factories.planned(backpackers, weeks=1)
    stood = list(Proposal.objects.order_by("pk").values())
    found = trials(gather(fenna, factories.scope(backpackers, weeks=1)), prices_of(backpackers.pk), 2)
    assert found is not None
    now, then = found
    assert (now.coaches, then.coaches) == (1, 3)
    assert then.placed > now.placed
    assert now.placed + now.left_out == then.placed + then.left_out == 6
    browser: Client = browser_of(fenna)
    page = browser.get(reverse("planning:what_if"), {"erbij": "2"}).content.decode()
    assert "Het echte plan verandert niet." in page
    assert list(Proposal.objects.order_by("pk").values()) == stood
    assert Plan.objects.get().version == plan.version
