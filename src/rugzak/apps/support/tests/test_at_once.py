"""Pressed twice is one, and a hundred hands on one moment book it once. Really committed, on many connections."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from tests.support import cast

from rugzak.apps.agenda import services as agenda
from rugzak.apps.agenda.models import Occupation, Visit
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.apps.support import services
from rugzak.apps.support.events import MomentsProposed, RequestClosed, RequestPlanned, RequestSent
from rugzak.apps.support.models import Closing, Engagement, Offer, OfferedMoment, SupportRequest
from rugzak.apps.support.services import moves, requests
from rugzak.apps.support.tests import factories
from rugzak.ground.accounts.words import Lane
from rugzak.ground.happenings.models import Happening
from rugzak.ground.happenings.services import kind_of
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.context import as_system

pytestmark = pytest.mark.concurrent


def all_at_once(times: int, deed: Callable[[int], Any], *, outside: bool = False) -> list[Any]:
    """Run ``deed`` on so many connections, started by one signal; a refusal counts as an answer.

    ``outside`` leaves the organisation to the deed, as for a browser.
    """
    gate = threading.Barrier(times)

    def run(number: int) -> Any:
        try:
            gate.wait(timeout=60)
            with nullcontext() if outside else as_system(cast.KUSTMEER):
                return deed(number)
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def seated(name: str) -> str:
    """A session of this person, for as many browsers as want it."""
    session = Client().session
    session.update(cast.seat_of(acting_member(cast.IDS[name]), Lane.FULL))
    session.save()
    return str(session.session_key)


def a_hundred_times(key: str, path: str, typed: dict[str, Any]) -> set[str]:
    """Where a hundred browsers with this session are led that send the same form at once."""
    form = {**typed, "sleutel": str(new_id())}

    def press(_number: int) -> str:
        browser = Client()
        browser.cookies["rugzak"] = key
        answer = browser.post(path, form)
        return answer.headers.get("Location", str(answer.status_code))

    return set(all_at_once(100, press, outside=True))


def test_each_deed_of_the_thread_pressed_a_hundred_times_is_done_once(committed_database: str) -> None:
    """Asked, proposed, chosen, planned, closed: each by a hundred connections that press the same button (P6)."""
    with as_system(cast.KUSTMEER):
        coach = programmes.coach(programmes.backpackers())
        wietske, samira = seated("wietske"), seated("samira")

    asked = {"theme": "hard-talk", "setting": "floor", "haste": "week", "whom": "me", "words": "Eén keer."}
    went_to = a_hundred_times(wietske, "/hulp/vragen/", {**asked, "verstuur": "1"})
    with as_system(cast.KUSTMEER):
        request = SupportRequest.objects.get().pk
    assert went_to == {f"/hulp/{request}/"}

    moment = {"day_1": "2027-03-09", "time_1": "13:00", "length_1": "1:00", "setting_1": "floor"}
    assert a_hundred_times(samira, f"/hulp/{request}/voorstellen/", moment) == {f"/hulp/{request}/"}
    with as_system(cast.KUSTMEER):
        assert (Offer.objects.count(), Engagement.objects.count()) == (1, 1)
        offered = OfferedMoment.objects.get()

    chosen = {"moments": [str(offered.pk)]}
    assert a_hundred_times(wietske, f"/hulp/voorstel/{offered.offer_id}/", chosen) == {f"/hulp/{request}/"}
    with as_system(cast.KUSTMEER):
        assert (Visit.objects.count(), Occupation.objects.count()) == (1, 2)
        visit = Visit.objects.get()

    planned = {"appointment": str(coach.pk), "location": str(cast.EGMONDERHOF), "setting": "floor"}
    planned |= {"length": "1:00", "day": "2027-03-11", "time": "13:00"}
    went_to = a_hundred_times(samira, "/agenda/nieuw/", planned)
    with as_system(cast.KUSTMEER):
        assert (Visit.objects.count(), Occupation.objects.count()) == (2, 3)
        assert went_to == {f"/agenda/bezoek/{Visit.objects.latest('during').pk}/"}

    with time_machine.travel(visit.end, tick=False):
        with as_system(cast.KUSTMEER):
            agenda.mark_done(visit=visit, by=acting_member(cast.IDS["samira"]))
            wietske = seated("wietske")  # a day later
        closed = {"helped": "yes", "words": "Fijn."}
        assert a_hundred_times(wietske, f"/hulp/{request}/afsluiten/", closed) == {f"/hulp/{request}/"}
    with as_system(cast.KUSTMEER):
        assert (Closing.objects.count(), SupportRequest.objects.get().state) == (1, "closed")
        for event in (RequestSent, MomentsProposed, RequestPlanned, RequestClosed):
            assert Happening.objects.filter(kind=kind_of(event)).count() == 1


def test_twenty_coaches_on_one_request_are_one(committed_database: str) -> None:
    with as_system(cast.KUSTMEER):
        programme = programmes.backpackers()
        coach, row = programmes.coach(programme), factories.request(programme)

    def accept(_number: int) -> str:
        return factories.accepted(
            row, Appointment.objects.select_related("member").get(pk=coach.pk), at(SOON)
        ).state

    answers = all_at_once(20, accept)
    with as_system(cast.KUSTMEER):
        assert (answers.count("planned"), answers.count("AlreadyTakenUp")) == (1, 19)
        assert (Engagement.objects.count(), Visit.objects.count(), Occupation.objects.count()) == (1, 1, 2)


def test_twenty_requests_for_one_moment_book_it_once_and_nobody_waits_in_a_circle(
    committed_database: str,
) -> None:
    with as_system(cast.KUSTMEER):
        programme = programmes.backpackers()
        coach = programmes.coach(programme, released_minutes_per_week=2400)
        rows = [factories.request(programme, by="wietske" if n % 2 else "yusuf") for n in range(20)]

    def accept(number: int) -> str:
        appointment = Appointment.objects.select_related("member").get(pk=coach.pk)
        start = at(SOON) + timedelta(minutes=15 * (number % 4))
        return factories.accepted(rows[number], appointment, start).state

    answers = all_at_once(20, accept)
    with as_system(cast.KUSTMEER):
        assert (answers.count("planned"), answers.count("AlreadyTaken")) == (1, 19)
        assert Visit.objects.count() == 1


def test_withdrawing_while_a_coach_accepts_ends_withdrawn_and_free(committed_database: str) -> None:
    with as_system(cast.KUSTMEER):
        programme = programmes.backpackers()
        coach, row = programmes.coach(programme), factories.request(programme)

    def either(number: int) -> str:
        if number % 2:
            return services.withdraw_request(request=row, by=acting_member(cast.IDS["wietske"])).state
        return factories.accepted(
            row, Appointment.objects.select_related("member").get(pk=coach.pk), at(SOON)
        ).state

    all_at_once(10, either)
    with as_system(cast.KUSTMEER):
        assert SupportRequest.objects.get().state == "withdrawn"
        assert not Occupation.objects.filter(is_standing=True).exists()


def test_choosing_while_the_coach_passes_on_is_one_of_the_two(committed_database: str) -> None:
    with as_system(cast.KUSTMEER):
        programme = programmes.backpackers()
        row = factories.request(programme)
        offer = factories.proposed(row, programmes.coach(programme), at(SOON))
        chosen = [offer.moments.get().pk]

    def either(number: int) -> str:
        if number % 2:
            return services.pass_on(request=row, to=None, by=acting_member(cast.IDS["samira"])).state
        by = acting_member(cast.IDS["wietske"])
        return services.accept_offer(offer=offer, moment_ids=chosen, by=by).state

    all_at_once(10, either)
    with as_system(cast.KUSTMEER):
        assert SupportRequest.objects.get().state == "open"
        assert not Occupation.objects.filter(is_standing=True).exists()


@pytest.mark.parametrize("ends", ["withdraw", "pass_on"])
def test_calling_off_while_the_request_ends_never_waits_in_a_circle(
    committed_database: str, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    """The coach calls the visit off just after the other took the request, and before the visit is reached."""
    with as_system(cast.KUSTMEER):
        programme = programmes.backpackers()
        row = factories.request(programme)
        factories.accepted(row, programmes.coach(programme), at(SOON))
        visit = Visit.objects.get()
    taken, waits = threading.Event(), threading.Event()
    settle = requests.settle_offers if ends == "withdraw" else moves.settle_offers

    def settle_slowly(request: SupportRequest) -> None:
        taken.set()
        assert waits.wait(timeout=30)
        settle(request)

    monkeypatch.setattr(requests if ends == "withdraw" else moves, "settle_offers", settle_slowly)

    def either(number: int) -> str:
        samira, wietske = acting_member(cast.IDS["samira"]), acting_member(cast.IDS["wietske"])
        if number == 1:
            assert taken.wait(timeout=30)
            return agenda.cancel_visit(visit=visit, by=samira).state
        if ends == "withdraw":
            return services.withdraw_request(request=row, by=wietske).state
        return services.pass_on(request=row, to=None, by=samira).state

    def watch(_number: int) -> str:
        """Let go once the other stands waiting behind a lock."""
        while not taken.is_set() or not _somebody_waits():
            time.sleep(0.01)
        waits.set()
        return "watched"

    answers = all_at_once(3, lambda number: watch(number) if number == 2 else either(number))
    assert answers == ["withdrawn" if ends == "withdraw" else "open", "cancelled", "watched"]


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        (number,) = cursor.fetchone()
    return bool(number)


SOON = "2027-03-09 13:00"
