"""The database itself refuses a note to whoever it is not shared with, whatever the program asks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.support import cast

from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.queries import owner_of_note
from rugzak.apps.reflection.tests.factories import note_of
from rugzak.apps.reflection.words import NOTE
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside
from rugzak.ground.trust.tests.factories import share

OTHERS = ("samira", "yusuf", "ruben", "fenna", "aicha", "cees", "hilde")


@pytest.fixture
def note(wietske: Member) -> Note:
    return note_of(wietske)


@pytest.mark.parametrize("name", OTHERS)
def test_a_query_without_any_filter_shows_nobody_elses_note(note: Note, name: str) -> None:
    with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
        assert list(Note.objects.all()) == []
    with inside(cast.KUSTMEER, actor_id=cast.IDS["wietske"]):
        assert list(Note.objects.all()) == [note]


def test_a_running_share_opens_the_row_and_only_to_read(note: Note, wietske: Member, samira: Member) -> None:
    grant = share(wietske, samira, note.pk, kind=NOTE)
    with inside(cast.KUSTMEER, actor_id=samira.pk):
        assert list(Note.objects.all()) == [note]
        assert Note.objects.update(key=new_id()) == 0
        assert Note.objects.all()._raw_delete("default") == 0
    grant.withdrawn_at = timezone.now()
    grant.save()
    with inside(cast.KUSTMEER, actor_id=samira.pk):
        assert list(Note.objects.all()) == []


def test_a_share_that_ended_opens_nothing(note: Note, wietske: Member, samira: Member) -> None:
    long_ago = timezone.now() - timedelta(days=9)
    share(wietske, samira, note.pk, kind=NOTE, given_at=long_ago, until=timezone.now() - timedelta(hours=1))
    with inside(cast.KUSTMEER, actor_id=samira.pk):
        assert list(Note.objects.all()) == []


def test_nobody_writes_a_note_in_another_name(wietske: Member, ruben: Member) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), inside(cast.KUSTMEER, actor_id=ruben.pk):
        note_of(wietske)


def test_only_whose_note_it_is_comes_through_the_wall(note: Note) -> None:
    with inside(cast.KUSTMEER, actor_id=cast.IDS["ruben"]):
        assert owner_of_note(note.pk) == cast.IDS["wietske"]
        assert owner_of_note(new_id()) is None
    with inside(cast.KLAVERHOEK, actor_id=cast.IDS["greet"]):
        assert owner_of_note(note.pk) is None


@pytest.mark.parametrize(
    "name", ["own_or_shared", "own_or_shared_insert", "own_or_shared_update", "own_or_shared_delete"]
)
def test_each_policy_is_there(db: None, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT permissive FROM pg_policies WHERE tablename = 'reflection_note' AND policyname = %s",
            [name],
        )
        assert cursor.fetchall() == [("RESTRICTIVE",)]
