"""Notes: stored sealed, once, and gone when thrown away."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from rugzak.apps.reflection import queries, services
from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.tests.factories import WORDS, note_of
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.trust import vault
from rugzak.ground.trust.services import CannotReceive, erase_key


def tomorrow() -> object:
    return timezone.localdate() + timedelta(days=1)


def test_a_note_is_stored_sealed_and_opens_for_its_owner(wietske: Member) -> None:
    note = note_of(wietske)
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(body, 'escape'), encode(title, 'escape') FROM reflection_note")
        assert all(WORDS not in text and "ontbijt" not in text for text in cursor.fetchone())
    opened = queries.opened(Note.objects.get(pk=note.pk))
    assert (opened.title, opened.body) == ("Rust bij het ontbijt", WORDS)
    assert WORDS not in repr(opened) + repr(note)


def test_sending_the_same_form_twice_makes_one_note(wietske: Member) -> None:
    key = new_id()
    first, second = (services.write_note(body=WORDS, key=key, by=wietske) for _ in range(2))
    assert first == second
    assert list(queries.notes_for(wietske)) == [first]


def test_a_note_without_a_title_is_called_after_how_it_begins(wietske: Member) -> None:
    note = note_of(wietske, title="", body="Eerst zitten.\n\nDan praten. " + "En luisteren. " * 9)
    assert queries.opened(note).name == "Eerst zitten. Dan praten. En luisteren. En luisteren. En…"


def test_changing_a_note_keeps_nothing_of_what_stood_there(wietske: Member) -> None:
    note = note_of(wietske)
    services.change_note(note=note, body="Iets anders.", by=wietske)
    opened = queries.opened(Note.objects.get(pk=note.pk))
    assert (opened.title, opened.body) == ("", "Iets anders.")


def test_throwing_away_hides_at_once_stops_sharing_and_can_be_undone(wietske: Member, samira: Member) -> None:
    note = note_of(wietske)
    services.share_note(note=note, shared_with=samira, last_day=tomorrow(), by=wietske)
    services.throw_note_away(note=note, by=wietske)
    assert list(queries.notes_for(wietske)) == []
    assert queries.readable_note(samira, note.pk) is None
    services.fetch_note_back(note=note, by=wietske)
    assert list(queries.notes_for(wietske)) == [note]
    assert queries.readable_note(samira, note.pk) is None


def test_what_was_thrown_away_is_erased_after_an_hour(wietske: Member) -> None:
    old, recent, kept = (note_of(wietske, body=str(number)) for number in range(3))
    for note, hours in ((old, 2), (recent, 0)):
        services.throw_note_away(note=note, by=wietske)
        Note.objects.filter(pk=note.pk).update(thrown_away_at=timezone.now() - timedelta(hours=hours))
    assert services.erase_thrown_away_notes() == 1
    assert set(Note.objects.all()) == {recent, kept}


def test_search_looks_in_own_notes_only_and_forgives_accents(wietske: Member, samira: Member) -> None:
    mine = note_of(wietske, body="Koffie met Özlem bij het raam", title="")
    note_of(samira, body="Koffie in de auto", title="")
    assert [note.id for note in queries.found_in_notes(wietske, "KOFFIE ozlem")] == [mine.pk]
    assert queries.found_in_notes(wietske, "auto") == []


def test_sharing_with_somebody_who_leads_is_refused(wietske: Member, ruben: Member) -> None:
    with pytest.raises(CannotReceive):
        services.share_note(note=note_of(wietske), shared_with=ruben, last_day=tomorrow(), by=wietske)


def test_after_erasing_the_key_no_note_opens(wietske: Member) -> None:
    note = note_of(wietske)
    erase_key(wietske)
    with pytest.raises(vault.Unreadable):
        queries.opened(note)


def test_colleagues_are_found_by_the_beginning_of_their_names(wietske: Member, greet: Member) -> None:
    found = lambda words: [one.first_name for one in queries.colleagues_called(wietske, words)]  # noqa: E731
    assert found("el am") == ["Samira"]
    assert found("ber") == ["Aicha"]
    assert found("s") == []
    assert found("wietske") == []
    assert found("lambrechts") == []
