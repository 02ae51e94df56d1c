"""What somebody sees about their own data, and what anyone may read."""

import csv
import io
import json
import time
from collections.abc import Callable
from datetime import time as clock
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rugzak.across.privacy import export, queries
from rugzak.across.privacy.rule_table import rule_lines
from rugzak.across.privacy.views.public import statement_lines
from rugzak.across.privacy.words import Show
from rugzak.apps.agenda.models import Availability
from rugzak.apps.people.models import RoleGrant
from rugzak.apps.people.queries import acting_member
from rugzak.apps.reflection.services import write_note
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.notices.models import QuietHours
from rugzak.ground.trust.models import Reading
from rugzak.ground.trust.tests.factories import line, share
from rugzak.ground.trust.words import Outcome

Browsers = Callable[..., Client]
# In a test the request runs inside another transaction: savepoint, release, giving the context back.
OF_THE_TEST = 3
WORDS = "Vandaag durfde ik het te vragen."


def page(browser: Client, name: str, **query: str) -> str:
    answer = browser.get(reverse(f"privacy:{name}"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def table_of(browser: Client, show: str) -> str:
    return page(browser, "who_saw_what", toon=show).split("<table")[1].split("</table")[0]


@pytest.fixture
def note_id(wietske: Member) -> object:
    return write_note(title="Rust bij het ontbijt", body=WORDS, by=wietske).pk


def test_the_log_names_who_opened_and_who_was_refused(
    wietske: Member, samira: Member, ruben: Member, browser_of: Browsers, note_id: object
) -> None:
    share(wietske, samira, note_id)
    line(samira, wietske, item_id=note_id)
    line(ruben, wietske, item_id=note_id, outcome=Outcome.REFUSED)
    line(samira, ruben)
    shown = page(browser_of(wietske), "who_saw_what")
    assert shown.count("<tr") == 3
    for words in ("Samira El Amrani", "Ruben Dijkman", "Zag niets.", "Jij deelde dit tot en met", "Rust bij"):
        assert words in shown
    assert "Samira" not in table_of(browser_of(wietske), "geweigerd")
    assert "Ruben" not in table_of(browser_of(wietske), "bekeken")
    assert "Ruben" in page(browser_of(wietske), "who_saw_what_print")


def test_a_share_that_was_taken_back_is_told_so(wietske: Member, samira: Member, note_id: object) -> None:
    share(wietske, samira, note_id, withdrawn_at=timezone.now())
    line(samira, wietske, item_id=note_id)
    (seen,) = queries.in_words(wietske, list(queries.log_about(wietske, Show.ALL)), {})
    assert seen.because.startswith("Je stopte met delen op")


def test_the_list_for_a_spreadsheet_holds_no_title_and_no_formula(
    wietske: Member, samira: Member, browser_of: Browsers, note_id: object
) -> None:
    line(samira, wietske, item_id=note_id)
    rows = list(csv.reader(io.StringIO(page(browser_of(wietske), "who_saw_what_csv")), delimiter=";"))
    assert rows[0] == ["\ufeffWanneer", "Wie", "Wat", "Uitkomst"]
    assert rows[1][1:] == ["Samira El Amrani", "Notitie aan mezelf", "Bekeken"]
    samira.first_name = "=1+1"
    samira.save()
    assert "'=1+1 El Amrani" in page(browser_of(wietske), "who_saw_what_csv")


def test_the_overview_shows_what_i_share_and_lets_me_stop(
    wietske: Member, samira: Member, browser_of: Browsers, note_id: object
) -> None:
    grant = share(wietske, samira, note_id)
    shown = page(browser_of(wietske), "mine")
    assert "Rust bij het ontbijt" in shown
    assert reverse("trust:stop_sharing", args=[grant.pk]) in shown
    assert "Rust bij het ontbijt" not in page(browser_of(samira), "mine")


def test_my_data_holds_my_words_and_masks_others(
    wietske: Member, samira: Member, browser_of: Browsers, note_id: object
) -> None:
    share(wietske, samira, note_id)
    line(samira, wietske, item_id=note_id)
    before = time.monotonic()
    content = json.loads(page(browser_of(wietske), "my_data_json"))
    assert time.monotonic() - before < 60
    kinds = {part["soort"]: part["regels"] for part in content["gegevens"]}
    assert kinds["reflection.Note"][0]["body"] == WORDS
    assert kinds["accounts.Member"][0]["first_name"] == "Wietske"
    assert kinds["trust.SharingGrant"][0]["shared_with"] == "een collega"
    assert kinds["trust.Reading"][0]["reader_id"] == "een collega"
    everything = json.dumps(content)
    for hidden in ("Samira", "password", "token_hash", str(samira.pk)):
        assert hidden not in everything
    assert WORDS in page(browser_of(wietske), "my_data")


def test_my_data_says_clock_times_and_half_days(samira: Member, browser_of: Browsers) -> None:
    QuietHours.objects.create(member=samira, starts=clock(21, 15), ends=clock(6, 45))
    Availability.objects.create(member=samira, halves=[0, 7])
    shown = page(browser_of(samira), "my_data")
    assert all(words in shown for words in ("21:15", "06:45", "maandag ochtend, woensdag middag"))


@pytest.mark.parametrize("name", ["my_data", "my_data_json"])
def test_taking_along_asks_once_more_who_you_are(wietske: Member, browser_of: Browsers, name: str) -> None:
    browser = browser_of(wietske)
    session = browser.session
    session["confirmed_at"] = 0
    session.save()
    assert browser.get(reverse(f"privacy:{name}")).status_code == 302


def test_my_data_is_mine_alone(samira: Member, wietske: Member, note_id: object) -> None:
    assert WORDS not in json.dumps(export.as_json(samira), default=str)
    assert "Wietske" not in json.dumps(export.as_json(samira), default=str)


def test_anyone_may_read_the_statement_and_the_rules(db: None, client: Client) -> None:
    statement = page(client, "statement")
    assert "Je notities aan jezelf bewaren." in statement
    assert "Alleen jij, en met wie jij het deelt." in statement
    rules = page(client, "rules")
    assert "/van-mij/notities/…/" in rules
    assert "functionaris gegevensbescherming" in rules


def test_the_rules_name_every_address_and_confidential_comes_first_in_the_statement(db: None) -> None:
    lines = {line.address: line for line in rule_lines()}
    assert lines["/van-mij/notities/…/"].is_logged
    assert lines["/van-mij/notities/…/"].data == "vertrouwelijk"
    assert lines["/privacy/"].who == "iedereen"
    assert statement_lines()[0].data == "vertrouwelijk"


def test_the_officer_sees_who_and_when_and_never_what(
    wietske: Member, samira: Member, yusuf: Member, browser_of: Browsers, note_id: object
) -> None:
    RoleGrant.objects.create(member=yusuf, role=Role.PRIVACY_OFFICER)
    officer = acting_member(yusuf.pk)
    line(samira, wietske, item_id=note_id)
    shown = page(browser_of(officer), "log")
    for words in ("Samira El Amrani", "Wietske Hoekstra", "Notitie aan mezelf", "1 bekeken, 0 geweigerd"):
        assert words in shown
    assert "Rust bij het ontbijt" not in shown
    assert str(note_id) not in shown
    assert list(Reading.objects.filter(reader_id=yusuf.pk).values_list("kind", flat=True)) == ["trust.log"]
    assert page(browser_of(officer), "log", maand="2020-13")
    assert "Samira" not in page(browser_of(officer), "log", maand="2020-01")


def test_the_officer_opens_no_note(
    wietske: Member, yusuf: Member, browser_of: Browsers, note_id: object
) -> None:
    RoleGrant.objects.create(member=yusuf, role=Role.PRIVACY_OFFICER)
    share(wietske, yusuf, note_id)
    answer = browser_of(acting_member(yusuf.pk)).get(reverse("reflection:note", args=[note_id]))
    assert answer.status_code == 404


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("name", "questions"), [("mine", 9), ("who_saw_what", 11)])
def test_the_pages_ask_the_same_number_of_questions(
    wietske: Member,
    samira: Member,
    browser_of: Browsers,
    name: str,
    questions: int,
    number: int,
    django_assert_num_queries: Callable[..., object],
) -> None:
    for at in range(number):
        note = write_note(body=f"{at}", by=wietske)
        share(wietske, samira, note.pk)
        line(samira, wietske, at=timezone.now() - timedelta(days=40 * at), item_id=note.pk)
    browser = browser_of(wietske)
    with django_assert_num_queries(questions + OF_THE_TEST):
        page(browser, name)
