"""Days away and somebody who stands in: asked for a visit, and nobody's name before everybody's yes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.support import cast

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.models import Away, Occupation, StandInOffer, Visit
from rugzak.apps.agenda.refusals import AlreadyTaken, NotPossibleNow
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.words import Part
from rugzak.apps.people.models import RoleGrant
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.weeks import Week, hours
from rugzak.ground.notices.models import Notice

Browser = Callable[..., Client]


@pytest.fixture
def hilde_stands_in(coach: Appointment) -> Appointment:
    """Hilde coaches beside Samira, and holds the role for it."""
    hilde = acting_member(cast.IDS["hilde"])
    RoleGrant.objects.create(member=hilde, role=Role.COACH, region_id=cast.KENNEMERLAND)
    return programmes.coach(coach.programme, "hilde")


@pytest.fixture
def stand_in(hilde_stands_in: Appointment) -> Member:
    return acting_member(hilde_stands_in.member_id)


def coach_of(row: Visit) -> Member:
    return Visit.objects.get(pk=row.pk).coach


def test_a_visit_to_a_team_goes_over_on_one_yes(
    coach: Appointment, samira: Member, stand_in: Member, hilde_stands_in: Appointment
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), team_id=cast.DUINROOS)
    for _ in range(2):
        offer = services.ask_stand_in(visit=row, to=hilde_stands_in, by=samira)
    assert StandInOffer.objects.count() == 1
    assert coach_of(row) == samira
    services.answer_as_stand_in(offer=offer, goes=True, by=stand_in)
    assert coach_of(row) == stand_in
    assert Occupation.objects.get(visit=row, part=Part.COACH).member == stand_in
    week = Week(2027, 10)
    assert queries.ledger_of(coach.pk, coach.released, week).planned == hours(0)
    assert queries.ledger_of(hilde_stands_in.pk, coach.released, week).planned == hours(2)


def test_of_a_visit_to_one_colleague_she_has_a_say(
    coach: Appointment, samira: Member, wietske: Member, stand_in: Member, hilde_stands_in: Appointment
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    offer = services.ask_stand_in(visit=row, to=hilde_stands_in, by=samira)
    told = set(Notice.objects.filter(link__startswith="/agenda/").values_list("member_id", flat=True))
    assert told == {stand_in.pk, wietske.pk}
    services.answer_as_stand_in(offer=offer, goes=True, by=stand_in)
    assert coach_of(row) == samira
    services.answer_as_colleague(offer=offer, welcome=True, by=wietske)
    assert coach_of(row) == stand_in


def test_her_no_ends_it(
    coach: Appointment, samira: Member, wietske: Member, stand_in: Member, hilde_stands_in: Appointment
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    offer = services.ask_stand_in(visit=row, to=hilde_stands_in, by=samira)
    services.answer_as_colleague(offer=offer, welcome=False, by=wietske)
    with pytest.raises(NotPossibleNow):
        services.answer_as_stand_in(offer=offer, goes=True, by=stand_in)
    assert coach_of(row) == samira
    services.ask_stand_in(visit=row, to=hilde_stands_in, by=samira)
    assert StandInOffer.objects.count() == 2


def test_who_is_elsewhere_cannot_stand_in(
    coach: Appointment, samira: Member, stand_in: Member, hilde_stands_in: Appointment
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), team_id=cast.DUINROOS)
    visit(hilde_stands_in, at("2027-03-09 11:00"))
    offer = services.ask_stand_in(visit=row, to=hilde_stands_in, by=samira)
    with pytest.raises(AlreadyTaken):
        services.answer_as_stand_in(offer=offer, goes=True, by=stand_in)
    assert coach_of(row) == samira


def test_one_stands_not_in_for_oneself(coach: Appointment, samira: Member) -> None:
    row = visit(coach, at("2027-03-09 10:00"))
    with pytest.raises(NotPossibleNow):
        services.ask_stand_in(visit=row, to=coach, by=samira)
    with pytest.raises(Refusal):
        services.add_away(
            member=samira, first_day=date(2027, 3, 9), last_day=date(2027, 3, 9), stand_in=samira
        )


def test_the_stand_in_reads_no_name_before_the_yes(
    coach: Appointment,
    samira: Member,
    wietske: Member,
    stand_in: Member,
    hilde_stands_in: Appointment,
    browser_of: Browser,
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske], place="kantoor van Wietske")
    offer = services.ask_stand_in(visit=row, to=hilde_stands_in, by=samira)
    page, list_page = reverse("agenda:visit", args=[row.pk]), reverse("agenda:stand_ins")
    browser = browser_of(stand_in)
    seen = browser.get(list_page).content.decode()
    assert "Egmonderhof" in seen
    assert "Wietske" not in seen
    assert "Op de werkvloer" not in seen
    assert browser.get(page).status_code == 404
    browser.post(reverse("agenda:answer_stand_in", args=[offer.pk]), {"antwoord": "ja"})
    assert browser.get(page).status_code == 404
    asked = browser_of(wietske).get(page).content.decode()
    assert "Samira kan dan niet. Mag Hilde de Wit komen?" in asked
    browser_of(wietske).post(reverse("agenda:answer_welcome", args=[offer.pk]), {"antwoord": "ja"})
    assert "Wietske Hoekstra" in browser.get(page).content.decode()
    assert browser_of(samira).get(page).status_code == 404


def test_days_away_with_a_stand_in_for_all_in_one_press(
    coach: Appointment, samira: Member, stand_in: Member, hilde_stands_in: Appointment, browser_of: Browser
) -> None:
    visit(coach, at("2027-03-09 10:00"), team_id=cast.DUINROOS)
    visit(coach, at("2027-03-10 10:00"), team_id=cast.DUINROOS)
    visit(coach, at("2027-03-12 10:00"), team_id=cast.DUINROOS)
    browser, leave = browser_of(samira), reverse("agenda:leave")
    sent = {"first_day": "2027-03-09", "last_day": "2027-03-10", "stand_in": str(stand_in.pk)}
    assert browser.post(leave, sent).status_code == 302
    away = Away.objects.get()
    assert queries.stand_in_of(samira.pk, date(2027, 3, 10)) == stand_in
    assert queries.stand_in_of(samira.pk, date(2027, 3, 11)) is None
    assert "Vraag Hilde voor alles" in browser.get(leave).content.decode()
    browser.post(reverse("agenda:ask_stand_ins", args=[away.pk]))
    assert queries.offers_to(stand_in).count() == 2
    assert browser.get(leave).content.decode().count("Hilde is gevraagd.") == 2
    offer = StandInOffer.objects.first()
    assert offer is not None
    browser.post(reverse("agenda:withdraw_stand_in", args=[offer.pk]), {"terug": leave})
    assert queries.offers_to(stand_in).count() == 1


def test_who_runs_the_programme_arranges_it_for_a_coach_and_reads_no_name(
    coach: Appointment,
    wietske: Member,
    fenna: Member,
    hilde_stands_in: Appointment,
    browser_of: Browser,
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    page = reverse("agenda:leave_of", args=[coach.member_id])
    browser = browser_of(fenna)
    assert browser.post(page, {"first_day": "2027-03-09", "last_day": ""}).status_code == 302
    seen = browser.get(page).content.decode()
    assert "Egmonderhof" in seen
    assert "Wietske" not in seen
    answer = browser.post(reverse("agenda:ask_stand_in", args=[row.pk]), {"wie": str(hilde_stands_in.pk)})
    assert answer.status_code == 302
    assert StandInOffer.objects.get().to == hilde_stands_in
    assert browser.get(reverse("agenda:leave_of", args=[wietske.pk])).status_code == 404


def test_the_lists_cost_the_same_for_one_and_for_three(
    coach: Appointment,
    samira: Member,
    stand_in: Member,
    hilde_stands_in: Appointment,
    browser_of: Browser,
    django_assert_max_num_queries: Any,
) -> None:
    services.add_away(member=samira, first_day=date(2027, 3, 9), last_day=date(2027, 3, 9), stand_in=stand_in)
    pages = ((browser_of(samira), "agenda:leave"), (browser_of(stand_in), "agenda:stand_ins"))
    counts = []
    for hour in (8, 10, 12):
        row = visit(coach, at(f"2027-03-09 {hour:02d}:00"), team_id=cast.DUINROOS, length=hours(1))
        services.ask_stand_in(visit=row, to=hilde_stands_in, by=samira)
        for browser, name in pages:
            with django_assert_max_num_queries(16) as captured:
                assert browser.get(reverse(name)).status_code == 200
            counts.append((name, len(captured)))
    assert len(set(counts)) == 2
