"""When coaching suits: used to offer moments, a friendly word when one goes outside it, never a refusal."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rugzak.apps.agenda import services
from rugzak.apps.agenda.halves import Times, half_at, halves_of
from rugzak.apps.agenda.models import Availability, Away
from rugzak.apps.agenda.queries import free_moments, outside_availability, times_of
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.words import HALVES_PER_WEEK, Half
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.weeks import hours

Browser = Callable[..., Client]
TUESDAY_AFTERNOON = 1 * 3 + Half.AFTERNOON


def wall(words: str) -> datetime:
    return datetime.fromisoformat(words)


@pytest.mark.parametrize(
    ("at_time", "half"),
    [("00:00", 0), ("12:29", 0), ("12:30", 1), ("17:29", 1), ("17:30", 2), ("23:59", 2)],
)
def test_a_half_begins_where_the_former_ends(at_time: str, half: int) -> None:
    assert half_at(wall(f"2027-03-09 {at_time}").time()) == half


def test_a_span_touches_each_half_it_is_in() -> None:
    tuesday = date(2027, 3, 9)
    touched = [
        list(halves_of(wall("2027-03-09 10:00"), wall(f"2027-03-09 {end}"))) for end in ("12:30", "13:00")
    ]
    assert touched == [[(tuesday, 3)], [(tuesday, 3), (tuesday, 4)]]
    night = list(halves_of(wall("2027-03-09 23:00"), wall("2027-03-10 01:00")))
    assert night == [(tuesday, 5), (date(2027, 3, 10), 6)]


def test_who_said_nothing_has_no_bounds() -> None:
    assert Times().suits(wall("2027-03-09 03:00"), wall("2027-03-09 05:00"))
    assert not Times(frozenset()).suits(wall("2027-03-09 10:00"), wall("2027-03-09 11:00"))


def test_moments_are_offered_on_half_days_that_suit(coach: Appointment, samira: Member) -> None:
    services.choose_halves(member=samira, halves={TUESDAY_AFTERNOON})
    assert free_moments([samira.pk], length=hours(2), after=at("2027-03-08 09:00")) == [
        at("2027-03-09 12:30"),
        at("2027-03-09 13:00"),
        at("2027-03-09 13:30"),
    ]
    services.add_away(member=samira, first_day=date(2027, 3, 9), last_day=date(2027, 3, 12))
    found = free_moments([samira.pk], length=hours(2), after=at("2027-03-08 09:00"))
    assert found[0] == at("2027-03-16 12:30")


def test_outside_it_is_a_friendly_word_and_no_refusal(coach: Appointment, samira: Member) -> None:
    services.choose_halves(member=samira, halves={TUESDAY_AFTERNOON})
    row = visit(coach, at("2027-03-10 10:00"))
    assert outside_availability(samira, row.start, row.end) == (
        "Dit valt buiten de vaste tijden van Samira. Het mag wel."
    )
    assert outside_availability(samira, at("2027-03-09 13:00"), at("2027-03-09 15:00")) == ""


def test_the_word_is_for_the_coach_alone(
    coach: Appointment, samira: Member, wietske: Member, fenna: Member, browser_of: Browser
) -> None:
    services.choose_halves(member=samira, halves={TUESDAY_AFTERNOON})
    row = visit(coach, at("2027-03-10 10:00"), colleagues=[wietske])
    seen = [
        "buiten de vaste tijden" in browser_of(one).get(f"/agenda/bezoek/{row.pk}/").content.decode()
        for one in (samira, wietske, fenna)
    ]
    assert seen == [True, False, False]


def test_the_page_keeps_half_days_and_the_way_of_travel(
    coach: Appointment, samira: Member, browser_of: Browser
) -> None:
    browser, page = browser_of(samira), reverse("agenda:availability")
    assert browser.get(page).content.decode().count("checked") >= HALVES_PER_WEEK
    sent = {"travels_by": "bike", "day_0": ["0", "1"], "day_4": ["2"]}
    assert browser.post(page, sent).status_code == 302
    assert times_of([samira.pk])[samira.pk].halves == {0, 1, 14}
    assert Appointment.objects.get().travels_by == "bike"
    every = {"travels_by": "car"} | {f"day_{day}": ["0", "1", "2"] for day in range(7)}
    browser.post(page, every)
    assert Availability.objects.count() == 0


@pytest.mark.parametrize("sent", [{}, {"travels_by": "boot"}, {"travels_by": "car", "day_0": ["9"]}])
def test_what_cannot_be_is_said_and_nothing_is_kept(
    coach: Appointment, samira: Member, browser_of: Browser, sent: dict[str, Any]
) -> None:
    assert browser_of(samira).post(reverse("agenda:availability"), sent).status_code == 422
    assert Availability.objects.count() == 0


def test_days_away_without_a_reason(coach: Appointment, samira: Member, browser_of: Browser) -> None:
    browser = browser_of(samira)
    browser.post(reverse("agenda:add_away"), {"first_day": "2027-03-15", "last_day": "2027-03-19"})
    browser.post(reverse("agenda:add_away"), {"first_day": "2027-03-15", "last_day": "2027-03-19"})
    browser.post(reverse("agenda:add_away"), {"first_day": "2027-03-22"})
    rows = list(Away.objects.order_by("first_day").values_list("first_day", "last_day"))
    assert rows == [(date(2027, 3, 15), date(2027, 3, 19)), (date(2027, 3, 22), date(2027, 3, 22))]
    assert "ma 15 maart – vr 19 maart" in browser.get(reverse("agenda:availability")).content.decode()
    browser.post(reverse("agenda:remove_away", args=[Away.objects.order_by("first_day")[0].pk]))
    assert Away.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [("2027-03-15", "2027-03-14"), ("2027-03-01", "2027-03-02"), ("2027-04-01", "2029-01-01")],
)
def test_odd_days_away_are_refused(
    coach: Appointment, samira: Member, browser_of: Browser, first: str, last: str
) -> None:
    answer = browser_of(samira).post(reverse("agenda:add_away"), {"first_day": first, "last_day": last})
    assert answer.status_code == 422
    with pytest.raises(Refusal):
        services.add_away(
            member=samira, first_day=date.fromisoformat(first), last_day=date.fromisoformat(last)
        )


def test_somebody_elses_days_do_not_exist(samira: Member, yusuf: Member, browser_of: Browser) -> None:
    row = services.add_away(member=yusuf, first_day=date(2027, 3, 15), last_day=date(2027, 3, 15))
    assert browser_of(samira).post(reverse("agenda:remove_away", args=[row.pk])).status_code == 404


def test_the_page_costs_the_same_for_one_and_for_three(
    coach: Appointment, samira: Member, browser_of: Browser, django_assert_max_num_queries: Any
) -> None:
    browser, counts = browser_of(samira), []
    for day in (15, 16, 17):
        services.add_away(member=samira, first_day=date(2027, 3, day), last_day=date(2027, 3, day))
        with django_assert_max_num_queries(12) as captured:
            assert browser.get(reverse("agenda:availability")).status_code == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1
