"""Reads about notes; each names its viewer. Only these open sealed words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from rugzak.apps.people.queries import acting_member, pickable_people
from rugzak.apps.reflection.models import Note
from rugzak.apps.reflection.words import NOTE
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.names import folded
from rugzak.ground.accounts.rules import may
from rugzak.ground.trust import queries as trust
from rugzak.ground.trust import vault
from rugzak.ground.trust.models import SharingGrant
from rugzak.ground.trust.privacy import owner_of
from rugzak.ground.trust.rules import may_receive


@dataclass(frozen=True)
class OpenNote:
    """A note whose words have been opened, for one page."""

    id: UUID
    owner_id: UUID
    changed_at: datetime
    title: str = field(repr=False)
    body: str = field(repr=False)

    @property
    def name(self) -> str:
        """The title, or how the note begins."""
        return self.title or beginning(self.body, 60)

    @property
    def excerpt(self) -> str:
        return beginning(self.body, 140)


def notes_for(person: Member) -> QuerySet[Note]:
    """The person's own notes, last changed on top."""
    mine = Note.objects.filter(owner=person, thrown_away_at=None)
    return mine.order_by("-changed_at", "-id")


def thrown_away_notes_for(person: Member) -> QuerySet[Note]:
    """What the person threw away and may still fetch back."""
    return Note.objects.filter(owner=person, thrown_away_at__isnull=False)


def readable_note(person: Member, note_id: UUID) -> Note | None:
    """The note if this person may read it now."""
    note = Note.objects.select_related("owner").filter(pk=note_id, thrown_away_at=None).first()
    return note if note is not None and may(person, "reflection.read_note", note) else None


def owner_of_note(note_id: UUID) -> UUID | None:
    """Whose note somebody tried to open; only to write the try in the log."""
    return owner_of(Note, note_id)


def opened(note: Note) -> OpenNote:
    """The words of a note that the viewer was found to be allowed to read. Raises vault.Unreadable."""
    return _opened(note, vault.key_of(note.owner_id))


def all_opened(notes: Iterable[Note]) -> list[OpenNote]:
    """Several notes of one owner, with one question for the key."""
    rows = list(notes)
    if not rows:
        return []
    key = vault.key_of(rows[0].owner_id)
    return [_opened(note, key) for note in rows]


def found_in_notes(person: Member, words: str) -> list[OpenNote]:
    """The person's own notes that hold every word, opened and searched in memory only."""
    wanted = folded(words).split()
    return [
        note
        for note in all_opened(notes_for(person))
        if all(word in folded(f"{note.title} {note.body}") for word in wanted)
    ]


def titles_for(person: Member, note_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What the person's own notes are called, for lists over all kinds of items."""
    return {note.id: note.name for note in all_opened(notes_for(person).filter(pk__in=set(note_ids)))}


def shared_with(person: Member) -> list[SharingGrant]:
    """What colleagues share with this person now. Without titles: opening is an act that leaves a line."""
    if not may_receive(person):
        return []
    grants = trust.shares_received(person, NOTE).select_related("owner").order_by("until", "id")
    return list(grants.filter(item_id__in=Note.objects.filter(thrown_away_at=None).values("id")))


def colleagues_called(person: Member, words: str) -> list[Member]:
    """The first colleagues whose names match, with the teams they work in."""
    return [colleague for colleague in pickable_people(person, words) if colleague.pk != person.pk]


def colleague_for(person: Member, member_id: UUID) -> Member | None:
    """One colleague who works here now, with roles filled in: they decide who may receive."""
    member = acting_member(member_id)
    return None if member is None or member.has_left or member.pk == person.pk else member


def beginning(text: str, length: int) -> str:
    """The first words, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]}…"


def _opened(note: Note, key: vault.DataKey) -> OpenNote:
    return OpenNote(
        id=note.pk,
        owner_id=note.owner_id,
        changed_at=note.changed_at,
        title=key.open(note, "title"),
        body=key.open(note, "body"),
    )
