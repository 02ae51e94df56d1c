"""Whoever was erased after a backup was made does not come back with it."""

from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from tests.support import cast, databases

from rugzak.across.privacy import erasures, services
from rugzak.across.privacy.services.leaving import NOBODY
from rugzak.apps.programmes.models import FixedCoach
from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.services import write_note
from rugzak.config.operation import backup
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.context import inside
from rugzak.ground.trust.models import SubjectKey

WORDS = "kanarie in de kooi"


@pytest.mark.concurrent
def test_who_was_erased_stays_erased_after_a_real_restore(
    committed_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P11: erase, restore yesterday's backup, and nothing of her is in the dump of what came back."""
    listed = tmp_path / erasures.NAME
    monkeypatch.setattr("rugzak.across.privacy.services.erasing.list_of_erasures", lambda: listed)
    monkeypatch.setenv("RUGZAK_VAR", str(tmp_path))
    owner_url = _owner_url(committed_database)
    with inside(cast.KUSTMEER, actor_id=cast.IDS["wietske"]):
        wietske = Member.objects.get(pk=cast.IDS["wietske"])
        write_note(title="Titel", body=WORDS, by=wietske)
    folder = backup.save(owner_url, tmp_path / "backups")
    with inside(cast.KUSTMEER):
        wietske.ended_at = timezone.now()
        wietske.save(update_fields=["ended_at"])
        services.erase_person(member=wietske, by=None)
    restored = f"{committed_database}_back"
    with databases.owner() as owner:
        owner.execute(f'CREATE DATABASE "{restored}"')
    try:
        databases.use(restored)
        backup.restore(_owner_url(restored), folder)
        with inside(cast.KUSTMEER):
            back = Member.objects.get(pk=cast.IDS["wietske"])
            assert (back.display_name, back.user_id) == (NOBODY, None)
            assert SubjectKey.objects.get(member=back).wrapped is None
            assert not Note.objects.filter(owner=back).exists()
            assert Member.objects.get(pk=cast.IDS["samira"]).first_name == "Samira"
        with databases.owner(restored) as owner:
            names = owner.execute(
                "SELECT count(*) FROM accounts_member WHERE last_name = 'Hoekstra'"
            ).fetchone()
        assert names == (0,)
    finally:
        databases.use(committed_database)
        databases.drop(restored)


@pytest.mark.concurrent
def test_a_backup_of_an_earlier_version_is_brought_up_before_anybody_is_erased_again(
    committed_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables of then lack one that is about a person: erasing first would stop on it."""
    listed = tmp_path / erasures.NAME
    monkeypatch.setenv("RUGZAK_VAR", str(tmp_path))
    call_command("migrate", "programmes", "0003", database="owner", verbosity=0)
    folder = backup.save(_owner_url(committed_database), tmp_path / "backups")
    erasures.add(listed, cast.IDS["wietske"], timezone.now())
    restored = f"{committed_database}_older"
    with databases.owner() as owner:
        owner.execute(f'CREATE DATABASE "{restored}"')
    try:
        databases.use(restored)
        backup.restore(_owner_url(restored), folder)
        with inside(cast.KUSTMEER):
            assert Member.objects.get(pk=cast.IDS["wietske"]).display_name == NOBODY
            assert not FixedCoach.objects.exists()
    finally:
        databases.use(committed_database)
        databases.drop(restored)


def _owner_url(name: str) -> str:
    address = settings.DATABASES["owner"]
    password = f":{quote(address['PASSWORD'])}" if address["PASSWORD"] else ""
    host = quote(address["HOST"], safe="")
    port = f":{address['PORT']}" if address["PORT"] else ""
    return f"postgresql://{address['USER']}{password}@{host}{port}/{name}"
