"""Nonsense behind the question mark or in a form is told or ignored, never a fault."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.support import cast

from rugzak.apps.planning.models import Plan, Proposal
from rugzak.apps.planning.tests import factories
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support.models import Offer
from rugzak.apps.support.tests import factories as support
from rugzak.ground.accounts.models import Member


@pytest.fixture
def browser(browser_of, fenna: Member) -> Client:
    return browser_of(fenna)


@pytest.mark.parametrize(
    "asked",
    [
        {"regio": "ergens"}, {"programma": "0"}, {"week": "9999-W99"}, {"week": "2027-W00"}, {"weken": "999"},
        {"weken": "-1"}, {"toon": "²"}, {"voorstel": "geen"}, {"erbij": "1e9"},
    ],
    ids=str,
)  # fmt: skip
def test_an_address_with_nonsense_shows_the_usual(
    asked: dict[str, str], browser: Client, backpackers: Programme, coach: Appointment
) -> None:
    for name in ("board", "absence", "prices", "what_if", "calculator"):
        assert browser.get(reverse(f"planning:{name}"), asked).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {"place": "wie@waar"}, {"coach": "iemand", "day": "2027-03-10", "time": "10:00"}, {"day": "ooit"},
        {"place": "00000000-0000-0000-0000-000000000000@2027-03-10T10:00:00+01:00"}, {},
    ],
    ids=str,
)  # fmt: skip
def test_a_move_to_nowhere_is_refused_in_words(
    sent: dict[str, str], browser: Client, backpackers: Programme, coach: Appointment
) -> None:
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    plan = factories.planned(backpackers)
    row = factories.proposal(plan, ours)
    answer = browser.post(reverse("planning:move", args=[row.pk]), {"versie": plan.version, **sent})
    assert answer.status_code == 422
    assert Proposal.objects.get(pk=row.pk).start == row.start


@pytest.mark.parametrize(
    ("first", "last"),
    [("2027-03-12", "2027-03-10"), ("2020-01-01", "2020-01-02"), ("gisteren", ""), ("", "")],
)
def test_days_that_cannot_be_are_refused_and_change_nothing(
    first: str, last: str, browser: Client, backpackers: Programme, coach: Appointment
) -> None:
    plan = factories.planned(backpackers)
    sent = {"coach": str(coach.pk), "first_day": first, "last_day": last, "versie": str(plan.version)}
    assert browser.post(reverse("planning:absence"), sent).status_code == 422
    assert Plan.objects.get().version == plan.version


def test_pressing_confirm_twice_sends_once(
    browser: Client, backpackers: Programme, coach: Appointment
) -> None:
    ours = support.request(backpackers, team_id=cast.DUINROOS)
    plan = factories.planned(backpackers)
    browser.post(reverse("planning:agree_all", args=[plan.pk]), {"versie": plan.version})
    seen = Plan.objects.get().version
    for _tap in range(2):
        browser.post(reverse("planning:confirm", args=[plan.pk]), {"versie": seen})
    assert Offer.objects.filter(request=ours).count() == 1
