"""The times a team has given: what we offer falls within them, and outside is a choice on purpose."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.support import cast

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.models import TeamWindow, Visit
from rugzak.apps.agenda.services.booking import span as during
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.agenda.windows import Window, covers
from rugzak.apps.agenda.words import WindowKind
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import hours

Browser = Callable[..., Client]
WEEKDAYS = (0, 1, 2, 3, 4)


def window(ruben: Member, starts: int = 13, ends: int = 17) -> TeamWindow:
    return services.add_window(
        team_id=cast.DUINROOS,
        kind=WindowKind.SHIFT,
        weekdays=WEEKDAYS,
        starts=time(starts),
        ends=time(ends),
        by=ruben,
        key=new_id(),
    )


def span(words: str) -> tuple[datetime, datetime]:
    """``span("09 10:00 12:00")`` on the ninth of March, a Tuesday."""
    day, start, end = words.split()
    first = datetime.fromisoformat(f"2027-03-{day} {start}")
    return first, datetime.fromisoformat(f"2027-03-{day} {end}")


DAY_SHIFT = Window(frozenset(WEEKDAYS), time(7), time(15))
LATE_SHIFT = Window(frozenset(WEEKDAYS), time(15), time(23))
NIGHT = Window(frozenset(WEEKDAYS), time(22), time(7))


@pytest.mark.parametrize(
    ("windows", "when", "falls_within"),
    [
        ([], "09 03:00 04:00", True),
        ([DAY_SHIFT], "09 07:00 15:00", True),
        ([DAY_SHIFT], "09 06:59 08:00", False),
        ([DAY_SHIFT], "09 14:00 16:00", False),
        ([LATE_SHIFT, DAY_SHIFT], "09 14:00 16:00", True),
        ([DAY_SHIFT], "13 10:00 11:00", False),  # a Saturday
        ([NIGHT], "09 05:00 06:30", True),
        ([NIGHT], "08 05:00 06:30", False),  # the night before Monday is a Sunday's
        ([NIGHT], "13 05:00 06:30", True),  # the night after Friday
    ],
)
def test_covering(windows: list[Window], when: str, falls_within: bool) -> None:
    assert covers(windows, *span(when)) is falls_within


def test_we_offer_moments_within_the_times_of_the_team(
    coach: Appointment, wietske: Member, ruben: Member
) -> None:
    window(ruben)
    for fields in ({"team_id": cast.DUINROOS}, {}):  # for the team, and for one colleague who works in it
        row = Visit(appointment=coach, during=visit_span(), location_id=cast.EGMONDERHOF, **fields)
        found = queries.free_moments(
            [coach.member_id, wietske.pk], length=hours(1), after=at("2027-03-08 09:00"), visit=row, most=6
        )
        clocks = {timezone.localtime(one).hour for one in found}
        assert clocks <= {13, 14, 15, 16}
        assert len(found) == 6


def visit_span() -> Any:
    return during(at("2027-03-08 09:00"), hours(1))


def test_moving_outside_of_them_is_asked_and_then_done(
    coach: Appointment, samira: Member, ruben: Member, browser_of: Browser
) -> None:
    row = visit(coach, at("2027-03-09 14:00"), team_id=cast.DUINROOS)
    window(ruben)
    browser, address = browser_of(samira), reverse("agenda:move", args=[row.pk])
    sent = {"day": "2027-03-10", "time": "09:00"}
    answer = browser.post(address, sent)
    assert answer.status_code == 422
    assert (
        "Duinroos heeft andere tijden doorgegeven: ma, di, wo, do, vr 13:00 – 17:00"
        in answer.content.decode()
    )
    assert browser.post(address, sent | {"anyway": "on"}).status_code == 302
    assert Visit.objects.get().start == at("2027-03-10 09:00")


def test_of_one_colleague_no_team_is_named(coach: Appointment, wietske: Member, ruben: Member) -> None:
    window(ruben)
    row = visit(coach, at("2027-03-09 14:00"), colleagues=[wietske])
    people = [coach.member_id, wietske.pk]
    words = queries.outside_windows(row, people, at("2027-03-09 08:00"), at("2027-03-09 09:00"))
    assert words
    assert "Duinroos" not in words
    assert queries.outside_windows(row, people, row.start, row.end) == ""


def test_the_lead_gives_times_and_everybody_sees_them(
    ruben: Member, wietske: Member, samira: Member, browser_of: Browser
) -> None:
    address, team = (
        reverse("agenda:team_windows", args=[cast.DUINROOS]),
        reverse("people:team", args=[cast.DUINROOS]),
    )
    sent = {
        "kind": "handover",
        "weekdays": ["0", "4"],
        "starts": "14:45",
        "ends": "15:15",
        "sleutel": str(new_id()),
    }
    assert "Wanneer past een coach?" not in browser_of(wietske).get(team).content.decode()
    lead = browser_of(ruben)
    assert lead.post(address, sent | {"ends": "14:45"}).status_code == 422
    for _ in range(2):
        assert lead.post(address, sent).status_code == 302
    assert TeamWindow.objects.count() == 1
    for person in (wietske, samira):
        assert "ma, vr 14:45 – 15:15" in browser_of(person).get(team).content.decode()
    lead.post(reverse("agenda:remove_window", args=[cast.DUINROOS, TeamWindow.objects.get().pk]))
    assert TeamWindow.objects.count() == 0


def test_a_lead_gives_no_times_for_another_team(ruben: Member, browser_of: Browser) -> None:
    address = reverse("agenda:team_windows", args=[cast.HELMGRAS])
    assert browser_of(ruben).get(address).status_code in (403, 404)
