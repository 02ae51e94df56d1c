"""Who hears of which deed."""

from datetime import date

from tests.support import cast

from rugzak.apps.support.events import (
    RequestAccepted,
    RequestClosed,
    RequestNeedsMoment,
    RequestPlanned,
    RequestSent,
    RequestWithdrawn,
)
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices.models import Notice

REQUEST, OTHER = new_id(), new_id()


def told() -> set[tuple[object, str]]:
    return set(Notice.objects.values_list("member_id", "kind"))


def test_the_asker_hears_of_an_answer_and_of_a_moment(samira, wietske):
    record(RequestAccepted(REQUEST, OTHER, wietske.pk, samira.pk))
    record(RequestPlanned(REQUEST, OTHER, wietske.pk, samira.pk))
    assert told() == {(wietske.pk, "answer"), (wietske.pk, "visit")}
    assert set(Notice.objects.values_list("link", flat=True)) == {f"/hulp/{REQUEST}/"}


def test_the_coach_hears_of_the_end(samira, wietske):
    record(RequestClosed(REQUEST, samira.pk, wietske.pk))
    assert told() == {(samira.pk, "answer")}


def test_who_calls_a_moment_off_is_not_told(samira, wietske):
    record(RequestNeedsMoment(REQUEST, wietske.pk, samira.pk, samira.pk))
    assert told() == {(wietske.pk, "visit")}


def test_a_request_nobody_had_taken_up_is_withdrawn_quietly(wietske):
    record(RequestWithdrawn(REQUEST, None, wietske.pk))
    assert told() == set()


def test_a_request_without_coaches_in_the_region_tells_nobody_else(wietske, ruben, fenna):
    sent = RequestSent(REQUEST, OTHER, cast.KENNEMERLAND, personal=True, promised_on=date(2027, 3, 9),
                       by_id=wietske.pk)  # fmt: skip
    record(sent)
    assert told() == set()
