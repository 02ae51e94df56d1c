"""Running late: later in one tap, the next ones follow as far as they must, and all of it goes back."""

from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Occupation, Relocation, Visit
from rugzak.apps.agenda.queries import ledger_of
from rugzak.apps.agenda.refusals import NextOnesStuck, NotPossibleNow, TooLate
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.people.models import Location
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import Week, hours
from rugzak.ground.notices.models import Notice

Browser = Callable[..., Client]
MORNING = at("2027-03-09 09:30")


def starts() -> list[datetime]:
    return list(Visit.objects.order_by("during").values_list("during__startswith", flat=True))


def told() -> set[object]:
    return set(Notice.objects.filter(link__contains="/bezoek/").values_list("member_id", flat=True))


def test_later_moves_the_visit_and_tells_the_other(
    coach: Appointment, samira: Member, wietske: Member
) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    with time_machine.travel(MORNING, tick=False):
        shifted = services.run_late(visit=booked, start=at("2027-03-09 10:20"), by=samira)
    assert [row.pk for row in shifted] == [booked.pk]
    moved = Visit.objects.get()
    assert (moved.start, moved.length, moved.revision) == (at("2027-03-09 10:20"), hours(2), 1)
    assert {row.during.lower for row in Occupation.objects.all()} == {at("2027-03-09 10:20")}
    assert told() == {wietske.pk}


def test_what_comes_after_follows_only_as_far_as_it_must(
    coach: Appointment,
    samira: Member,
    wietske: Member,
    yusuf: Member,
    egmonderhof: Location,
    heiloo: Location,
) -> None:
    """Ten minutes of room and a way of some minutes between them; the last one has time enough."""
    first = visit(coach, at("2027-03-09 10:00"), length=hours(1), colleagues=[wietske])
    visit(coach, at("2027-03-09 11:30"), length=hours(1), colleagues=[yusuf], location_id=heiloo.pk)
    visit(coach, at("2027-03-09 16:00"), length=hours(1))
    before = ledger_of(coach.pk, coach.released, Week(2027, 10))
    with time_machine.travel(MORNING, tick=False):
        shifted = services.run_late(visit=first, start=at("2027-03-09 10:30"), by=samira)
    assert len(shifted) == 2
    assert (starts()[0], starts()[2]) == (at("2027-03-09 10:30"), at("2027-03-09 16:00"))
    assert at("2027-03-09 11:40") < starts()[1] < at("2027-03-09 12:00")
    assert told() == {wietske.pk, yusuf.pk}
    assert ledger_of(coach.pk, coach.released, Week(2027, 10)) == before


def test_said_twice_it_happens_once(coach: Appointment, samira: Member, wietske: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    with time_machine.travel(MORNING, tick=False):
        for _ in range(2):
            services.run_late(visit=booked, start=at("2027-03-09 10:20"), by=samira)
    assert Visit.objects.get().revision == 1
    assert Notice.objects.filter(member=wietske).count() == 1


def test_one_press_takes_all_of_it_back(
    coach: Appointment, samira: Member, wietske: Member, yusuf: Member
) -> None:
    first = visit(coach, at("2027-03-09 10:00"), length=hours(1), colleagues=[wietske])
    visit(coach, at("2027-03-09 11:00"), length=hours(1), colleagues=[yusuf])
    with time_machine.travel(MORNING, tick=False):
        services.run_late(visit=first, start=at("2027-03-09 10:30"), by=samira)
        assert starts() == [at("2027-03-09 10:30"), at("2027-03-09 11:30")]
        services.undo_move(visit=first, by=samira)
    assert (starts(), Relocation.objects.count()) == ([at("2027-03-09 10:00"), at("2027-03-09 11:00")], 0)


def test_who_is_elsewhere_by_then_is_not_booked_twice(
    coach: Appointment, samira: Member, wietske: Member, another_coach: Appointment
) -> None:
    first = visit(coach, at("2027-03-09 10:00"), length=hours(1))
    visit(coach, at("2027-03-09 11:00"), length=hours(1), colleagues=[wietske])
    visit(another_coach, at("2027-03-09 12:00"), length=hours(1), colleagues=[wietske])
    with time_machine.travel(MORNING, tick=False), pytest.raises(NextOnesStuck):
        services.run_late(visit=first, start=at("2027-03-09 10:30"), by=samira)
    assert starts() == [at(f"2027-03-09 {hour}:00") for hour in (10, 11, 12)]


@pytest.mark.parametrize(
    ("now", "start", "refusal"),
    [
        ("2027-03-08 10:00", "2027-03-09 10:10", NotPossibleNow),  # not today
        ("2027-03-09 09:30", "2027-03-09 09:50", NotPossibleNow),  # earlier is no lateness
        ("2027-03-09 09:30", "2027-03-09 13:30", TooLate),
        ("2027-03-09 11:00", "2027-03-09 10:10", TooLate),  # that moment has passed
    ],
)
def test_later_has_limits(coach: Appointment, samira: Member, now: str, start: str, refusal: type) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    with time_machine.travel(at(now), tick=False), pytest.raises(refusal):
        services.run_late(visit=booked, start=at(start), by=samira)
    assert starts() == [at("2027-03-09 10:00")]


def test_a_visit_that_should_have_begun_can_still_be_later(coach: Appointment, samira: Member) -> None:
    booked = visit(coach, at("2027-03-09 10:00"))
    with time_machine.travel(at("2027-03-09 10:05"), tick=False):
        services.run_late(visit=booked, start=at("2027-03-09 10:15"), by=samira)
    assert starts() == [at("2027-03-09 10:15")]


def test_not_past_midnight(coach: Appointment, samira: Member) -> None:
    first = visit(coach, at("2027-03-09 20:30"), length=hours(1))
    visit(coach, at("2027-03-09 22:00"), length=hours(1.5))
    with time_machine.travel(at("2027-03-09 20:00"), tick=False), pytest.raises(TooLate):
        services.run_late(visit=first, start=at("2027-03-09 21:30"), by=samira)


def test_one_press_on_the_page(
    coach: Appointment, samira: Member, wietske: Member, fenna: Member, browser_of: Browser
) -> None:
    booked = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    address = reverse("agenda:late", args=[booked.pk])
    with time_machine.travel(MORNING, tick=False):
        sent = {"start": at("2027-03-09 10:10").isoformat(), "terug": "/"}
        assert [browser_of(one).post(address, sent).status_code for one in (wietske, fenna)] == [404, 404]
        answer = browser_of(samira).post(address, sent)
        assert (answer.status_code, answer.url) == (302, "/")
        for odd in ("", "straks", "2027-03-09T10:10", "2027-99-09T10:10+01:00"):
            assert browser_of(samira).post(address, {"start": odd}).status_code == 302
        away = browser_of(samira).post(address, sent | {"terug": "//elders.example/"})
        assert away.url == reverse("agenda:visit", args=[booked.pk])
    assert starts() == [at("2027-03-09 10:10")]
