"""Who covers the group meanwhile: asked with a visit, answered by who leads the team."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.support import cast

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Relief
from rugzak.apps.agenda.refusals import NotPossibleNow
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.words import ReliefState
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.weeks import hours
from rugzak.ground.notices.models import Notice

Browser = Callable[..., Client]


def told() -> set[object]:
    rows = Notice.objects.filter(link__startswith="/agenda/")
    return set(rows.values_list("member_id", flat=True))


def test_the_lead_hears_of_it_and_the_two_read_the_answer(
    coach: Appointment, samira: Member, wietske: Member, ruben: Member
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske], team_id=cast.DUINROOS)
    for _ in range(2):
        relief = services.ask_relief(visit=row, team_id=cast.DUINROOS, by=samira)
    assert told() == {ruben.pk}
    services.answer_relief(relief=relief, arranged=True, covered_by=" Yusuf  Kaya ", by=ruben)
    answered = Relief.objects.get()
    assert (answered.state, answered.covered_by, answered.answered_by) == (
        ReliefState.ARRANGED,
        "Yusuf Kaya",
        ruben,
    )
    assert told() == {ruben.pk, samira.pk, wietske.pk}


def test_arranged_says_by_whom_and_not_possible_needs_no_words(
    coach: Appointment, samira: Member, ruben: Member
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), team_id=cast.DUINROOS)
    relief = services.ask_relief(visit=row, team_id=cast.DUINROOS, by=samira)
    with pytest.raises(Refusal):
        services.answer_relief(relief=relief, arranged=True, by=ruben)
    services.answer_relief(relief=relief, arranged=False, covered_by="ik niet", by=ruben)
    assert (Relief.objects.get().state, Relief.objects.get().covered_by) == (ReliefState.NOT_POSSIBLE, "")


def test_another_time_is_asked_again(coach: Appointment, samira: Member, ruben: Member) -> None:
    row = visit(coach, at("2027-03-09 10:00"), team_id=cast.DUINROOS)
    relief = services.ask_relief(visit=row, team_id=cast.DUINROOS, by=samira)
    services.answer_relief(relief=relief, arranged=True, covered_by="Yusuf", by=ruben)
    services.move_visit(visit=row, start=at("2027-03-10 10:00"), by=samira)
    fresh = Relief.objects.get()
    assert (fresh.state, fresh.covered_by, fresh.answered_by) == (ReliefState.ASKED, "", None)


def test_when_the_visit_is_off_the_lead_hears_that_too(
    coach: Appointment, samira: Member, ruben: Member
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), team_id=cast.DUINROOS)
    services.ask_relief(visit=row, team_id=cast.DUINROOS, by=samira)
    Notice.objects.all().delete()
    services.cancel_visit(visit=row, by=samira)
    assert ruben.pk in told()


def test_of_a_visit_that_is_off_nothing_is_asked(coach: Appointment, samira: Member) -> None:
    row = services.cancel_visit(visit=visit(coach, at("2027-03-09 10:00")), by=samira)
    with pytest.raises(NotPossibleNow):
        services.ask_relief(visit=row, team_id=cast.DUINROOS, by=samira)


def test_of_a_visit_to_one_colleague_only_she_lets_the_lead_know(
    coach: Appointment, samira: Member, wietske: Member, ruben: Member, browser_of: Browser
) -> None:
    """Without her yes the lead reads time, place and team; no name, and not who comes."""
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske], place="kantoor van Wietske")
    ask = reverse("agenda:ask_relief", args=[row.pk])
    sent = {"team": str(cast.DUINROOS)}
    assert browser_of(samira).post(ask, sent).status_code == 404
    assert browser_of(wietske).post(ask, sent).status_code == 302
    seen = browser_of(ruben).get(reverse("agenda:reliefs")).content.decode()
    assert "Duinroos" in seen
    assert "Egmonderhof" in seen
    assert "Wietske" not in seen
    assert "Samira" not in seen
    Relief.objects.update(with_name=True)
    assert "Wietske Hoekstra" in browser_of(ruben).get(reverse("agenda:reliefs")).content.decode()


def test_asked_answered_and_seen_on_the_pages(
    coach: Appointment, wietske: Member, samira: Member, ruben: Member, hilde: Member, browser_of: Browser
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske], team_id=cast.DUINROOS)
    page = reverse("agenda:visit", args=[row.pk])
    assert "Vraag opvang" in browser_of(wietske).get(page).content.decode()
    browser_of(wietske).post(reverse("agenda:ask_relief", args=[row.pk]), {"team": str(cast.DUINROOS)})
    answer = reverse("agenda:answer_relief", args=[Relief.objects.get().pk])
    assert browser_of(hilde).post(answer, {"antwoord": "ja", "wie": "Yusuf"}).status_code == 403
    browser_of(ruben).post(answer, {"antwoord": "ja", "wie": "Yusuf"})
    for person in (wietske, samira):
        assert "Yusuf neemt de groep over." in browser_of(person).get(page).content.decode()
    browser_of(wietske).post(reverse("agenda:withdraw_relief", args=[row.pk]))
    assert Relief.objects.count() == 0


def test_the_list_costs_the_same_for_one_and_for_three(
    coach: Appointment, samira: Member, ruben: Member, browser_of: Browser, django_assert_max_num_queries: Any
) -> None:
    browser, counts = browser_of(ruben), []
    for hour in (8, 10, 12):
        row = visit(coach, at(f"2027-03-09 {hour:02d}:00"), team_id=cast.DUINROOS, length=hours(1))
        services.ask_relief(visit=row, team_id=cast.DUINROOS, by=samira)
        with django_assert_max_num_queries(12) as captured:
            assert browser.get(reverse("agenda:reliefs")).status_code == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1
