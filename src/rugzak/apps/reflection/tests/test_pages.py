"""The pages of notes as people meet them."""

import re
from collections.abc import Callable
from datetime import timedelta
from unittest import mock
from urllib.parse import quote

import pytest
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rugzak.apps.reflection import queries
from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.tests.factories import WORDS, note_of
from rugzak.apps.reflection.words import BODY_LENGTH, NOTE, TITLE_LENGTH
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.trust.models import Reading
from rugzak.ground.trust.tests.factories import share
from rugzak.ground.trust.words import Outcome

Browsers = Callable[..., Client]
# In a test the request runs inside another transaction: savepoint, release, giving the context back.
OF_THE_TEST = 3


def text_of(answer: HttpResponse) -> str:
    """The page without what differs by nature: the token against forged forms."""
    return re.sub(r'content="[A-Za-z0-9]{64}"', "", answer.content.decode())


def address(name: str, note: Note) -> str:
    return reverse(f"reflection:{name}", args=[note.pk])


def test_the_owner_reads_her_note_and_that_leaves_no_line(wietske: Member, browser_of: Browsers) -> None:
    note = note_of(wietske)
    answer = browser_of(wietske).get(address("note", note))
    assert WORDS in text_of(answer)
    assert Reading.objects.count() == 0


def test_a_team_lead_with_a_copied_link_gets_what_an_unknown_link_gets_and_the_owner_sees_the_try(
    wietske: Member, ruben: Member, browser_of: Browsers
) -> None:
    note, browser = note_of(wietske), browser_of(ruben)
    copied = browser.get(address("note", note))
    unknown = browser.get(reverse("reflection:note", args=[new_id()]))
    assert (copied.status_code, unknown.status_code) == (404, 404)
    assert text_of(copied) == text_of(unknown)
    assert "Niet voor jou" in text_of(copied)
    (line,) = Reading.objects.all()
    assert (line.reader_id, line.about_id, line.item_id, line.outcome) == (
        ruben.pk, wietske.pk, note.pk, Outcome.REFUSED,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["note", "change", "share"])
def test_every_page_of_a_note_notes_a_try(
    wietske: Member, hilde: Member, browser_of: Browsers, name: str
) -> None:
    assert browser_of(hilde).get(address(name, note_of(wietske))).status_code == 404
    assert Reading.objects.get().outcome == Outcome.REFUSED


def test_somebody_of_another_organisation_leaves_no_line(
    wietske: Member, greet: Member, browser_of: Browsers
) -> None:
    note = note_of(wietske)
    assert browser_of(greet).get(address("note", note)).status_code == 404
    assert Reading.objects.count() == 0


def test_each_reading_by_whom_it_is_shared_with_is_one_line(
    wietske: Member, samira: Member, browser_of: Browsers
) -> None:
    note = note_of(wietske)
    share(wietske, samira, note.pk, kind=NOTE)
    for _ in range(2):
        assert WORDS in text_of(browser_of(samira).get(address("note", note)))
    assert list(Reading.objects.values_list("reader_id", "outcome")) == [(samira.pk, Outcome.OPENED)] * 2


def test_no_line_no_reading(wietske: Member, samira: Member, browser_of: Browsers) -> None:
    note = note_of(wietske)
    share(wietske, samira, note.pk, kind=NOTE)
    browser = browser_of(samira)
    browser.raise_request_exception = False
    with mock.patch.object(Reading.objects, "create", side_effect=DatabaseError):
        answer = browser.get(address("note", note))
    assert answer.status_code == 500
    assert WORDS not in text_of(answer)


def test_taking_back_closes_the_note_at_the_next_request(
    wietske: Member, samira: Member, browser_of: Browsers
) -> None:
    note = note_of(wietske)
    grant = share(wietske, samira, note.pk, kind=NOTE)
    reader = browser_of(samira)
    assert reader.get(address("note", note)).status_code == 200
    answer = browser_of(wietske).post(
        reverse("trust:stop_sharing", args=[grant.pk]), {"terug": address("note", note)}
    )
    assert answer.headers["Location"] == address("note", note)
    assert reader.get(address("note", note)).status_code == 404


def test_the_low_lane_opens_no_note(wietske: Member, browser_of: Browsers) -> None:
    note_of(wietske)
    browser = browser_of(wietske, lane=Lane.LOW)
    assert browser.get(reverse("reflection:notes")).status_code == 302


