"""Hours week by week, over with a reason, and all coaches for who steers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Overrun
from rugzak.apps.agenda.refusals import HoursSpent
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.words import OverReason
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week, hours

Browser = Callable[..., Client]


def page(browser: Client, name: str, *args: Any, day: str = "2027-03-09") -> str:
    return browser.get(reverse(name, args=args), {"dag": day}).content.decode()


def test_a_full_week_opens_with_a_reason_and_that_week_only(coach: Appointment, samira: Member) -> None:
    visit(coach, at("2027-03-09 08:00"), length=hours(8))
    visit(coach, at("2027-03-16 08:00"), length=hours(8))
    services.explain_overrun(
        appointment_id=coach.pk, week=Week(2027, 10), reason=OverReason.URGENT, by=samira
    )
    visit(coach, at("2027-03-10 10:00"))
    with pytest.raises(HoursSpent):
        visit(coach, at("2027-03-17 10:00"))


def test_a_coach_sees_the_own_weeks_and_says_why(
    coach: Appointment, samira: Member, browser_of: Browser
) -> None:
    visit(coach, at("2027-03-09 10:00"), length=hours(3.5))
    browser = browser_of(samira)
    text = page(browser, "agenda:hours")
    assert all(words in text for words in ("week 10", "3:30 uur", "4:30 uur", "week 7", "week 14"))
    address = reverse("agenda:overrun", args=[coach.pk, 2027, 10])
    assert browser.post(address, {"reason": "zomaar"}).status_code == 422
    assert browser.post(address, {"reason": "group"}).status_code == 302
    assert Overrun.objects.get().reason == OverReason.GROUP
    assert "Een bijeenkomst past niet in minder uren" in page(browser, "agenda:hours")


@pytest.mark.parametrize(("year", "week"), [(2027, 54), (2027, 0), (1, 1), (9999, 52)])
def test_a_week_that_does_not_exist_is_not_found(
    coach: Appointment, samira: Member, browser_of: Browser, year: int, week: int
) -> None:
    answer = browser_of(samira).get(reverse("agenda:overrun", args=[coach.pk, year, week]))
    assert answer.status_code == 404


def test_who_steers_sees_hours_per_coach_and_region_and_no_colleague(
    coach: Appointment, fenna: Member, wietske: Member, browser_of: Browser
) -> None:
    programmes.coach(coach.programme, "yusuf")
    visit(coach, at("2027-03-09 10:00"), colleagues=[wietske], length=hours(3))
    text = page(browser_of(fenna), "agenda:coach_hours")
    assert all(words in text for words in ("Samira El Amrani", "Yusuf Kaya", "Kennemerland"))
    assert "16:00 uur" in text  # the region: two times eight
    assert "13:00 uur" in text
    assert all(words not in text for words in ("Wietske", "Hoekstra", "Egmonderhof", "Op de werkvloer"))


@pytest.mark.parametrize(("name", "who"), [("agenda:hours", "samira"), ("agenda:coach_hours", "fenna")])
def test_the_tables_cost_the_same_for_one_and_for_three(
    coach: Appointment,
    browser_of: Browser,
    django_assert_max_num_queries: Any,
    request: pytest.FixtureRequest,
    name: str,
    who: str,
) -> None:
    browser, counts = browser_of(request.getfixturevalue(who)), []
    for hour in (8, 10, 12):
        visit(coach, at(f"2027-03-09 {hour:02d}:00"), length=hours(1))
        with django_assert_max_num_queries(12) as captured:
            assert page(browser, name)
        counts.append(len(captured))
    assert len(set(counts)) == 1
