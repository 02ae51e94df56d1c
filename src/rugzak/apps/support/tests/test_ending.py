"""Who ends a request, who has the last word, and what the night does when nobody says anything."""

from datetime import date, timedelta

import pytest
import time_machine
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Visit
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.support import services
from rugzak.apps.support.models import Closing, Engagement, SupportRequest
from rugzak.apps.support.queries import expected_wait, figures_per_region, stuck_requests
from rugzak.apps.support.services.closing import CoachStopped, TooLongAgo
from rugzak.apps.support.services.nightly import (
    close_what_nobody_answered,
    look_after_requests,
    tell_of_late_answers,
    watch_room,
)
from rugzak.apps.support.tests import factories
from rugzak.apps.support.tests.conftest import MONDAY
from rugzak.apps.support.words import Helped, RequestState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.models import Happening
from rugzak.ground.notices.models import Notice

TODAY = MONDAY.date()


@pytest.fixture
def visited(backpackers, coach) -> SupportRequest:
    row = factories.request(backpackers)
    factories.accepted(row, coach, at("2027-03-08 10:00"))
    with time_machine.travel(at("2027-03-08 12:00"), tick=False):
        agenda.mark_done(visit=Visit.objects.get(), by=coach.member)
    return row


def fresh() -> SupportRequest:
    return SupportRequest.objects.get(asker=cast.IDS["wietske"])


def later(days: int) -> time_machine.travel:
    return time_machine.travel(MONDAY + timedelta(days=days), tick=False)


def numbers() -> list[int]:
    rows = Happening.objects.filter(kind__endswith="PromisesPassed").order_by("at", "pk")
    return [row.facts["number"] for row in rows]


def test_rounding_off_waits_for_the_asker(visited, samira: Member, wietske: Member) -> None:
    for _press in range(2):
        services.round_off(request=visited, by=samira)
    assert fresh().state == RequestState.ACTIVE
    assert str(Engagement.objects.get().closes_on) == "2027-03-22"
    services.close_request(request=visited, helped=Helped.YES, words="", by=wietske)
    assert fresh().state == RequestState.CLOSED


def test_not_yet_done_keeps_it_open(visited, samira: Member, wietske: Member) -> None:
    services.round_off(request=visited, by=samira)
    services.keep_open(request=visited, by=wietske)
    close_what_nobody_answered(MONDAY + timedelta(days=60))
    assert fresh().state == RequestState.ACTIVE


def test_silence_for_fourteen_days_closes_without_a_verdict(visited, samira: Member) -> None:
    services.round_off(request=visited, by=samira)
    with later(14):
        close_what_nobody_answered(MONDAY + timedelta(days=14))
        assert fresh().state == RequestState.ACTIVE
    with later(15):
        for _night in range(2):
            close_what_nobody_answered(MONDAY + timedelta(days=15))
    assert (fresh().state, Closing.objects.count()) == (RequestState.CLOSED, 0)
    assert Happening.objects.filter(kind__endswith="ClosedByItself").count() == 1


def test_another_moment_after_rounding_off_means_it_is_not_done(visited, coach, samira: Member) -> None:
    services.round_off(request=visited, by=samira)
    moment = services.Moment(start=at("2027-03-12 10:00"), length=timedelta(hours=1))
    services.plan_moment(request=visited, moment=moment, by=samira)
    assert (fresh().state, Engagement.objects.get().rounded_off_at) == ("active", None)


def test_reopening_erases_what_was_said_and_goes_on(visited, wietske: Member) -> None:
    services.close_request(request=visited, helped=Helped.NO, words="Nog niet.", by=wietske)
    for _press in range(2):
        services.reopen_request(request=visited, by=wietske)
    assert (fresh().state, fresh().closed_at, Closing.objects.count()) == ("active", None, 0)
    services.close_request(request=visited, helped=Helped.YES, words="", by=wietske)
    assert Closing.objects.get().helped == Helped.YES


def test_after_thirty_days_it_stays_closed(visited, wietske: Member) -> None:
    services.close_request(request=visited, helped=Helped.NO, words="", by=wietske)
    with later(31), pytest.raises(TooLongAgo):
        services.reopen_request(request=visited, by=wietske)


