"""Writes of notes: what goes in is sealed before it reaches the database."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from rugzak.apps.reflection.events import NoteChanged, NoteFetchedBack, NoteThrownAway, NoteWritten
from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.words import NOTE, UNDO_FOR
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.trust import services as trust
from rugzak.ground.trust import vault
from rugzak.ground.trust.models import SharingGrant


@transaction.atomic
def write_note(*, body: str, title: str = "", key: UUID | None = None, by: Member) -> Note:
    """Write a note for nobody but ``by``. The same ``key`` twice gives the note that is there."""
    key = key or new_id()
    there = Note.objects.filter(owner=by, key=key).first()
    if there is not None:
        return there
    note = Note(owner=by, key=key)
    _seal(note, title, body)
    note.save(force_insert=True)
    record(NoteWritten(note_id=note.pk, by_id=by.pk))
    return note


@transaction.atomic
def change_note(*, note: Note, body: str, title: str = "", by: Member) -> None:
    """Replace the words. What stood there is not kept."""
    _seal(note, title, body)
    note.changed_at = timezone.now()
    note.save(update_fields=["title", "body", "changed_at"])
    record(NoteChanged(note_id=note.pk, by_id=by.pk))


@transaction.atomic
def throw_note_away(*, note: Note, by: Member) -> None:
    """Hide the note at once and stop sharing it; it is erased within a few hours."""
    note.thrown_away_at = timezone.now()
    note.save(update_fields=["thrown_away_at"])
    trust.stop_sharing_item(kind=NOTE, item_id=note.pk, by=by)
    record(NoteThrownAway(note_id=note.pk, by_id=by.pk))


@transaction.atomic
def fetch_note_back(*, note: Note, by: Member) -> None:
    """Undo throwing away. Shares stay stopped: sharing is an act of its own."""
    note.thrown_away_at = None
    note.save(update_fields=["thrown_away_at"])
    record(NoteFetchedBack(note_id=note.pk, by_id=by.pk))


@transaction.atomic
def share_note(*, note: Note, shared_with: Member, last_day: date, by: Member) -> SharingGrant:
    """Let one colleague (with roles filled in) read this note through ``last_day``. Raises Refusal."""
    return trust.share_item(
        kind=NOTE, item_id=note.pk, owner=note.owner, shared_with=shared_with, last_day=last_day, by=by
    )


@transaction.atomic
def erase_thrown_away_notes() -> int:
    """Really delete what was thrown away too long ago to be fetched back; returns how many."""
    gone, _ = Note.objects.filter(thrown_away_at__lt=timezone.now() - UNDO_FOR).delete()
    return gone


def _seal(note: Note, title: str, body: str) -> None:
    note.fill_organisation()
    key = vault.key_to_seal(note.owner_id)
    note.title = key.seal(note, "title", title) if title else None
    note.body = key.seal(note, "body", body)
