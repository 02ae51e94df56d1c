"""The pages of looking back as people meet them."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.support import cast

from rugzak.apps.actions.models import Action
from rugzak.apps.agenda.words import VisitState
from rugzak.apps.backpack.models import Handout
from rugzak.apps.backpack.tests.factories import item_of
from rugzak.apps.coaching.models import ContactLog, Observation
from rugzak.apps.coaching.tests import factories
from rugzak.apps.coaching.tests.factories import SAW
from rugzak.apps.coaching.words import ObservationState
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.trust.models import Reading
from rugzak.ground.trust.words import Outcome

Browsers = Callable[..., Client]
# In a test the request runs inside another transaction: savepoint, release, giving the context back.
OF_THE_TEST = 3
TICKS = {"deeds": ["shown", "explained"], "movements": ["calm"], "words": "", "what": "", "revision": "0"}


def text_of(answer: HttpResponse) -> str:
    """The page without what differs by nature: the token against forged forms."""
    return re.sub(r'content="[A-Za-z0-9]{64}"', "", answer.content.decode())


def at(name: str, key: UUID) -> str:
    return reverse(f"coaching:{name}", args=[key])


def seen(**fields: str) -> dict[str, str]:
    whom = str(cast.IDS["wietske"])
    return {"whom": whom, "lens": "camera", "saw": SAW, "did": "", "question": "", **fields}


def test_twenty_seconds_from_the_page_of_the_visit(
    samira: Member, wietske: Member, browser_of: Browsers
) -> None:
    visit, browser = factories.visit(), browser_of(samira)
    assert at("write", visit.pk) in text_of(browser.get(reverse("agenda:visit", args=[visit.pk])))
    form = text_of(browser.get(at("write", visit.pk)))
    assert "Wat is er in beweging?" in form
    day = (timezone.localdate() + timedelta(days=4)).isoformat()
    agreed = {"what": "Eerst zitten", "who": str(wietske.pk), "when": day}
    sent = TICKS | agreed | {"words": "Rustig begin.", "sleutel": str(new_id())}
    for _ in range(2):  # a double tap
        answer = browser.post(at("write", visit.pk), sent)
        assert answer.headers["Location"] == at("look_back", visit.pk)
    assert (ContactLog.objects.count(), Action.objects.count()) == (1, 1)
    page = text_of(browser_of(wietske).get(at("look_back", visit.pk)))
    assert all(words in page for words in ("Voorgedaan", "Rust in het werk", "Rustig begin.", "Eerst zitten"))
    assert at("look_back", visit.pk) in text_of(
        browser_of(wietske).get(reverse("agenda:visit", args=[visit.pk]))
    )


def test_who_sees_time_and_place_sees_nothing_of_looking_back(
    samira: Member, fenna: Member, yusuf: Member, browser_of: Browsers
) -> None:
    visit = factories.visit(team=True)
    for person in (fenna, yusuf):
        before = text_of(browser_of(person).get(reverse("agenda:visit", args=[visit.pk])))
        assert "terugblik" not in before
    factories.looked_back(visit)
    for person in (fenna, yusuf):
        assert "terugblik" not in text_of(browser_of(person).get(reverse("agenda:visit", args=[visit.pk])))


def test_a_copied_link_gets_what_an_unknown_link_gets_and_the_colleague_sees_the_try(
    samira: Member, wietske: Member, ruben: Member, browser_of: Browsers
) -> None:
    kept, log = factories.accepted(), factories.looked_back()
    browser = browser_of(ruben)
    for name, key in (("observation", kept.pk), ("look_back", log.visit_id)):
        copied, unknown = browser.get(at(name, key)), browser.get(at(name, new_id()))
        assert (copied.status_code, unknown.status_code) == (404, 404)
        assert text_of(copied) == text_of(unknown)
    tries = Reading.objects.filter(reader_id=ruben.pk, about_id=wietske.pk, outcome=Outcome.REFUSED)
    assert {line.kind for line in tries} == {"coaching.observation", "coaching.log"}


def test_somebody_of_another_organisation_leaves_no_line(
    samira: Member, greet: Member, browser_of: Browsers
) -> None:
    kept = factories.accepted()
    assert browser_of(greet).get(at("observation", kept.pk)).status_code == 404
    assert Reading.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"deeds": []},
        {"deeds": ["beoordeeld"]},
        {"what": "Iets", "who": "", "when": ""},
        {"what": "Iets", "who": str(cast.IDS["ruben"]), "when": "2099-01-01"},
        {"what": "Iets", "who": str(cast.IDS["wietske"]), "when": "2020-01-01"},
        {"words": "x" * 1001},
    ],
)
def test_a_wrong_log_keeps_what_was_typed_and_stores_nothing(
    samira: Member, browser_of: Browsers, wrong: dict[str, Any]
) -> None:
    answer = browser_of(samira).post(at("write", factories.visit().pk), TICKS | wrong)
    assert answer.status_code == 422
    assert (ContactLog.objects.count(), Action.objects.count()) == (0, 0)


def test_a_second_device_sees_both_versions_and_chooses(
    samira: Member, wietske: Member, browser_of: Browsers
) -> None:
    visit = factories.visit()
    factories.looked_back(visit, words="Van de telefoon.")
    browser, sent = browser_of(samira), TICKS | {"words": "Van de tablet.", "sleutel": str(new_id())}
    answer = browser.post(at("write", visit.pk), sent)
    page = text_of(answer)
    assert answer.status_code == 422
    assert "Van de telefoon." in page and "Van de tablet." in page
    assert re.search(r'name="revision" value="1"', page)
    browser.post(at("write", visit.pk), sent | {"revision": "1"})
    assert "Van de tablet." in text_of(browser_of(wietske).get(at("look_back", visit.pk)))


def test_a_judging_word_is_underlined_once_and_never_blocks(samira: Member, browser_of: Browsers) -> None:
    visit, browser = factories.visit(), browser_of(samira)
    words = seen(saw="Het ging er slordig aan toe.", daad="aanbieden", sleutel=str(new_id()))
    asked = browser.post(at("draft", visit.pk), words)
    assert asked.status_code == 200
    assert "Het ging er <mark>slordig</mark> aan toe." in text_of(asked)
    assert Observation.objects.count() == 0
    browser.post(at("draft", visit.pk), words | {"gezien": "1"})
    assert Observation.objects.get().state == ObservationState.OFFERED


def test_a_draft_is_kept_changed_and_offered(samira: Member, browser_of: Browsers) -> None:
    visit, browser = factories.visit(), browser_of(samira)
    browser.post(at("draft", visit.pk), seen(saw="Slordig nog.", daad="bewaren"))
    row = Observation.objects.get()
    assert row.state == ObservationState.DRAFT
    assert "Slordig nog." in text_of(browser.get(at("change", row.pk)))
    browser.post(at("change", row.pk), seen(saw="De borden stonden er al.", daad="aanbieden"))
    row.refresh_from_db()
    assert row.state == ObservationState.OFFERED
    assert browser.get(at("change", row.pk)).status_code == 403
    browser.post(at("take_back", row.pk))
    row.refresh_from_db()
    assert row.state == ObservationState.DRAFT


def test_yes_keeps_and_no_wipes(samira: Member, wietske: Member, browser_of: Browsers) -> None:
    kept, other, browser = factories.offered(), factories.offered(), browser_of(wietske)
    page = text_of(browser.get(reverse("coaching:offered")))
    assert page.count("Samira zag iets") == 2 and SAW not in page
    assert SAW in text_of(browser.get(at("observation", kept.pk)))
    browser.post(at("accept", kept.pk))
    assert "Er blijft niets bewaard" in text_of(browser.post(at("refuse", other.pk), follow=True))
    assert list(Observation.objects.values_list("pk", "state")) == [(kept.pk, ObservationState.ACCEPTED)]
    assert "Van Samira" in text_of(browser.get(reverse("coaching:offered")))


def test_the_low_lane_opens_nothing(samira: Member, wietske: Member, browser_of: Browsers) -> None:
    kept = factories.accepted()
    for name, arguments in (("offered", []), ("mine", []), ("observation", [kept.pk])):
        answer = browser_of(wietske, lane=Lane.LOW).get(reverse(f"coaching:{name}", args=arguments))
        assert answer.status_code == 302


def test_a_visit_with_nobody_offers_nothing(samira: Member, browser_of: Browsers) -> None:
    visit = factories.visit(with_whom=())
    assert browser_of(samira).get(at("draft", visit.pk)).status_code == 302
    log = factories.looked_back(visit, words="Alleen van mij.")
    assert log.owner == samira
    assert "Alleen van mij." in text_of(browser_of(samira).get(at("look_back", visit.pk)))
    assert Reading.objects.count() == 0


@pytest.mark.parametrize("number", [1, 10])
@pytest.mark.parametrize(("name", "who", "questions"), [("mine", "samira", 7), ("offered", "wietske", 6)])
def test_the_lists_ask_the_same_number_of_questions(
    samira: Member,
    browser_of: Browsers,
    number: int,
    name: str,
    who: str,
    questions: int,
    django_assert_num_queries: Callable[..., object],
) -> None:
    for _ in range(number):
        factories.offered(factories.visit())
        factories.accepted()
    browser = browser_of(factories.person(who))
    with django_assert_num_queries(questions + OF_THE_TEST):
        browser.get(reverse(f"coaching:{name}"))


@pytest.mark.parametrize("number", [1, 3])
def test_reading_back_asks_the_same_number_of_questions(
    samira: Member, browser_of: Browsers, number: int, django_assert_num_queries: Callable[..., object]
) -> None:
    visit = factories.looked_back().visit
    visit = factories.agenda_queries.visits_coached_by(samira).get(pk=visit.pk)
    for _ in range(number):
        factories.accepted(visit)
        factories.services.agree_action(
            visit=visit,
            words="Eerst vragen",
            owner=factories.person("wietske"),
            due_on=timezone.localdate(),
            key=new_id(),
            by=samira,
        )
    browser = browser_of(samira)
    with django_assert_num_queries(12 + OF_THE_TEST):
        browser.get(at("look_back", visit.pk))


def test_the_same_short_form_says_how_long_it_was_and_gives_from_the_bag(
    samira: Member, wietske: Member, browser_of: Browsers
) -> None:
    visit, browser = factories.visit(), browser_of(samira)
    idea, other = item_of(samira, "Eerst zitten"), item_of(samira, "Vijf minuten kijken")
    form = text_of(browser.get(at("write", visit.pk)))
    assert all(words in form for words in ("Eerst zitten", "Vijf minuten kijken", 'value="0:15"'))
    sent = TICKS | {"length": "0:50", "bag": [str(idea.pk)], "sleutel": str(new_id())}
    assert browser.post(at("write", visit.pk), sent).headers["Location"] == at("look_back", visit.pk)
    visit.refresh_from_db()
    assert (visit.length, visit.state) == (timedelta(minutes=50), VisitState.DONE)
    assert [row.title for row in Handout.objects.filter(owner=wietske)] == ["Eerst zitten"]
    again = text_of(browser.get(at("write", visit.pk)))
    assert ("Eerst zitten" in again, other.title in again, "Hoelang was het echt?" in again) == (
        False, True, False
    )  # fmt: skip


def test_what_lasts_longer_than_the_week_has_hours_for_asks_why_next(
    samira: Member, browser_of: Browsers
) -> None:
    visit = factories.visit()
    answer = browser_of(samira).post(at("write", visit.pk), TICKS | {"length": "9:00"})
    assert answer.headers["Location"].startswith("/agenda/uren/")
    assert ContactLog.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"length": "hoelang"}, {"length": "0:01"}, {"bag": [str(new_id())]}])
def test_a_wrong_length_and_a_bag_of_somebody_else_store_nothing(
    samira: Member, browser_of: Browsers, wrong: dict[str, Any]
) -> None:
    item_of(samira)
    visit = factories.visit()
    assert browser_of(samira).post(at("write", visit.pk), TICKS | wrong).status_code == 422
    assert (ContactLog.objects.count(), Handout.objects.count()) == (0, 0)