def test_without_the_coach_it_stays_closed(visited, wietske: Member) -> None:
    services.close_request(request=visited, helped=Helped.NO, words="", by=wietske)
    Appointment.objects.update(ends_on=TODAY)
    with later(2), pytest.raises(CoachStopped):
        services.reopen_request(request=visited, by=wietske)


def test_no_room_within_the_promise_waits_and_room_opens_it_again(backpackers, coach) -> None:
    factories.request(backpackers)
    factories.accepted(factories.request(backpackers, by="yusuf"), coach, at("2027-03-09 13:00"))
    watch_room(TODAY)
    assert fresh().state == RequestState.OPEN
    Appointment.objects.update(released_minutes_per_week=30)
    for _night in range(2):
        watch_room(TODAY)
    assert fresh().state == RequestState.WAITING
    assert Happening.objects.filter(kind__endswith="RequestWaits").count() == 1
    Appointment.objects.update(released_minutes_per_week=480)
    watch_room(TODAY)
    assert fresh().state == RequestState.OPEN


def test_the_expected_wait_is_a_median_of_teams_or_silence(backpackers, coach) -> None:
    place = {"programme_id": backpackers.pk, "region_id": cast.KENNEMERLAND}
    for days in range(1, 10):
        row = factories.request(backpackers, team_id=cast.DUINROOS)
        answered = {
            "sent_at": MONDAY - timedelta(days=20),
            "first_answered_at": MONDAY - timedelta(days=20 - days),
        }
        SupportRequest.objects.filter(pk=row.pk).update(**answered)
    for _personal in range(5):
        factories.request(backpackers)
    assert (expected_wait(**place).days, expected_wait(**place).n) == (None, 9)
    row = factories.request(backpackers, team_id=cast.DUINROOS)
    SupportRequest.objects.filter(pk=row.pk).update(sent_at=MONDAY - timedelta(days=20))
    # One to nine days and one that waits for twenty: between five and six.
    assert (expected_wait(**place).days, expected_wait(**place).n) == (6, 10)


def test_a_promise_that_ran_out_is_told_once_and_as_a_number_of_teams(
    backpackers, coach, fenna: Member, wietske: Member
) -> None:
    rows = [
        factories.request(backpackers, words="kanarie"),
        factories.request(backpackers, team_id=cast.DUINROOS),
    ]
    due = rows[0].promised_on
    for days in range(-1, 4):
        tell_of_late_answers(due + timedelta(days=days))
    assert numbers() == [1]
    happening = Happening.objects.get(kind__endswith="PromisesPassed")
    assert set(happening.facts) <= {"day", "number", "by_id"}
    links = set(Notice.objects.filter(member_id=fenna.pk).values_list("link", flat=True))
    assert links == {"/hulp/programma/"}


def test_a_late_answer_to_one_colleague_is_told_to_coaches_only(
    backpackers, coach, fenna: Member, samira: Member
) -> None:
    row = factories.request(backpackers)
    Notice.objects.all().delete()
    for days in range(-1, 4):
        tell_of_late_answers(row.promised_on + timedelta(days=days))
    told = Notice.objects.values_list("member_id", "link")
    assert (list(told), numbers()) == ([(samira.pk, f"/hulp/{row.pk}/")], [])


def test_what_came_back_has_a_new_promise(backpackers, coach, samira: Member) -> None:
    row = factories.request(backpackers)
    factories.accepted(row, coach, at("2027-03-09 13:00"))
    with later(1):
        services.pass_on(request=row, to=None, by=samira)
    assert (str(fresh().promised_on), str(fresh().due_on)) == ("2027-03-15", "2027-03-16")


def test_figures_and_what_is_stuck_are_of_teams_only(backpackers, coach) -> None:
    for team_id in (None, cast.DUINROOS):
        factories.request(backpackers, team_id=team_id)
    with later(30):
        today = TODAY + timedelta(days=30)
        (one,) = figures_per_region(today, since=TODAY)
        assert (one.name, one.running, one.waiting, one.late, one.asked, one.kept) == (
            "Kennemerland",
            1,
            1,
            1,
            1,
            0,
        )
        assert [row.team_id for row in stuck_requests(today)] == [cast.DUINROOS]


def test_the_whole_night_twice_does_no_harm(visited, samira: Member) -> None:
    services.round_off(request=visited, by=samira)
    with later(20):
        for _night in range(2):
            look_after_requests(date(2027, 3, 28))
    assert fresh().state == RequestState.CLOSED
