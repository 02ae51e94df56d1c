"""The words of a person open with that person's key, in their own place, and in no other way."""

import base64
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection
from tests.support import cast

from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside
from rugzak.ground.trust import master_keys, services, vault
from rugzak.ground.trust.master_keys import MasterKeysUnreadable
from rugzak.ground.trust.models import SubjectKey
from rugzak.ground.trust.sealed import Sealed, SealedText

WORDS = "Vandaag durfde ik het te vragen."


def row(table: str = "reflection_note", **fields: object) -> SimpleNamespace:
    """Something with a table and an id: the vault asks no more of a row."""
    return SimpleNamespace(pk=new_id(), _meta=SimpleNamespace(db_table=table), **fields)


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "master-keys.json"
    environment = SimpleNamespace(master_keys_file=path)
    monkeypatch.setattr(settings, "ENVIRONMENT", environment)
    return path


def write_keys(path: Path, active: str, **keys: bytes) -> None:
    encoded = {name: base64.b64encode(key).decode() for name, key in keys.items()}
    path.write_text(json.dumps({"active": active, "keys": encoded}))


def test_what_was_sealed_opens_again(wietske: Member) -> None:
    note = row()
    note.body = vault.key_to_seal(wietske.pk).seal(note, "body", WORDS)
    assert WORDS.encode() not in bytes(note.body)
    assert vault.key_of(wietske.pk).open(note, "body") == WORDS


def test_nothing_written_opens_as_nothing(wietske: Member) -> None:
    assert vault.key_to_seal(wietske.pk).open(row(title=None), "title") == ""


def test_each_person_has_a_key_of_their_own(wietske: Member, samira: Member) -> None:
    note = row()
    note.body = vault.key_to_seal(wietske.pk).seal(note, "body", WORDS)
    other = vault.key_to_seal(samira.pk)
    with pytest.raises(vault.Unreadable):
        other.open(note, "body")


@pytest.mark.parametrize("at", [0, 1, 13, -1])
def test_one_changed_byte_is_refused(wietske: Member, at: int) -> None:
    note, key = row(), vault.key_to_seal(wietske.pk)
    secret = bytearray(key.seal(note, "body", WORDS))
    secret[at] ^= 1
    note.body = Sealed(secret)
    with pytest.raises(vault.Unreadable):
        key.open(note, "body")


def test_a_ciphertext_moved_to_another_row_field_or_table_is_refused(wietske: Member) -> None:
    note, key = row(), vault.key_to_seal(wietske.pk)
    note.body = note.title = key.seal(note, "body", WORDS)
    elsewhere = row(body=note.body)
    same_id = row("coaching_note", body=note.body)
    same_id.pk = note.pk
    for thing, name in ((elsewhere, "body"), (note, "title"), (same_id, "body")):
        with pytest.raises(vault.Unreadable):
            key.open(thing, name)


def test_a_wrapped_key_moved_to_somebody_else_is_refused(wietske: Member, samira: Member) -> None:
    vault.key_to_seal(wietske.pk), vault.key_to_seal(samira.pk)
    stolen = SubjectKey.objects.get(member=wietske).wrapped
    SubjectKey.objects.filter(member=samira).update(wrapped=stolen)
    with pytest.raises(vault.Unreadable):
        vault.key_of(samira.pk)


def test_erasing_the_key_makes_the_text_unreadable_for_good(wietske: Member) -> None:
    note = row()
    note.body = vault.key_to_seal(wietske.pk).seal(note, "body", WORDS)
    services.erase_key(wietske)
    for asked in (vault.key_of, vault.key_to_seal):
        with pytest.raises(vault.Unreadable):
            asked(wietske.pk)
    assert vault.keys_of([wietske.pk]) == {}
    assert bytes(SubjectKey.objects.get(member=wietske).wrapped or b"") == b""


def test_rotation_moves_every_key_in_every_organisation_and_no_text(
    committed_database: str, key_file: Path
) -> None:
    old, new = os.urandom(32), os.urandom(32)
    write_keys(key_file, "old", old=old)
    notes = {}
    for organisation, name in ((cast.KUSTMEER, "wietske"), (cast.KLAVERHOEK, "greet")):
        with inside(organisation):
            notes[name] = row()
            notes[name].body = vault.key_to_seal(cast.IDS[name]).seal(notes[name], "body", WORDS)
    write_keys(key_file, "new", old=old, new=new)
    assert services.rewrap_subject_keys() == 2
    assert services.rewrap_subject_keys() == 0
    write_keys(key_file, "new", new=new)
    for organisation, name in ((cast.KUSTMEER, "wietske"), (cast.KLAVERHOEK, "greet")):
        with inside(organisation):
            assert vault.key_of(cast.IDS[name]).open(notes[name], "body") == WORDS


def test_a_restored_database_without_the_master_key_is_unreadable(wietske: Member, key_file: Path) -> None:
    write_keys(key_file, "ours", ours=os.urandom(32))
    vault.key_to_seal(wietske.pk)
    write_keys(key_file, "theirs", theirs=os.urandom(32))
    with pytest.raises(MasterKeysUnreadable):
        vault.key_of(wietske.pk)
    write_keys(key_file, "ours", ours=os.urandom(32))
    with pytest.raises(vault.Unreadable):
        vault.key_of(wietske.pk)
    key_file.unlink()
    with pytest.raises(MasterKeysUnreadable):
        vault.key_of(wietske.pk)


@pytest.mark.parametrize("text", ["", "{}", '{"active": "a", "keys": {"a": "AAAA"}}', '{"active": 1}'])
def test_a_damaged_key_file_is_named_without_quoting_it(key_file: Path, text: str) -> None:
    key_file.write_text(text)
    with pytest.raises(MasterKeysUnreadable) as refusal:
        master_keys.master_keys()
    assert "AAAA" not in str(refusal.value)


def test_plain_text_never_reaches_a_sealed_column() -> None:
    field = SealedText(name="body")
    for plain in (WORDS, WORDS.encode()):
        with pytest.raises(TypeError):
            field.get_prep_value(plain)


def test_neither_key_nor_ciphertext_shows_itself(wietske: Member) -> None:
    key = vault.key_to_seal(wietske.pk)
    sealed = key.seal(row(), "body", WORDS)
    masters = master_keys.master_keys()
    shown = f"{key!r} {sealed!r} {sealed} {masters!r} {SubjectKey.objects.get(member=wietske)!r}"
    for secret in (key._key, bytes(sealed), *masters.keys.values()):
        assert repr(secret)[2:-1] not in shown
        assert base64.b64encode(secret).decode() not in shown


def test_the_database_keeps_a_key_or_the_moment_it_was_erased(wietske: Member) -> None:
    vault.key_to_seal(wietske.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT octet_length(wrapped), erased_at FROM trust_subjectkey")
        assert cursor.fetchall() == [(60, None)]
