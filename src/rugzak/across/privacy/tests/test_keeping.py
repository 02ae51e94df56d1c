"""What goes when: each term by a moved clock, erasing on request, and erasing again after a restore."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.support import cast

from rugzak.across.privacy import erasures, services, terms
from rugzak.across.privacy.register import data_map
from rugzak.across.privacy.services.leaving import NOBODY
from rugzak.across.privacy.words import TermKind
from rugzak.apps.people.models import Employment, Membership, RoleGrant
from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.services import write_note
from rugzak.ground.accounts.models import Member, User
from rugzak.ground.happenings.models import Happening
from rugzak.ground.trust.models import Reading, SubjectKey
from rugzak.ground.trust.services import seal_log
from rugzak.ground.trust.tests.factories import line
from rugzak.ground.trust.verification import verify_log

DAY, YEAR = timedelta(days=1), timedelta(days=365)
WORDS = "kanarie in de kooi"


@pytest.fixture(autouse=True)
def list_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """No test writes on the list of a real installation."""
    monkeypatch.setattr(
        "rugzak.across.privacy.services.erasing.list_of_erasures", lambda: tmp_path / erasures.NAME
    )
    monkeypatch.setenv("RUGZAK_VAR", str(tmp_path))
    yield tmp_path / erasures.NAME


def left(member: Member, ago: timedelta) -> Member:
    member.ended_at = timezone.now() - ago
    member.save(update_fields=["ended_at"])
    return member


# ── trust.md 5, row by row: what this house has of it ──
def test_account_closed_the_same_day_then_gone_after_thirty_days(wietske: Member) -> None:
    write_note(title="x", body=WORDS, by=wietske)
    user = wietske.user_id
    left(wietske, 29 * DAY)
    services.carry_out_terms(at=timezone.now())
    assert Membership.objects.filter(member=wietske).exists()
    assert User.objects.filter(pk=user).exists()
    services.carry_out_terms(at=timezone.now() + 2 * DAY)
    assert not User.objects.filter(pk=user).exists()
    for model in (Membership, Employment, RoleGrant, Note):
        about = "owner" if model is Note else "member"
        assert not model.objects.filter(**{about: wietske.pk}).exists(), model
    assert SubjectKey.objects.get(member=wietske).wrapped is None
    wietske.refresh_from_db()
    assert (wietske.display_name, wietske.user_id) == ("Wietske Hoekstra", None)


def test_a_name_goes_two_years_after_the_last_day(wietske: Member) -> None:
    left(wietske, 2 * YEAR - DAY)
    services.carry_out_terms(at=timezone.now())
    wietske.refresh_from_db()
    assert wietske.last_name == "Hoekstra"
    done = services.carry_out_terms(at=timezone.now() + 2 * DAY)
    wietske.refresh_from_db()
    assert (wietske.first_name, wietske.last_name, wietske.email, done[TermKind.NAMES]) == (NOBODY, "", "", 1)
    assert services.carry_out_terms(at=timezone.now() + 2 * DAY)[TermKind.NAMES] == 0


def test_who_works_here_keeps_everything(wietske: Member, samira: Member) -> None:
    counted = {model: model.objects.count() for model in (Member, Membership, Employment, RoleGrant, User)}
    services.carry_out_terms(at=timezone.now())
    assert counted == {model: model.objects.count() for model in counted}


def test_read_log_five_years_and_the_seals_stay_valid(wietske: Member, samira: Member) -> None:
    old = timezone.now() - 5 * YEAR - 10 * DAY
    for days in (0, 1):
        line(samira, wietske, at=old + days * DAY)
    seal_log(until=old + 2 * DAY)
    line(samira, wietske, at=timezone.now() - YEAR)
    seal_log(until=timezone.now() - DAY)
    assert services.carry_out_terms(at=timezone.now())[TermKind.LOG] == 2
    assert Reading.objects.count() == 1
    verdict = verify_log()
    assert (verdict.tampering, verdict.seals) == (None, 2)


def test_a_younger_line_of_the_log_that_is_gone_is_still_seen(wietske: Member, samira: Member) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT privacy_forget_readings(%s)", [timezone.now() - YEAR])


def test_names_in_the_log_are_told_for_two_years(
    wietske: Member, samira: Member, browser_of: Callable[..., Client]
) -> None:
    line(samira, wietske, at=timezone.now() - 2 * YEAR - DAY)
    shown = browser_of(wietske).get(reverse("privacy:who_saw_what")).content.decode()
    assert "Samira" not in shown
    assert "Een collega, langer dan twee jaar geleden" in shown


def test_histories_go_by_their_own_term(wietske: Member) -> None:
    history = apps.get_model("people", "EmploymentHistory")
    place = apps.get_model("people", "TeamHistory")
    job = wietske.employments.get()
    _old_row(history, job.pk, timezone.now() - 2 * YEAR - DAY, member_id=wietske.pk)
    _old_row(place, cast.DUINROOS, timezone.now() - 3 * YEAR, pgh_by=wietske.pk)
    done = services.carry_out_terms(at=timezone.now())
    assert not history.objects.filter(pgh_created_at__lt=timezone.now() - 2 * YEAR).exists()
    assert place.objects.get(pgh_created_at__lt=timezone.now() - 2 * YEAR).pgh_by is None
    assert (done[TermKind.HISTORY], done[TermKind.DOER]) == (1, 1)
    services.carry_out_terms(at=timezone.now())
    _old_row(place, cast.DUINROOS, timezone.now() - 5 * YEAR - DAY)
    assert services.carry_out_terms(at=timezone.now())[TermKind.HISTORY] == 1


def test_nobody_forgets_a_young_history(wietske: Member) -> None:
    for question in (
        "privacy_forget_history('people_teamhistory', now())",
        "privacy_forget_history('people_team', now() - interval '9 years')",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {question}")


def test_who_did_a_deed_is_nobody_after_two_years(wietske: Member) -> None:
    old = Happening.objects.create(kind="x.Y", by_id=wietske.pk, at=timezone.now() - 2 * YEAR - DAY)
    young = Happening.objects.create(kind="x.Y", by_id=wietske.pk, at=timezone.now() - YEAR)
    services.carry_out_terms(at=timezone.now())
    for row in (old, young):
        row.refresh_from_db()
    assert (old.by_id, young.by_id) == (None, wietske.pk)


def test_what_went_is_told_in_counts(wietske: Member) -> None:
    left(wietske, 3 * YEAR)
    services.carry_out_terms(at=timezone.now())
    told = [row.facts for row in Happening.objects.filter(kind="privacy.TermCarriedOut")]
    assert {"term": "names", "rows": 1} in told
    assert str(wietske.pk) not in json.dumps(told)


def test_every_table_has_something_that_carries_out_its_term() -> None:
    """Whoever adds a table states its term; this finds what does it, without a list to forget."""
    for label, kept in data_map().items():
        assert terms.kind_of(label, kept) in TermKind
    going = {model._meta.label for model, _about in terms.tables_that_go()}
    assert {
        "people.Membership",
        "reflection.Note",
        "trust.Consent",
        "agenda.Feed",
        "notices.QuietHours",
    } <= going
    assert "accounts.Member" not in going


# ── On request ──
def test_who_still_works_here_is_not_erased(wietske: Member, aicha: Member, list_elsewhere: Path) -> None:
    with pytest.raises(services.StillHere):
        services.erase_person(member=wietske, by=aicha)
    assert not list_elsewhere.exists()


def test_the_page_tells_what_goes_when_and_erases_on_request(
    wietske: Member, aicha: Member, browser_of: Callable[..., Client], list_elsewhere: Path
) -> None:
    left(wietske, DAY)
    browser = browser_of(aicha)
    shown = browser.get(reverse("privacy:keeping")).content.decode()
    for words in ("Wietske Hoekstra", "tot 30 dagen na uit dienst", "Naam weg op"):
        assert words in shown
    browser.post(reverse("privacy:erase", args=[wietske.pk]))
    wietske.refresh_from_db()
    assert wietske.display_name == NOBODY
    text = list_elsewhere.read_text()
    assert str(wietske.pk) not in text
    assert "Wietske" not in text
    assert erasures.found_in(list_elsewhere, [wietske.pk, aicha.pk]) == [wietske.pk]
    assert "Wietske" not in browser.get(reverse("privacy:keeping")).content.decode()


def _old_row(history: Any, obj_id: Any, at: datetime, **values: Any) -> None:
    """A line of a history as it was written long ago."""
    table = history._meta.db_table
    told = json.dumps({"pgh_id": None, "pgh_created_at": at.isoformat(), **values}, default=str)
    key = history._meta.pk
    is_number = isinstance(key, models.AutoField)
    new_key = "nextval(pg_get_serial_sequence(%s, 'pgh_id'))" if is_number else "gen_random_uuid()"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} SELECT (jsonb_populate_record(t, %s::jsonb"
            f" || jsonb_build_object('pgh_id', {new_key}))).* FROM {table} t WHERE pgh_obj_id = %s LIMIT 1",
            [told, *([table] if is_number else []), obj_id],
        )
