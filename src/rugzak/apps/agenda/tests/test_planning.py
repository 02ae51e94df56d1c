"""A coach plans by the own hand: moments that fit, more hours with a reason, and in a rhythm."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.support import cast

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Overrun, Relief, Visit
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import hours
from rugzak.ground.notices.models import Notice

Browser = Callable[..., Client]


def sent(coach: Appointment, **fields: Any) -> dict[str, Any]:
    return {
        "appointment": str(coach.pk),
        "whom": f"team:{cast.DUINROOS}",
        "location": str(cast.EGMONDERHOF),
        "setting": "floor",
        "length": "1:30",
        "day": "2027-03-09",
        "time": "10:00",
        "rhythm": "",
        "sleutel": str(new_id()),
        **fields,
    }


def text(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
def browser(coach: Appointment, samira: Member, browser_of: Browser) -> Client:
    return browser_of(samira)


def test_planned_for_a_team_its_lead_hears_of_it(coach: Appointment, browser: Client, ruben: Member) -> None:
    typed = sent(coach, relief="on")
    for _ in range(2):
        assert browser.post(reverse("agenda:plan"), typed).status_code == 302
    row = Visit.objects.get()
    assert (row.start, row.length, row.team_id) == (at("2027-03-09 10:00"), hours(1.5), cast.DUINROOS)
    assert row.pk == UUID(typed["sleutel"])
    assert Relief.objects.get().visit == row
    assert Notice.objects.filter(member=ruben, link__contains=str(row.pk)).count() == 1


def test_moments_that_fit_are_looked_up_before_anything_is_planned(
    coach: Appointment, browser: Client
) -> None:
    shown = text(browser.post(reverse("agenda:plan"), sent(coach, zoek="1", day="", time="")))
    assert shown.count('name="moment"') >= 3
    assert Visit.objects.count() == 0
    assert browser.post(reverse("agenda:plan"), sent(coach, moment="2027-03-10 07:00")).status_code == 302
    assert Visit.objects.get().start == at("2027-03-10 07:00")


def test_over_the_hours_asks_a_reason_and_keeps_what_was_typed(coach: Appointment, browser: Client) -> None:
    """Scenario 2, step 6: 7:40 is planned, 45 minutes more makes 8:25 of 8."""
    visit(coach, at("2027-03-10 08:00"), length=hours(7) + hours(2 / 3))
    typed = sent(coach, length="0:45", place="Kleine zaal")
    answer = browser.post(reverse("agenda:plan"), typed)
    assert answer.status_code == 422
    assert "Dat maakt 8:25 uur van 8 uur." in text(answer)
    assert "Kleine zaal" in text(answer)
    assert Visit.objects.count() == 1
    assert browser.post(reverse("agenda:plan"), typed | {"reason": "later-less"}).status_code == 302
    assert (Visit.objects.count(), Overrun.objects.get().reason) == (2, "later-less")


def test_a_reason_is_not_kept_when_the_plan_fails(coach: Appointment, browser: Client) -> None:
    visit(coach, at("2027-03-09 10:00"))
    assert browser.post(reverse("agenda:plan"), sent(coach, reason="urgent")).status_code == 422
    assert Overrun.objects.count() == 0


def test_in_a_rhythm_and_days_that_do_not_fit_are_skipped_on_purpose(
    coach: Appointment, browser: Client
) -> None:
    visit(coach, at("2027-03-16 10:00"))
    typed = sent(coach, rhythm="week", last_day="2027-03-30")
    answer = browser.post(reverse("agenda:plan"), typed)
    assert answer.status_code == 422
    assert "Op deze dagen past het niet: di 16 maart." in text(answer)
    assert 'value="2027-03-16"' in text(answer)
    assert browser.post(reverse("agenda:plan"), typed | {"skipped": "2027-03-16"}).status_code == 302
    assert Visit.objects.filter(series__isnull=False).count() == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"location": "", "place": ""},
        {"rhythm": "week", "last_day": ""},
        {"rhythm": "week", "last_day": "2027-03-01"},
        {"whom": "team:geen-id"},
        {"whom": f"collega:{cast.IDS['wietske']}"},  # nobody this coach has met
        {"location": str(cast.BUREAU)},
        {"appointment": str(new_id())},
        {"length": "heel lang"},
        {"day": "2027-02-30"},
        {"reason": "zomaar"},
        {"skipped": "gisteren", "rhythm": "week", "last_day": "later"},
    ],
)
def test_what_makes_no_sense_is_said_and_planned_nowhere(
    coach: Appointment, browser: Client, wrong: dict[str, str]
) -> None:
    assert browser.post(reverse("agenda:plan"), sent(coach, **wrong)).status_code == 422
    assert Visit.objects.count() == 0


def test_the_same_again_with_somebody_met_before(
    coach: Appointment, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    earlier = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    with time_machine.travel(at("2027-03-09 13:00"), tick=False):
        services.mark_done(visit=earlier, by=samira)
        browser = browser_of(samira)
        page = text(browser.get(f"{reverse('agenda:plan')}?van={earlier.pk}"))
        assert "Wietske Hoekstra" in page
        typed = sent(coach, whom=f"collega:{wietske.pk}", day="2027-03-11")
        assert browser.post(reverse("agenda:plan"), typed).status_code == 302
    planned = Visit.objects.exclude(pk=earlier.pk).get()
    assert {one.member_id for one in planned.occupations.all()} == {samira.pk, wietske.pk}
    assert Notice.objects.filter(member=wietske, link__contains=str(planned.pk)).count() == 1


def test_who_coaches_nowhere_plans_nothing(samira: Member, wietske: Member, browser_of: Browser) -> None:
    assert "Je bent nu nergens coach." in text(browser_of(samira).get(reverse("agenda:plan")))
    assert browser_of(wietske).get(reverse("agenda:plan")).status_code == 403


def test_how_to_be_reached_is_chosen_by_oneself(
    coach: Appointment, samira: Member, wietske: Member, browser_of: Browser
) -> None:
    Member.objects.filter(pk=wietske.pk).update(phone="06 12 34 56 78")
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    page = reverse("agenda:visit", args=[row.pk])
    assert "tel:0612345678" in text(browser_of(samira).get(page))
    assert browser_of(wietske).post(reverse("agenda:reaching"), {"by": "duif"}).status_code == 422
    browser_of(wietske).post(reverse("agenda:reaching"), {"by": "app"})
    assert "0612345678" not in text(browser_of(samira).get(page))