def test_writing_searching_and_throwing_away(wietske: Member, browser_of: Browsers) -> None:
    browser = browser_of(wietske)
    written = browser.post(reverse("reflection:write"), {"title": "Rust", "body": WORDS, "sleutel": new_id()})
    note = Note.objects.get()
    assert written.headers["Location"] == address("note", note)
    found = browser.post(reverse("reflection:notes"), {"words": "durfde"})
    assert "Rust" in text_of(found)
    assert "Niets gevonden" in text_of(browser.post(reverse("reflection:notes"), {"words": "kwijt"}))
    gone = browser.post(address("throw_away", note), follow=True)
    assert "De notitie is weg" in text_of(gone)
    assert reverse("reflection:fetch_back", args=[note.pk]) in text_of(gone)
    browser.post(address("fetch_back", note))
    assert list(queries.notes_for(wietske)) == [note]


@pytest.mark.parametrize(
    "words",
    [
        {"title": "Rust", "body": ""},
        {"title": "x" * (TITLE_LENGTH + 1), "body": WORDS},
        {"title": "", "body": "x" * (BODY_LENGTH + 1)},
        {"title": "a\x00b", "body": WORDS},
    ],
)
def test_a_wrong_form_keeps_what_was_typed_and_stores_nothing(
    wietske: Member, browser_of: Browsers, words: dict[str, str]
) -> None:
    answer = browser_of(wietske).post(reverse("reflection:write"), words)
    assert answer.status_code == 422
    assert words["body"][:40] in text_of(answer)
    assert Note.objects.count() == 0


def test_sharing_shows_first_who_will_read(wietske: Member, samira: Member, browser_of: Browsers) -> None:
    note, browser = note_of(wietske), browser_of(wietske)
    found = browser.post(address("share", note), {"words": "sami"})
    assert str(samira.pk) in text_of(found)
    preview = browser.post(address("share", note), {"person": samira.pk})
    assert "Ja, deel met Samira" in text_of(preview)
    assert queries.readable_note(samira, note.pk) is None
    last_day = timezone.localdate() + timedelta(days=7)
    done = browser.post(address("share", note), {"person": samira.pk, "last_day": last_day.isoformat()})
    assert done.headers["Location"] == address("note", note)
    assert queries.readable_note(samira, note.pk) == note
    assert "Notitie van Wietske Hoekstra" in text_of(browser_of(samira).get(reverse("reflection:notes")))


def test_sharing_asks_once_more_who_you_are(wietske: Member, browser_of: Browsers) -> None:
    note, browser = note_of(wietske), browser_of(wietske)
    session = browser.session
    session["confirmed_at"] = 0
    session.save()
    for answer in (browser.get(address("share", note)), browser.post(address("share", note), {"words": "x"})):
        assert (
            answer.headers["Location"]
            == f"/toegang/bevestigen/?next={quote(address('share', note), safe='')}"
        )


def test_sharing_says_no_in_words(
    wietske: Member, samira: Member, ruben: Member, greet: Member, browser_of: Browsers
) -> None:
    note, browser = note_of(wietske), browser_of(wietske)
    answers = [
        browser.post(address("share", note), sent)
        for sent in (
            {"words": ""},
            {"person": ruben.pk},
            {"person": greet.pk},
            {"person": "nobody"},
            {"person": ruben.pk, "last_day": timezone.localdate().isoformat()},
            {"person": samira.pk, "last_day": "31 februari"},
            {"person": samira.pk, "last_day": "2020-01-01"},
            {"person": samira.pk, "last_day": "2090-01-01"},
        )
    ]
    assert [answer.status_code for answer in answers] == [422] * len(answers)
    assert "Ruben kan dit niet lezen" in text_of(answers[1])
    assert queries.shared_with(samira) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    wietske: Member,
    samira: Member,
    browser_of: Browsers,
    number: int,
    django_assert_num_queries: Callable[..., object],
) -> None:
    for _ in range(number):
        share(wietske, samira, note_of(wietske).pk, kind=NOTE)
        share(samira, wietske, note_of(samira).pk, kind=NOTE)
    browser = browser_of(wietske)
    with django_assert_num_queries(8 + OF_THE_TEST):
        browser.get(reverse("reflection:notes"))


def test_one_note_asks_few_questions(
    wietske: Member, samira: Member, browser_of: Browsers, django_assert_num_queries: Callable[..., object]
) -> None:
    note = note_of(wietske)
    share(wietske, samira, note.pk, kind=NOTE)
    browser = browser_of(samira)
    with django_assert_num_queries(9 + OF_THE_TEST):
        browser.get(address("note", note))
